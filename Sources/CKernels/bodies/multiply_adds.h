// Nothing but fused multiply-adds in registers: the rate that no kernel can exceed.

INLINE void multiply_add_chains(const int V, int32_t rounds, float factor, float *sums) {
  vec sum[8], f = splat(factor);
  UNROLL
  for (int r = 0; r < V; r++) sum[r] = load(sums + 16 * r);
  for (int32_t i = 0; i < rounds; i++) {
    UNROLL
    for (int r = 0; r < V; r++) sum[r] = FMA(sum[r], f, f);
  }
  UNROLL
  for (int r = 0; r < V; r++) store(sums + 16 * r, sum[r]);
}

static void KERNEL(multiply_adds)(int32_t rounds, float factor, int32_t vectors, float *sums) {
#define BODY(V) multiply_add_chains(V, rounds, factor, sums)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
