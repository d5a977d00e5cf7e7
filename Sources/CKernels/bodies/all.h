// Every body in one translation unit per instruction set, and the table that names them. The
// including file defines KERNEL(name) and TABLE.

#pragma clang fp contract(off)
#pragma clang diagnostic ignored "-Wpsabi"

#include "vector.h"
#include "updates/update.h"
#include "fours.h"
#include "gather.h"
#include "sparse_forward.h"
#ifdef HAS_32_REGISTERS
#include "complete_forward.h"
#endif
#include "forward.h"
#include "sparse_backward.h"
#include "sparse_weight_gradient.h"
#include "bias_gradient.h"
#include "dense_gradient.h"
#include "updates/large_magnitudes.h"
#include "exponential.h"
#include "softmax_cross_entropy.h"
#include "multiply_adds.h"

const fanin_kernels TABLE = {
    .name = TABLE_NAME,
    .gather_bytes = KERNEL(gather_bytes),
    .gather_numbers = KERNEL(gather_numbers),
    .sparse_forward = KERNEL(forward),
    .sparse_backward = KERNEL(sparse_backward),
    .sparse_weight_gradient = KERNEL(sparse_weight_gradient),
    .bias_gradient = KERNEL(bias_gradient),
    .dense_gradient = KERNEL(dense_gradient),
    .large_magnitudes = KERNEL(large_magnitudes),
    .softmax_cross_entropy = KERNEL(softmax_cross_entropy),
    .exponentials = KERNEL(exponentials),
    .logarithms = KERNEL(logarithms),
    .multiply_adds = KERNEL(multiply_adds),
};
