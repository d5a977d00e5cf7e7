// Examples lie row by row, tiles feature by feature: a transposition of 16 × 16 at a time, or of four
// such side by side. Features that nobody reads are left out.

typedef uint8_t bvec __attribute__((vector_size(16)));
typedef uint8_t wide_bvec __attribute__((vector_size(64)));

/// Four rounds of interleaving row i with row i + 8 transpose a 16 × 16 square.
#define TRANSPOSE_16(TYPE, rows, LOW, HIGH) \
  for (int round = 0; round < 4; round++) { \
    TYPE next[16]; \
    UNROLL \
    for (int i = 0; i < 8; i++) { \
      next[2 * i] = LOW(rows[i], rows[i + 8]); \
      next[2 * i + 1] = HIGH(rows[i], rows[i + 8]); \
    } \
    UNROLL \
    for (int i = 0; i < 16; i++) rows[i] = next[i]; \
  }
#define INTERLEAVE_LOW(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define INTERLEAVE_HIGH(a, b) \
  __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)

/// The same in each quarter of 64 bytes; `i` is the first byte of a quarter's half.
#define EIGHT_PAIRS(i) \
  i, i + 64, i + 1, i + 65, i + 2, i + 66, i + 3, i + 67, i + 4, i + 68, i + 5, i + 69, i + 6, \
      i + 70, i + 7, i + 71
#define INTERLEAVE_LOWS(a, b) \
  __builtin_shufflevector(a, b, EIGHT_PAIRS(0), EIGHT_PAIRS(16), EIGHT_PAIRS(32), EIGHT_PAIRS(48))
#define INTERLEAVE_HIGHS(a, b) \
  __builtin_shufflevector(a, b, EIGHT_PAIRS(8), EIGHT_PAIRS(24), EIGHT_PAIRS(40), EIGHT_PAIRS(56))

/// Sixteen of 64 bytes.
#define QUARTER(v, i) \
  __builtin_shufflevector(v, v, i, i + 1, i + 2, i + 3, i + 4, i + 5, i + 6, i + 7, i + 8, i + 9, \
                          i + 10, i + 11, i + 12, i + 13, i + 14, i + 15)

#define BYTE_VALUE(b) ((float)(b) * (1.0f / 255.0f))
#define BYTE_ROW(row) (__builtin_convertvector(row, vec) * splat(1.0f / 255.0f))
#define NUMBER_VALUE(x) (x)

/// Gathers vector r, whose lanes from `count` on are zero.
#define GATHER_VECTOR(NAME, ELEMENT, ROW, SQUARE_TO_ROW, VALUE) \
  static void KERNEL(NAME)(const ELEMENT *examples, int32_t features, const int32_t *indices, \
                           int32_t count, int32_t r, int64_t lanes, const uint8_t *is_read, \
                           float *x) { \
    const ELEMENT *sources[16]; \
    for (int l = 0; l < 16; l++) { \
      int32_t e = 16 * r + l; \
      sources[l] = e < count ? examples + (int64_t)indices[e] * features : 0; \
    } \
    /* Examples lie anywhere in memory: those of the next vector are asked for in advance. */ \
    const ELEMENT *next[16]; \
    for (int l = 0; l < 16; l++) { \
      int32_t e = 16 * r + 16 + l; \
      next[l] = examples + (int64_t)indices[e < count ? e : 0] * features; \
    } \
    int32_t f = 0; \
    if (16 * r + 16 <= count) { \
      for (; f + 16 <= features; f += 16) { \
        ROW rows[16]; \
        if (f * sizeof(ELEMENT) % 64 == 0) \
          for (int l = 0; l < 16; l++) __builtin_prefetch(next[l] + f); \
        UNROLL \
        for (int l = 0; l < 16; l++) __builtin_memcpy(&rows[l], sources[l] + f, sizeof(ROW)); \
        TRANSPOSE_16(ROW, rows, INTERLEAVE_LOW, INTERLEAVE_HIGH) \
        UNROLL \
        for (int l = 0; l < 16; l++) \
          if (!is_read || is_read[f + l]) \
            store(x + (f + l) * lanes + 16 * r, SQUARE_TO_ROW(rows[l])); \
      } \
    } \
    for (; f < features; f++) \
      for (int l = 0; l < 16; l++) \
        x[f * lanes + 16 * r + l] = sources[l] ? VALUE(sources[l][f]) : 0.0f; \
  }
GATHER_VECTOR(gather_vector_of_bytes, uint8_t, bvec, BYTE_ROW, BYTE_VALUE)
GATHER_VECTOR(gather_vector_of_numbers, float, vec, NUMBER_VALUE, NUMBER_VALUE)

/// Gathers four full vectors.
static void KERNEL(gather_four_vectors)(const uint8_t *examples, int32_t features,
                                        const int32_t *indices, int64_t lanes,
                                        const uint8_t *is_read, float *x) {
  const uint8_t *sources[64];
  for (int e = 0; e < 64; e++) sources[e] = examples + (int64_t)indices[e] * features;
  int32_t f = 0;
  for (; f + 16 <= features; f += 16) {
    wide_bvec rows[16];
    // Row l: examples l, 16 + l, 32 + l and 48 + l, one in each quarter.
    UNROLL
    for (int l = 0; l < 16; l++) {
      UNROLL
      for (int q = 0; q < 4; q++)
        __builtin_memcpy((char *)&rows[l] + 16 * q, sources[16 * q + l] + f, 16);
    }
    TRANSPOSE_16(wide_bvec, rows, INTERLEAVE_LOWS, INTERLEAVE_HIGHS)
    UNROLL
    for (int l = 0; l < 16; l++) {
      if (is_read && !is_read[f + l]) continue;
      float *row = x + (f + l) * lanes;
      store(row, BYTE_ROW(QUARTER(rows[l], 0)));
      store(row + 16, BYTE_ROW(QUARTER(rows[l], 16)));
      store(row + 32, BYTE_ROW(QUARTER(rows[l], 32)));
      store(row + 48, BYTE_ROW(QUARTER(rows[l], 48)));
    }
  }
  for (; f < features; f++)
    for (int e = 0; e < 64; e++) x[f * lanes + e] = BYTE_VALUE(sources[e][f]);
}

static void KERNEL(gather_bytes)(const uint8_t *examples, int32_t features,
                                 const int32_t *indices, int32_t count, int32_t vectors,
                                 const uint8_t *is_read, float *x) {
  const int64_t lanes = 16 * (int64_t)vectors;
  int32_t r = 0;
  for (; 16 * r + 64 <= count; r += 4)
    KERNEL(gather_four_vectors)(examples, features, indices + 16 * r, lanes, is_read, x + 16 * r);
  for (; r < vectors; r++)
    KERNEL(gather_vector_of_bytes)(examples, features, indices, count, r, lanes, is_read, x);
}

static void KERNEL(gather_numbers)(const float *examples, int32_t features,
                                   const int32_t *indices, int32_t count, int32_t vectors,
                                   const uint8_t *is_read, float *x) {
  const int64_t lanes = 16 * (int64_t)vectors;
  for (int32_t r = 0; r < vectors; r++)
    KERNEL(gather_vector_of_numbers)(examples, features, indices, count, r, lanes, is_read, x);
}
