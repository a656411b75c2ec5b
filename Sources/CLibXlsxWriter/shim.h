#ifndef LUSTRUM_CLIBXLSXWRITER_H
#define LUSTRUM_CLIBXLSXWRITER_H
#include <xlsxwriter.h>
#endif
