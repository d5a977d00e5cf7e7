INLINE void backward_columns(const int V, const fanin_lists *fan_out, float *weights,
                             const fanin_update *update, const float *x, const float *dy,
                             float *dx) {
  const int64_t lanes = 16 * V;
  const int32_t *starts = fan_out->starts;
  const uint16_t *indices = fan_out->indices;
  const int32_t rows = fan_out->rows;
  const vec zero = {0};
  float parts[256] __attribute__((aligned(64)));
  for (int32_t i = 0; i < rows; i++) {
    vec input[8], delta[8];
    UNROLL
    for (int r = 0; r < V; r++) {
      input[r] = load(x + i * lanes + 16 * r);
      delta[r] = zero;
    }
    const int32_t end = starts[i + 1];
    for (int32_t k = starts[i]; k < end;) {
      const int32_t stop = end_of_sixteen(k, end);
      for (; k < stop; k++) {
        const float *output = dy + indices[k] * lanes;
        vec w = splat(weights[k]);
        vec even = zero, odd = zero;
        UNROLL
        for (int r = 0; r < V; r++) {
          vec d = load(output + 16 * r);
          if (r & 1) odd = FMA(input[r], d, odd);
          else even = FMA(input[r], d, even);
          delta[r] = FMA(w, d, delta[r]);
        }
        store(parts + 16 * (k & 15), even + odd);
      }
      apply_sixteen(update, weights, parts, k);
    }
    UNROLL
    for (int r = 0; r < V; r++)
      store(dx + i * lanes + 16 * r, select(input[r] > zero, delta[r], zero));
  }
  collect_rest(update, weights, parts, starts[rows]);
}

static void KERNEL(sparse_backward)(const fanin_lists *fan_out, float *weights,
                                    const fanin_update *update, int32_t vectors, const float *x,
                                    const float *dy, float *dx) {
#define BODY(V) backward_columns(V, fan_out, weights, update, x, dy, dx)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
