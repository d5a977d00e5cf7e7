INLINE void weight_gradient_rows(const int V, const fanin_lists *lists, float *weights,
                                 const fanin_update *update, const float *x, const float *dy) {
  const int64_t lanes = 16 * V;
  const vec zero = {0};
  float parts[256] __attribute__((aligned(64)));
  int32_t count = 0;
  for (int32_t b = 0; b < lists->blocks; b++) {
    const int32_t *starts = lists->starts + (int64_t)b * (lists->rows + 1);
    for (int32_t j = 0; j < lists->rows; j++) {
      int32_t k = starts[j], end = starts[j + 1];
      if (k == end) continue;
      vec delta[8];
      UNROLL
      for (int r = 0; r < V; r++) delta[r] = load(dy + j * lanes + 16 * r);
      for (; k < end; k++) {
        const float *input = x + lists->indices[k] * lanes;
        vec even = zero, odd = zero;
        UNROLL
        for (int r = 0; r < V; r++) {
          if (r & 1) odd = FMA(load(input + 16 * r), delta[r], odd);
          else even = FMA(load(input + 16 * r), delta[r], even);
        }
        collect(update, weights, parts, k, even + odd);
      }
    }
    count = starts[lists->rows];
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
