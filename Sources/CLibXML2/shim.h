#ifndef LUSTRUM_CLIBXML2_H
#define LUSTRUM_CLIBXML2_H
#include <libxml/parser.h>
#endif
