static void KERNEL(bias_gradient)(int32_t rows, float *biases, const fanin_update *update,
                                  int32_t vectors, const float *dy) {
  const vec zero = {0};
  float ring[16 * RING] __attribute__((aligned(64)));
  int32_t done = 0;
  for (int32_t j = 0; j < rows; j++) {
    const float *row = dy + (int64_t)j * 16 * vectors;
    vec even = zero, odd = zero;
    for (int32_t r = 0; r < vectors; r += 2) even = even + load(row + 16 * r);
    for (int32_t r = 1; r < vectors; r += 2) odd = odd + load(row + 16 * r);
    store(part(ring, j), even + odd);
    done = apply_complete(update, biases, ring, done, j + 1);
  }
  apply_rest(update, biases, ring, done, rows);
}
