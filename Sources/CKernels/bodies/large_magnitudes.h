static int32_t KERNEL(large_magnitudes)(int32_t count, uint32_t least, const float *numbers,
                                        uint16_t *indices) {
  // One comparison for both ends: what is below `least` wraps around.
  const uint32_t range = 0x7f800000u - least;
  int32_t found = 0, i = 0;
#ifdef HAS_32_REGISTERS
  const __m512i sign = _mm512_set1_epi32(0x7fffffff), low = _mm512_set1_epi32((int)least),
                high = _mm512_set1_epi32((int)range);
  for (; i + 16 <= count; i += 16) {
    const __m512i bits = _mm512_and_si512(_mm512_loadu_si512(numbers + i), sign);
    uint32_t hits = _mm512_cmple_epu32_mask(_mm512_sub_epi32(bits, low), high);
    for (; hits; hits &= hits - 1) indices[found++] = (uint16_t)(i + __builtin_ctz(hits));
  }
#endif
  for (; i < count; i++) {
    uint32_t bits;
    __builtin_memcpy(&bits, numbers + i, 4);
    indices[found] = (uint16_t)i;
    found += (bits & 0x7fffffffu) - least <= range;
  }
  return found;
}
