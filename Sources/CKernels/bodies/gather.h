// Examples lie row by row, tiles feature by feature: a transposition of 16 × 16 at a time.

typedef uint8_t bvec __attribute__((vector_size(16)));

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

#define GATHER(NAME, ELEMENT, ROW, SQUARE_TO_ROW, VALUE) \
  static void KERNEL(NAME)(const ELEMENT *examples, int32_t features, const int32_t *indices, \
                           int32_t count, int32_t vectors, float *x) { \
    const int64_t lanes = 16 * (int64_t)vectors; \
    for (int32_t r = 0; r < vectors; r++) { \
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
          for (int l = 0; l < 16; l++) store(x + (f + l) * lanes + 16 * r, SQUARE_TO_ROW(rows[l])); \
        } \
      } \
      for (; f < features; f++) \
        for (int l = 0; l < 16; l++) \
          x[f * lanes + 16 * r + l] = sources[l] ? VALUE(sources[l][f]) : 0.0f; \
    } \
  }

#define BYTE_VALUE(b) ((float)(b) * (1.0f / 255.0f))
#define BYTE_ROW(row) (__builtin_convertvector(row, vec) * splat(1.0f / 255.0f))
#define NUMBER_VALUE(x) (x)
GATHER(gather_bytes, uint8_t, bvec, BYTE_ROW, BYTE_VALUE)
GATHER(gather_numbers, float, vec, NUMBER_VALUE, NUMBER_VALUE)
