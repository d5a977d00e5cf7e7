// OpenSSL recommends EVP instead of these functions. But their state is a plain value, they cannot
// fail, no configuration file changes them, and a static link takes only the object they are in;
// both run the same code, with the processor's SHA instructions.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
