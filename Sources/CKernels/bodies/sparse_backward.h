/// Adds weight · dy to `delta`; returns 16 partial sums of the products of `input` and dy.
INLINE vec backward_products(const int V, const float *output, vec weight, const vec *input,
                             vec *delta) {
  vec even = {0}, odd = {0};
  UNROLL
  for (int r = 0; r < V; r++) {
    vec d = load(output + 16 * r);
    if (r & 1) odd = FMA(input[r], d, odd);
    else even = FMA(input[r], d, even);
    delta[r] = FMA(weight, d, delta[r]);
  }
  return even + odd;
}

INLINE void backward_columns(const int V, const fanin_lists *fan_out, float *weights,
                             const fanin_update *update, const float *x, const float *dy,
                             float *dx) {
  const int64_t lanes = 16 * V;
  const uint16_t *indices = fan_out->indices;
  const vec zero = {0};
  float ring[16 * RING] __attribute__((aligned(64)));
  int32_t k = 0, done = 0;
  for (int32_t i = 0; i < fan_out->rows; i++) {
    const int32_t end = fan_out->visits[i].end;
    vec input[8], delta[8];
    UNROLL
    for (int r = 0; r < V; r++) {
      input[r] = load(x + i * lanes + 16 * r);
      delta[r] = zero;
    }
    while (k < end) {
      const int32_t stop = end_of_ring(done, end);
      for (; k + 4 <= stop; k += 4) {
        const uint64_t j = four_indices(indices + k);
        UNROLL
        for (int c = 0; c < 4; c++)
          store(part(ring, k + c), backward_products(V, dy + index_of_four(j, c) * lanes,
                                                     splat(weights[k + c]), input, delta));
      }
      for (; k < stop; k++)
        store(part(ring, k), backward_products(V, dy + indices[k] * lanes, splat(weights[k]),
                                               input, delta));
      // A sum over lanes wants the registers, so it waits until the row is done where it can.
      if (k < end) done = apply_complete(update, weights, ring, done, k);
    }
    UNROLL
    for (int r = 0; r < V; r++)
      store(dx + i * lanes + 16 * r, choose(input[r] > zero, delta[r], zero));
    done = apply_complete(update, weights, ring, done, k);
  }
  apply_rest(update, weights, ring, done, k);
}

static void KERNEL(sparse_backward)(const fanin_lists *fan_out, float *weights,
                                    const fanin_update *update, int32_t vectors, const float *x,
                                    const float *dy, float *dx) {
#define BODY(V) backward_columns(V, fan_out, weights, update, x, dy, dx)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
