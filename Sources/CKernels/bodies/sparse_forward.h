INLINE void add_products(const int V, vec *sum, const float *input, vec weight) {
  UNROLL
  for (int r = 0; r < V; r++) sum[r] = FMA(weight, load(input + 16 * r), sum[r]);
}

/// Adds the connections k ..< end of one row, whose weights lie in this order.
INLINE void add_row(const int V, vec *sum, const uint16_t *indices, const float *weights, int32_t k,
                    int32_t end, const float *x) {
  const int64_t lanes = 16 * V;
  for (; k + 4 <= end; k += 4) {
    const uint64_t i = four_indices(indices + k);
    const fvec w = load_four(weights + k);
    add_products(V, sum, x + index_of_four(i, 0) * lanes, SPLAT_OF_FOUR(w, 0));
    add_products(V, sum, x + index_of_four(i, 1) * lanes, SPLAT_OF_FOUR(w, 1));
    add_products(V, sum, x + index_of_four(i, 2) * lanes, SPLAT_OF_FOUR(w, 2));
    add_products(V, sum, x + index_of_four(i, 3) * lanes, SPLAT_OF_FOUR(w, 3));
  }
  for (; k < end; k++) add_products(V, sum, x + indices[k] * lanes, splat(weights[k]));
}

/// Adds the connections k ..< end of one row, whose weights lie at `positions`.
INLINE void add_scattered_row(const int V, vec *sum, const uint16_t *indices,
                              const int32_t *positions, const float *weights, int32_t k,
                              int32_t end, const float *x) {
  const int64_t lanes = 16 * V;
  for (; k + 4 <= end; k += 4) {
    const uint64_t i = four_indices(indices + k);
    const uint64_t p = two_positions(positions + k), q = two_positions(positions + k + 2);
    add_products(V, sum, x + index_of_four(i, 0) * lanes, splat(weights[(uint32_t)p]));
    add_products(V, sum, x + index_of_four(i, 1) * lanes, splat(weights[p >> 32]));
    add_products(V, sum, x + index_of_four(i, 2) * lanes, splat(weights[(uint32_t)q]));
    add_products(V, sum, x + index_of_four(i, 3) * lanes, splat(weights[q >> 32]));
  }
  for (; k < end; k++) add_products(V, sum, x + indices[k] * lanes, splat(weights[positions[k]]));
}

INLINE void forward_rows(const int V, const fanin_lists *lists, const float *weights,
                         const float *biases, int32_t rectify, const float *x, float *y) {
  const int64_t lanes = 16 * V;
  const uint16_t *indices = lists->indices;
  const int32_t *positions = lists->positions;
  const fanin_visit *visit = lists->visits, *last = visit + lists->count;
  // Where the next row lies is known before this one is done: its end is often guessed wrong.
  float *next = y + visit->row * lanes;
  for (int32_t k = 0; visit < last; visit++) {
    float *row = next;
    next = y + visit[1].row * lanes;
    vec sum[8];
    if (visit->is_first) {
      UNROLL
      for (int r = 0; r < V; r++) sum[r] = splat(biases[visit->row]);
    } else {
      UNROLL
      for (int r = 0; r < V; r++) sum[r] = load(row + 16 * r);
    }
    if (positions) add_scattered_row(V, sum, indices, positions, weights, k, visit->end, x);
    else add_row(V, sum, indices, weights, k, visit->end, x);
    if (rectify && visit->is_last) {
      UNROLL
      for (int r = 0; r < V; r++) sum[r] = rectified(sum[r]);
    }
    UNROLL
    for (int r = 0; r < V; r++) store(row + 16 * r, sum[r]);
    k = visit->end;
  }
}

static NOINLINE void KERNEL(sparse_forward)(const fanin_lists *lists, const float *weights,
                                            const float *biases, int32_t rectify, int32_t vectors,
                                            const float *x, float *y) {
#define BODY(V) forward_rows(V, lists, weights, biases, rectify, x, y)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
