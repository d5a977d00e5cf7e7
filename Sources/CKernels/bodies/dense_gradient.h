INLINE void dense_gradient_rows(const int V, int32_t rows, int32_t inputs, int32_t stride,
                                int32_t add, const float *x, const float *dy, float *panel) {
  const int64_t lanes = 16 * V;
  const vec zero = {0};
  float parts[256] __attribute__((aligned(64)));
  for (int32_t j = 0; j < rows; j++) {
    vec delta[8];
    UNROLL
    for (int r = 0; r < V; r++) delta[r] = load(dy + j * lanes + 16 * r);
    for (int32_t first = 0; first < inputs; first += 16) {
      const int32_t count = inputs - first < 16 ? inputs - first : 16;
      for (int32_t i = 0; i < count; i++) {
        const float *input = x + (first + i) * lanes;
        vec even = zero, odd = zero;
        UNROLL
        for (int r = 0; r < V; r++) {
          if (r & 1) odd = FMA(load(input + 16 * r), delta[r], odd);
          else even = FMA(load(input + 16 * r), delta[r], even);
        }
        store(parts + 16 * i, even + odd);
      }
      for (int32_t i = count; i < 16; i++) store(parts + 16 * i, zero);
      float *out = panel + (int64_t)j * stride + first;
      vec gradient = sum_of_lanes(parts);
      store(out, add ? load(out) + gradient : gradient);
    }
  }
}

static void KERNEL(dense_gradient)(int32_t rows, int32_t inputs, int32_t stride, int32_t add,
                                   int32_t vectors, const float *x, const float *dy,
                                   float *panel) {
#define BODY(V) dense_gradient_rows(V, rows, inputs, stride, add, x, dy, panel)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
