// A gradient is used in the registers where it was summed; there is no array of gradients.

/// Zero in the place of numbers below 2⁻¹⁰⁰; NaN stays NaN. States that get no gradient any more would
/// decay into subnormal numbers and stay there, and arithmetic on those is many times slower.
INLINE vec flushed(vec v) {
  return (vec)((ivec)v & (((ivec)v & 0x7fffffff) >= 0x0d800000));
}

/// Uses the gradients of 16 parameters that begin at `k`.
INLINE void apply(const fanin_update *u, float *parameters, int64_t k, vec gradient) {
  if (u->carried) gradient = load(u->carried + k) + gradient;
  if (u->rule == FANIN_STORE) {
    store(u->gradient + k, gradient);
    return;
  }
  vec w = load(parameters + k);
  if (u->rule == FANIN_ADAMW) {
    vec m = flushed(FMA(splat(u->beta1), load(u->first + k), splat(1.0f - u->beta1) * gradient));
    vec v = flushed(FMA(splat(u->beta2), load(u->second + k),
                        splat(1.0f - u->beta2) * (gradient * gradient)));
    store(u->first + k, m);
    store(u->second + k, v);
    vec root = __builtin_elementwise_sqrt(v * splat(u->correction2)) + splat(u->epsilon);
    vec direction = (m * splat(u->correction1)) / root;
    w = FMA(splat(-u->learning_rate * u->weight_decay), w, w);
    store(parameters + k, FMA(splat(-u->learning_rate), direction, w));
    return;
  }
  gradient = FMA(splat(u->weight_decay), w, gradient);
  vec v = flushed(FMA(splat(u->momentum), load(u->first + k), gradient));
  store(u->first + k, v);
  vec direction = u->rule == FANIN_NESTEROV ? FMA(splat(u->momentum), v, gradient) : v;
  store(parameters + k, FMA(splat(-u->learning_rate), direction, w));
}

/// Partial sums of consecutive parameters wait in a ring until 16 of them can be summed over their
/// lanes at once. It holds twice as many, so that loops over connections seldom stop for it.
enum { RING = 32 };

INLINE float *part(float *ring, int32_t k) { return ring + 16 * (k & (RING - 1)); }

/// Where a loop that begins at `k` ≥ `done` must stop: at `end`, or sooner where the ring is full.
INLINE int32_t end_of_ring(int32_t done, int32_t end) {
  return end - done > RING ? done + RING : end;
}

/// Applies the sums of every complete 16 of the parameters `done` ..< `k`; returns the new `done`.
INLINE int32_t apply_complete(const fanin_update *u, float *parameters, float *ring, int32_t done,
                              int32_t k) {
  for (; done + 16 <= k; done += 16) apply(u, parameters, done, sum_of_lanes(part(ring, done)));
  return done;
}

/// Applies what is left: fewer than 16, and zeros in the place of those that do not exist.
INLINE void apply_rest(const fanin_update *u, float *parameters, float *ring, int32_t done,
                       int32_t count) {
  if (done == count) return;
  vec zero = {0};
  for (int32_t k = count; k < done + 16; k++) store(part(ring, k), zero);
  apply(u, parameters, done, sum_of_lanes(part(ring, done)));
}
