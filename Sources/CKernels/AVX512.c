#include "CKernels.h"
#if defined(__x86_64__)
#include <immintrin.h>
#define KERNEL(name) name##_avx512
#define TABLE fanin_avx512
#define TABLE_NAME "avx512"
#define HAS_32_REGISTERS
#pragma clang attribute push( \
    __attribute__((target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#include "bodies/all.h"
#pragma clang attribute pop
#endif
