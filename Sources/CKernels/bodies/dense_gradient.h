// Every input against every neuron: a product of two dense matrices. Inputs lie in the lanes, so that
// a number of dy serves 16 of them; their rows are transposed once for all neurons. Each sum is added
// up in the order of the sparse loops.

/// Neurons and vectors of inputs whose sums stay in registers.
#ifdef HAS_32_REGISTERS
enum { TOGETHER = 4, ABREAST = 2 };
#else
enum { TOGETHER = 1, ABREAST = 1 };
#endif

/// Inputs that are transposed at a time.
enum { STRIP = 64 };

/// columns[e · STRIP + i] = x[i · step + e], zero for inputs from `inputs` on.
INLINE void transpose_strip(int32_t lanes, int32_t inputs, int64_t step, const float *x,
                            float *columns) {
  const vec zero = {0};
  for (int32_t i = 0; i < STRIP; i += 16) {
    for (int32_t e = 0; e < lanes; e += 16) {
      vec square[16];
      UNROLL
      for (int l = 0; l < 16; l++) square[l] = i + l < inputs ? load(x + (i + l) * step + e) : zero;
      TRANSPOSE_16(vec, square, INTERLEAVE_LOW, INTERLEAVE_HIGH)
      UNROLL
      for (int l = 0; l < 16; l++) store(columns + (e + l) * STRIP + i, square[l]);
    }
  }
}

/// The gradients of N neurons, whose deltas lie `step` apart, with respect to I × 16 inputs.
INLINE void dense_gradient_block(const int V, const int N, const int I, int64_t step, int32_t add,
                                 int32_t stride, const float *columns, const float *dy,
                                 float *panel) {
  // part[l]: the sums over lane l of the vectors, for all neurons and inputs.
  float part[16 * TOGETHER * ABREAST * 16] __attribute__((aligned(64)));
  const int size = 16 * N * I;
  for (int l = 0; l < 16; l++) {
    vec even[TOGETHER][ABREAST], odd[TOGETHER][ABREAST];
    UNROLL
    for (int n = 0; n < N; n++) {
      UNROLL
      for (int i = 0; i < I; i++) even[n][i] = odd[n][i] = (vec){0};
    }
    UNROLL
    for (int r = 0; r < V; r++) {
      vec input[ABREAST];
      UNROLL
      for (int i = 0; i < I; i++) input[i] = load(columns + (16 * r + l) * STRIP + 16 * i);
      UNROLL
      for (int n = 0; n < N; n++) {
        const vec delta = splat(dy[n * step + 16 * r + l]);
        UNROLL
        for (int i = 0; i < I; i++) {
          if (r & 1) odd[n][i] = FMA(input[i], delta, odd[n][i]);
          else even[n][i] = FMA(input[i], delta, even[n][i]);
        }
      }
    }
    UNROLL
    for (int n = 0; n < N; n++) {
      UNROLL
      for (int i = 0; i < I; i++) store(part + l * size + 16 * (n * I + i), even[n][i] + odd[n][i]);
    }
  }
  for (int n = 0; n < N; n++) {
    for (int i = 0; i < I; i++) {
      const float *lane = part + 16 * (n * I + i);
      vec quarter[4];
      UNROLL
      for (int q = 0; q < 4; q++, lane += 4 * size)
        quarter[q] = (load(lane) + load(lane + 2 * size)) + (load(lane + size) + load(lane + 3 * size));
      const vec gradient = (quarter[0] + quarter[1]) + (quarter[2] + quarter[3]);
      float *out = panel + n * stride + 16 * i;
      store(out, add ? load(out) + gradient : gradient);
    }
  }
}

INLINE void dense_gradient_panel(const int V, int32_t rows, int64_t row_step, int32_t inputs,
                                 int64_t input_step, int32_t stride, int32_t add, const float *x,
                                 const float *dy, float *panel) {
  float columns[128 * STRIP] __attribute__((aligned(64)));
  for (int32_t first = 0; first < inputs; first += STRIP) {
    transpose_strip(16 * V, inputs - first, input_step, x + first * input_step, columns);
    const int32_t width = inputs - first < STRIP ? inputs - first : STRIP;
    for (int32_t i = 0; i < width; i += 16 * ABREAST) {
      int32_t j = 0;
#define BLOCK(N) \
  dense_gradient_block(V, N, ABREAST, row_step, add, stride, columns + i, dy + j * row_step, \
                       panel + (int64_t)j * stride + first + i)
      for (; j + TOGETHER <= rows; j += TOGETHER) BLOCK(TOGETHER);
      for (; j < rows; j++) BLOCK(1);
#undef BLOCK
    }
  }
}

static void KERNEL(dense_gradient)(int32_t rows, int32_t row_step, int32_t inputs,
                                   int32_t input_step, int32_t stride, int32_t add,
                                   int32_t vectors, const float *x, const float *dy,
                                   float *panel) {
#define BODY(V) \
  dense_gradient_panel(V, rows, (int64_t)row_step * 16 * V, inputs, (int64_t)input_step * 16 * V, \
                       stride, add, x, dy, panel)
  FOR_VECTORS(vectors, BODY)
#undef BODY
}
