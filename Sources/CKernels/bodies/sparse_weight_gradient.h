INLINE void weight_gradient_rows(const int V, const fanin_lists *lists, float *weights,
                                 const fanin_update *update, const float *x, const float *dy) {
  const int64_t lanes = 16 * V;
  const uint16_t *indices = lists->indices;
  const int32_t rows = lists->rows, blocks = lists->blocks;
  const vec zero = {0};
  float parts[256] __attribute__((aligned(64)));
  int32_t count = 0;
  for (int32_t b = 0; b < blocks; b++) {
    const int32_t *starts = lists->starts + (int64_t)b * (rows + 1);
    for (int32_t j = 0; j < rows; j++) {
      int32_t k = starts[j], end = starts[j + 1];
      if (k == end) continue;
      vec delta[8];
      UNROLL
      for (int r = 0; r < V; r++) delta[r] = load(dy + j * lanes + 16 * r);
      while (k < end) {
        const int32_t stop = end_of_sixteen(k, end);
        for (; k < stop; k++) {
          const float *input = x + indices[k] * lanes;
          vec even = zero, odd = zero;
          UNROLL
          for (int r = 0; r < V; r++) {
            if (r & 1) odd = FMA(load(input + 16 * r), delta[r], odd);
            else even = FMA(load(input + 16 * r), delta[r], even);
          }
          store(parts + 16 * (k & 15), even + odd);
        }
        apply_sixteen(update, weights, parts, k);
      }
    }
    count = starts[rows];
  }
  collect_rest(update, weights, parts, count);
}

static void KERNEL(sparse_weight_gradient)(const fanin_lists *lists, float *weights,
                                           const fanin_update *update, int32_t vectors,
                                           const float *x, const float *dy) {
#define BODY(V) weight_gradient_rows(V, lists, weights, update, x, dy)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
