#ifndef LUSTRUM_CHIGHS_H
#define LUSTRUM_CHIGHS_H
#if !__has_include("interfaces/highs_c_api.h")
#error "HiGHS is not there: run scripts/setup, which brings it to .deps/highs"
#endif
#include "interfaces/highs_c_api.h"
#endif
