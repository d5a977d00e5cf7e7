/// Sixteen partial sums of the products of two rows.
INLINE vec products(const int V, const float *input, const vec *delta) {
  vec even = {0}, odd = {0};
  UNROLL
  for (int r = 0; r < V; r++) {
    if (r & 1) odd = FMA(load(input + 16 * r), delta[r], odd);
    else even = FMA(load(input + 16 * r), delta[r], even);
  }
  return even + odd;
}

INLINE void weight_gradient_rows(const int V, const fanin_lists *lists, float *weights,
                                 const fanin_update *update, const float *x, const float *dy) {
  const int64_t lanes = 16 * V;
  const uint16_t *indices = lists->indices;
  const int32_t rows = lists->rows, blocks = lists->blocks;
  float ring[16 * RING] __attribute__((aligned(64)));
  int32_t k = 0, done = 0;
  for (int32_t b = 0; b < blocks; b++) {
    const int32_t *starts = lists->starts + (int64_t)b * (rows + 1);
    for (int32_t j = 0; j < rows; j++) {
      const int32_t end = starts[j + 1];
      if (k == end) continue;
      vec delta[8];
      UNROLL
      for (int r = 0; r < V; r++) delta[r] = load(dy + j * lanes + 16 * r);
      while (k < end) {
        const int32_t stop = end_of_ring(done, end);
        for (; k + 4 <= stop; k += 4) {
          const uint64_t i = four_indices(indices + k);
          UNROLL
          for (int c = 0; c < 4; c++)
            store(part(ring, k + c), products(V, x + index_of_four(i, c) * lanes, delta));
        }
        for (; k < stop; k++) store(part(ring, k), products(V, x + indices[k] * lanes, delta));
        done = apply_complete(update, weights, ring, done, k);
      }
    }
  }
  apply_rest(update, weights, ring, done, k);
}

static void KERNEL(sparse_weight_gradient)(const fanin_lists *lists, float *weights,
                                           const fanin_update *update, int32_t vectors,
                                           const float *x, const float *dy) {
#define BODY(V) weight_gradient_rows(V, lists, weights, update, x, dy)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
