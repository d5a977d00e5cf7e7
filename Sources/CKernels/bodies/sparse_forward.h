INLINE void forward_rows(const int V, const fanin_lists *lists, const float *weights,
                         const float *biases, int32_t rectify, const float *x, float *y) {
  const int64_t lanes = 16 * V;
  for (int32_t b = 0; b < lists->blocks; b++) {
    const int32_t *starts = lists->starts + (int64_t)b * (lists->rows + 1);
    const int last = b == lists->blocks - 1;
    for (int32_t j = 0; j < lists->rows; j++) {
      int32_t k = starts[j], end = starts[j + 1];
      if (k == end && b > 0 && !last) continue;
      float *row = y + j * lanes;
      vec sum[8];
      UNROLL
      for (int r = 0; r < V; r++) sum[r] = b == 0 ? splat(biases[j]) : load(row + 16 * r);
      for (; k < end; k++) {
        const float *input = x + lists->indices[k] * lanes;
        vec w = splat(weights[lists->positions ? lists->positions[k] : k]);
        UNROLL
        for (int r = 0; r < V; r++) sum[r] = FMA(w, load(input + 16 * r), sum[r]);
      }
      UNROLL
      for (int r = 0; r < V; r++) store(row + 16 * r, rectify && last ? rectified(sum[r]) : sum[r]);
    }
  }
}

static void KERNEL(sparse_forward)(const fanin_lists *lists, const float *weights,
                                   const float *biases, int32_t rectify, int32_t vectors,
                                   const float *x, float *y) {
#define BODY(V) forward_rows(V, lists, weights, biases, rectify, x, y)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
