#include "CKernels.h"
#if defined(__x86_64__)
#define KERNEL(name) name##_avx2
#define TABLE fanin_avx2
#define TABLE_NAME "avx2"
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "bodies/all.h"
#pragma clang attribute pop
#endif
