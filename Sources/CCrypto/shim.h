#ifndef LUSTRUM_CCRYPTO_H
#define LUSTRUM_CCRYPTO_H
#include <openssl/evp.h>
#endif
