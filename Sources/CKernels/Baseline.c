// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64.
#include "CKernels.h"
#define KERNEL(name) name##_baseline
#define TABLE fanin_baseline
#define TABLE_NAME "baseline"
#include "bodies/all.h"
