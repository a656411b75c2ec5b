#ifndef LUSTRUM_CLIBXML2_H
#define LUSTRUM_CLIBXML2_H
// libxml2 may bring the headers of Debian's ICU, which are not those of Foundation's own ICU: Swift refuses a program
// that sees both. The parser is used without either.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#endif
