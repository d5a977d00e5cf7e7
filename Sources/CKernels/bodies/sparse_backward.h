INLINE void backward_columns(const int V, const fanin_lists *fan_out, float *weights,
                             const fanin_update *update, const float *x, const float *dy,
                             float *dx) {
  const int64_t lanes = 16 * V;
  const vec zero = {0};
  float parts[256] __attribute__((aligned(64)));
  for (int32_t i = 0; i < fan_out->rows; i++) {
    vec input[8], delta[8];
    UNROLL
    for (int r = 0; r < V; r++) {
      input[r] = load(x + i * lanes + 16 * r);
      delta[r] = zero;
    }
    for (int32_t k = fan_out->starts[i]; k < fan_out->starts[i + 1]; k++) {
      const float *output = dy + fan_out->indices[k] * lanes;
      vec w = splat(weights[k]);
      vec even = zero, odd = zero;
      UNROLL
      for (int r = 0; r < V; r++) {
        vec d = load(output + 16 * r);
        if (r & 1) odd = FMA(input[r], d, odd);
        else even = FMA(input[r], d, even);
        delta[r] = FMA(w, d, delta[r]);
      }
      collect(update, weights, parts, k, even + odd);
    }
    UNROLL
    for (int r = 0; r < V; r++)
      store(dx + i * lanes + 16 * r, select(input[r] > zero, delta[r], zero));
  }
  collect_rest(update, weights, parts, fan_out->starts[fan_out->rows]);
}

static void KERNEL(sparse_backward)(const fanin_lists *fan_out, float *weights,
                                    const fanin_update *update, int32_t vectors, const float *x,
                                    const float *dy, float *dx) {
#define BODY(V) backward_columns(V, fan_out, weights, update, x, dy, dx)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
