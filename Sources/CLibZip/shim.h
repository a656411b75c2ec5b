#ifndef LUSTRUM_CLIBZIP_H
#define LUSTRUM_CLIBZIP_H
#include <zip.h>
#endif
