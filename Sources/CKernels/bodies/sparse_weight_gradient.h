/// Sixteen partial sums of the products of two rows.
INLINE vec products(const int V, const float *input, const vec *delta) {
  IN_ONE_REGISTER(input);
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
  float ring[16 * RING] __attribute__((aligned(64)));
  int32_t k = 0, done = 0;
  const fanin_visit *visit = lists->visits, *last = visit + lists->count;
  // Where the next row lies is known before this one is done: its end is often guessed wrong.
  const float *next = dy + visit->row * lanes;
  for (; visit < last; visit++) {
    const float *row = next;
    const int32_t end = visit->end;
    next = dy + visit[1].row * lanes;
    if (k == end) continue;
    vec delta[8];
    UNROLL
    for (int r = 0; r < V; r++) delta[r] = load(row + 16 * r);
    while (k < end) {
      const int32_t stop = end_of_ring(done, end);
      for (; k + 4 <= stop; k += 4) {
        const uint64_t four = four_indices(indices + k);
        UNROLL
        for (int c = 0; c < 4; c++)
          store(part(ring, k + c), products(V, x + index_of_four(four, c) * lanes, delta));
      }
      for (; k < stop; k++) store(part(ring, k), products(V, x + indices[k] * lanes, delta));
      done = apply_complete(update, weights, ring, done, k);
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
