// Where every neuron reads every input, three neurons share each load of one: the 24 sums of a full
// tile stay in 32 registers. Each sum is added up in the order of the sparse loop.

/// Adds a block of inputs to N rows that begin at `row`, whose lists begin at `starts`; biases only
/// for the first block.
INLINE void add_complete_rows(const int V, const int N, const fanin_lists *lists,
                              const int32_t *starts, const float *weights, const float *biases,
                              int rectify, const float *x, float *row) {
  const int64_t lanes = 16 * V;
  const int32_t *positions = lists->positions;
  const int32_t count = starts[1] - starts[0];
  const float *input = x + lists->indices[starts[0]] * lanes;
  vec sum[3][8];
  UNROLL
  for (int n = 0; n < N; n++) {
    UNROLL
    for (int r = 0; r < V; r++)
      sum[n][r] = biases ? splat(biases[n]) : load(row + n * lanes + 16 * r);
  }
  for (int32_t i = 0; i < count; i++, input += lanes) {
    vec weight[3];
    UNROLL
    for (int n = 0; n < N; n++) {
      const int32_t k = starts[n] + i;
      weight[n] = splat(weights[positions ? positions[k] : k]);
    }
    UNROLL
    for (int r = 0; r < V; r++) {
      const vec value = load(input + 16 * r);
      UNROLL
      for (int n = 0; n < N; n++) sum[n][r] = FMA(weight[n], value, sum[n][r]);
    }
  }
  UNROLL
  for (int n = 0; n < N; n++) {
    UNROLL
    for (int r = 0; r < V; r++)
      store(row + n * lanes + 16 * r, rectify ? rectified(sum[n][r]) : sum[n][r]);
  }
}

INLINE void forward_complete_rows(const int V, const fanin_lists *lists, const float *weights,
                                  const float *biases, int rectify, const float *x, float *y) {
  const int64_t lanes = 16 * V;
  for (int32_t b = 0; b < lists->blocks; b++) {
    const int32_t *starts = lists->starts + (int64_t)b * (lists->rows + 1);
    const int rectifies = rectify && b == lists->blocks - 1;
    int32_t j = 0;
#define ADD(N) \
  add_complete_rows(V, N, lists, starts + j, weights, b == 0 ? biases + j : 0, rectifies, x, \
                    y + j * lanes)
    for (; j + 3 <= lists->rows; j += 3) ADD(3);
    for (; j < lists->rows; j++) ADD(1);
#undef ADD
  }
}

static NOINLINE void KERNEL(complete_forward)(const fanin_lists *lists, const float *weights,
                                              const float *biases, int32_t rectify,
                                              int32_t vectors, const float *x, float *y) {
#define BODY(V) forward_complete_rows(V, lists, weights, biases, rectify, x, y)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
