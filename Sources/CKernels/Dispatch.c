#include "CKernels.h"

#include <stddef.h>

extern const fanin_kernels fanin_baseline;

#if defined(__x86_64__)
extern const fanin_kernels fanin_avx2, fanin_avx512;

static int has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

static int has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#endif

const fanin_kernels *fanin_kernels_at(int32_t index) {
#if defined(__x86_64__)
  if (index == 1) return has_avx2() ? &fanin_avx2 : NULL;
  if (index == 2) return has_avx512() ? &fanin_avx512 : NULL;
#endif
  return index == 0 ? &fanin_baseline : NULL;
}

const char *fanin_compiler(void) { return __VERSION__; }
