static void KERNEL(softmax_cross_entropy)(int32_t classes, int32_t vectors, const float *logits,
                                          const uint16_t *labels, float scale, float *losses,
                                          uint16_t *predictions, float *dlogits) {
  const int64_t lanes = 16 * (int64_t)vectors;
  for (int32_t r = 0; r < vectors; r++) {
    const float *z = logits + 16 * r;
    vec largest = load(z);
    ivec best = {0};
    for (int32_t c = 1; c < classes; c++) {
      vec value = load(z + c * lanes);
      ivec better = value > largest;
      largest = choose(better, value, largest);
      best = (better & c) | (~better & best);
    }
    vec sum = {0};
    for (int32_t c = 0; c < classes; c++) {
      vec e = exponential(load(z + c * lanes) - largest);
      if (dlogits) store(dlogits + c * lanes + 16 * r, e);
      sum = sum + e;
    }
    vec normalizer = logarithm(sum) + largest;
    if (dlogits) {
      vec factor = splat(scale) / sum;
      for (int32_t c = 0; c < classes; c++) {
        float *d = dlogits + c * lanes + 16 * r;
        store(d, load(d) * factor);
      }
    }
    for (int l = 0; l < 16; l++) {
      const int64_t lane = 16 * r + l;
      const uint16_t label = labels[lane];
      predictions[lane] = (uint16_t)best[l];
      if (label < classes) {
        losses[lane] = normalizer[l] - logits[label * lanes + lane];
        if (dlogits) dlogits[label * lanes + lane] -= scale;
      } else {
        losses[lane] = 0;
        for (int32_t c = 0; c < classes && dlogits; c++) dlogits[c * lanes + lane] = 0;
      }
    }
  }
}
