// A gradient is used in the registers where it was summed; there is no array of gradients.

/// Uses the gradients of 16 parameters that begin at `k`.
INLINE void apply(const fanin_update *u, float *parameters, int64_t k, vec gradient) {
  if (u->carried) gradient = load(u->carried + k) + gradient;
  if (u->rule == FANIN_STORE) {
    store(u->gradient + k, gradient);
    return;
  }
  vec w = load(parameters + k);
  if (u->rule == FANIN_ADAMW) {
    vec m = FMA(splat(u->beta1), load(u->first + k), splat(1.0f - u->beta1) * gradient);
    vec v = FMA(splat(u->beta2), load(u->second + k),
                splat(1.0f - u->beta2) * (gradient * gradient));
    store(u->first + k, m);
    store(u->second + k, v);
    vec root = __builtin_elementwise_sqrt(v * splat(u->correction2)) + splat(u->epsilon);
    vec direction = (m * splat(u->correction1)) / root;
    w = FMA(splat(-u->learning_rate * u->weight_decay), w, w);
    store(parameters + k, FMA(splat(-u->learning_rate), direction, w));
    return;
  }
  gradient = FMA(splat(u->weight_decay), w, gradient);
  vec v = FMA(splat(u->momentum), load(u->first + k), gradient);
  store(u->first + k, v);
  vec direction = u->rule == FANIN_NESTEROV ? FMA(splat(u->momentum), v, gradient) : v;
  store(parameters + k, FMA(splat(-u->learning_rate), direction, w));
}

/// Collects the partial sums of consecutive parameters and applies them 16 at a time.
INLINE void collect(const fanin_update *u, float *parameters, float *parts, int64_t k, vec sum) {
  store(parts + 16 * (k & 15), sum);
  if ((k & 15) == 15) apply(u, parameters, k & ~15LL, sum_of_lanes(parts));
}

/// Where the 16 parameters that hold `k` end, or `end` if that is sooner. Loops that stop there have
/// no reduction inside, which leaves their registers alone.
INLINE int32_t end_of_sixteen(int32_t k, int32_t end) {
  const int32_t next = (k | 15) + 1;
  return next < end ? next : end;
}

/// Applies the sums of 16 parameters when the last of them has been stored.
INLINE void apply_sixteen(const fanin_update *u, float *parameters, const float *parts, int32_t k) {
  if ((k & 15) == 0) apply(u, parameters, k - 16, sum_of_lanes(parts));
}

/// Applies what is left of the last, incomplete 16.
INLINE void collect_rest(const fanin_update *u, float *parameters, float *parts, int64_t count) {
  if ((count & 15) == 0) return;
  vec zero = {0};
  for (int64_t k = count; k & 15; k++) store(parts + 16 * (k & 15), zero);
  apply(u, parameters, count & ~15LL, sum_of_lanes(parts));
}
