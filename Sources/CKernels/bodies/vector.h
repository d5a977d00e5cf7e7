// Sixteen lanes, and the one order in which they are summed.

typedef float vec __attribute__((vector_size(64)));
typedef int32_t ivec __attribute__((vector_size(64)));

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE __attribute__((noinline))
#define UNROLL _Pragma("clang loop unroll(full)")
#define FMA(a, b, c) __builtin_elementwise_fma(a, b, c)

/// Makes an address one register: as operands, some processors take sums of two for two instructions.
#define IN_ONE_REGISTER(address) __asm__("" : "+r"(address))

INLINE vec splat(float s) {
  return (vec){s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s};
}

INLINE vec load(const float *p) { return *(const vec *)p; }
INLINE void store(float *p, vec v) { *(vec *)p = v; }

/// Lane by lane, `a` where the mask is all ones and `b` where it is zero.
INLINE vec choose(ivec mask, vec a, vec b) {
  return (vec)((mask & (ivec)a) | (~mask & (ivec)b));
}

/// max(0, v); NaN stays NaN, so that a diverging network cannot hide behind its activation.
INLINE vec rectified(vec v) {
  vec zero = {0};
  return choose(zero > v, zero, v);
}

/// Sums each of 16 vectors over its lanes; result r is the sum of part r.
///
/// The order within a vector: (l0 + l2) + (l1 + l3) in each quarter, then (q0 + q1) + (q2 + q3).
INLINE vec sum_of_lanes(const float *parts) {
  vec pairs[8], quads[4];
  UNROLL
  for (int i = 0; i < 8; i++) {
    vec a = load(parts + 32 * i), b = load(parts + 32 * i + 16);
    pairs[i] = __builtin_shufflevector(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13,
                                       29) +
               __builtin_shufflevector(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15,
                                       31);
  }
  UNROLL
  for (int i = 0; i < 4; i++) {
    vec a = pairs[2 * i], b = pairs[2 * i + 1];
    quads[i] = __builtin_shufflevector(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28,
                                       29) +
               __builtin_shufflevector(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30,
                                       31);
  }
#define EVEN_QUARTERS(a, b) \
  __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)
#define ODD_QUARTERS(a, b) \
  __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31)
  vec low = EVEN_QUARTERS(quads[0], quads[1]) + ODD_QUARTERS(quads[0], quads[1]);
  vec high = EVEN_QUARTERS(quads[2], quads[3]) + ODD_QUARTERS(quads[2], quads[3]);
  return EVEN_QUARTERS(low, high) + ODD_QUARTERS(low, high);
#undef EVEN_QUARTERS
#undef ODD_QUARTERS
}

/// Calls BODY with a constant number of vectors, so that the accumulators stay in registers.
#define FOR_VECTORS(vectors, BODY) \
  switch (vectors) { \
    case 1: BODY(1); break; \
    case 2: BODY(2); break; \
    case 3: BODY(3); break; \
    case 4: BODY(4); break; \
    case 5: BODY(5); break; \
    case 6: BODY(6); break; \
    case 7: BODY(7); break; \
    default: BODY(8); break; \
  }
