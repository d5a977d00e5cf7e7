// Connections are taken four at a time. What these loops run out of is loads: each connection needs one
// for every vector of its row, and every further one, for its index or its weight, delays those.

typedef float fvec __attribute__((vector_size(16), aligned(4)));

/// Four weights that lie in a row.
INLINE fvec load_four(const float *p) { return *(const fvec *)p; }

/// One of four weights in all lanes.
#define SPLAT_OF_FOUR(four, i) \
  __builtin_shufflevector(four, four, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i)

/// Four indices, the first in the lowest bits: every architecture here is little-endian.
INLINE uint64_t four_indices(const uint16_t *p) {
  uint64_t four;
  __builtin_memcpy(&four, p, sizeof four);
  return four;
}

INLINE int64_t index_of_four(uint64_t four, int i) { return four >> 16 * i & 0xFFFF; }

/// Two positions, the first in the low half.
INLINE uint64_t two_positions(const int32_t *p) {
  uint64_t two;
  __builtin_memcpy(&two, p, sizeof two);
  return two;
}
