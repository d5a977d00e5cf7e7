// Where every neuron reads every input, three neurons share each load of one: the 24 sums of a full
// tile stay in 32 registers. Each sum is added up in the order of the sparse loop.

/// Adds a block of `count` inputs to N rows that begin at `row`, whose connections begin at `k`;
/// biases only for the first block.
INLINE void add_complete_rows(const int V, const int N, const fanin_lists *lists, int32_t k,
                              int32_t count, const float *weights, const float *biases,
                              int rectify, const float *x, float *row) {
  const int64_t lanes = 16 * V;
  const int32_t *positions = lists->positions;
  const float *input = x + lists->indices[k] * lanes;
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
      const int32_t place = k + n * count + i;
      weight[n] = splat(weights[positions ? positions[place] : place]);
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
  const int32_t rows = lists->rows;
  int32_t k = 0;
  for (const fanin_visit *v = lists->visits; v < lists->visits + lists->count; v += rows) {
    const int rectifies = rectify && v->is_last;
    const int32_t count = v->end - k;
    int32_t j = 0;
#define ADD(N) \
  add_complete_rows(V, N, lists, k + j * count, count, weights, v->is_first ? biases + j : 0, \
                    rectifies, x, y + j * lanes)
    for (; j + 3 <= rows; j += 3) ADD(3);
    for (; j < rows; j++) ADD(1);
#undef ADD
    k += rows * count;
  }
}

static NOINLINE void KERNEL(complete_forward)(const fanin_lists *lists, const float *weights,
                                              const float *biases, int32_t rectify,
                                              int32_t vectors, const float *x, float *y) {
#define BODY(V) forward_complete_rows(V, lists, weights, biases, rectify, x, y)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
