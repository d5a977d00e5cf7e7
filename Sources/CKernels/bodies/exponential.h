// Coefficients: Cephes 2.2, expf.c and logf.c (Moshier 1992), evaluated with fused multiply-adds.

/// e to the x for x ≤ 0, at least e^−87; NaN stays NaN.
INLINE vec exponential(vec x) {
  const vec lowest = splat(-87.0f);
  x = choose(x < lowest, lowest, x);
  // Adding 1.5 · 2²³ rounds to the nearest integer, which then stands in the low bits.
  const vec magic = splat(12582912.0f);
  vec shifted = FMA(x, splat(1.44269504088896341f), magic);
  vec n = shifted - magic;
  vec r = FMA(n, splat(-0.693359375f), x);
  r = FMA(n, splat(2.12194440e-4f), r);
  vec p = splat(1.9875691500e-4f);
  p = FMA(p, r, splat(1.3981999507e-3f));
  p = FMA(p, r, splat(8.3334519073e-3f));
  p = FMA(p, r, splat(4.1665795894e-2f));
  p = FMA(p, r, splat(1.6666665459e-1f));
  p = FMA(p, r, splat(5.0000001201e-1f));
  p = FMA(p, r * r, r) + splat(1.0f);
  ivec power = ((ivec)shifted + (127 - 0x4B400000)) << 23;
  return p * (vec)power;
}

/// The natural logarithm of a positive normal number; NaN stays NaN.
INLINE vec logarithm(vec x) {
  const vec one = splat(1.0f);
  ivec bits = (ivec)x;
  // The exponent is taken so that the significand lies in [√½, √2).
  ivec e = (bits - 0x3F3504F3) >> 23;
  vec f = (vec)(bits - (e << 23)) - one;
  vec n = __builtin_convertvector(e, vec);
  vec z = f * f;
  vec p = splat(7.0376836292e-2f);
  p = FMA(p, f, splat(-1.1514610310e-1f));
  p = FMA(p, f, splat(1.1676998740e-1f));
  p = FMA(p, f, splat(-1.2420140846e-1f));
  p = FMA(p, f, splat(1.4249322787e-1f));
  p = FMA(p, f, splat(-1.6668057665e-1f));
  p = FMA(p, f, splat(2.0000714765e-1f));
  p = FMA(p, f, splat(-2.4999993993e-1f));
  p = FMA(p, f, splat(3.3333331174e-1f));
  vec y = FMA(n, splat(-2.12194440e-4f), (p * f) * z);
  y = FMA(splat(-0.5f), z, y);
  vec result = FMA(n, splat(0.693359375f), f + y);
  return choose(x == x, result, x);
}

static void KERNEL(exponentials)(const float *x, int64_t count, float *y) {
  for (int64_t i = 0; i < count; i += 16) store(y + i, exponential(load(x + i)));
}

static void KERNEL(logarithms)(const float *x, int64_t count, float *y) {
  for (int64_t i = 0; i < count; i += 16) store(y + i, logarithm(load(x + i)));
}
