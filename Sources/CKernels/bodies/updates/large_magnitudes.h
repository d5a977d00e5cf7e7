#ifdef HAS_32_REGISTERS
/// Bits `position` … `position` + 15 of a set.
INLINE __mmask16 sixteen_of(const uint64_t *set, int64_t position) {
  uint32_t bits;
  __builtin_memcpy(&bits, (const char *)set + (position >> 3), 4);
  return (__mmask16)(bits >> (position & 7));
}
#endif

static int32_t KERNEL(large_magnitudes)(const fanin_panel *panel, uint32_t least,
                                        const uint64_t *excluded, uint32_t *magnitudes,
                                        uint32_t *positions) {
  // One comparison for both ends: what is below `least` wraps around.
  const uint32_t range = 0x7f800000u - least;
  int32_t found = 0;
  for (int32_t j = 0; j < panel->rows; j++) {
    const float *row = panel->numbers + (int64_t)j * panel->stride;
    const int64_t first = panel->first + (int64_t)j * panel->row_length;
#ifdef HAS_32_REGISTERS
    const __m512i ascending =
        _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    for (int32_t i = 0; i < panel->columns; i += 16) {
      const int32_t rest = panel->columns - i;
      const __mmask16 lanes = (__mmask16)(rest < 16 ? (1 << rest) - 1 : 0xffff);
      const __m512i bits = _mm512_and_si512(_mm512_maskz_loadu_epi32(lanes, row + i),
                                            _mm512_set1_epi32(0x7fffffff));
      __mmask16 hits = _mm512_mask_cmple_epu32_mask(
          lanes, _mm512_sub_epi32(bits, _mm512_set1_epi32((int)least)),
          _mm512_set1_epi32((int)range));
      if (excluded) hits &= ~sixteen_of(excluded, first + i);
      const __m512i places = _mm512_add_epi32(_mm512_set1_epi32((int)(first + i)), ascending);
      _mm512_storeu_si512(magnitudes + found, _mm512_maskz_compress_epi32(hits, bits));
      _mm512_storeu_si512(positions + found, _mm512_maskz_compress_epi32(hits, places));
      found += __builtin_popcount(hits);
    }
#else
    for (int32_t i = 0; i < panel->columns; i++) {
      const int64_t place = first + i;
      uint32_t bits;
      __builtin_memcpy(&bits, row + i, 4);
      bits &= 0x7fffffffu;
      magnitudes[found] = bits;
      positions[found] = (uint32_t)place;
      found += bits - least <= range && !(excluded && excluded[place >> 6] >> (place & 63) & 1);
    }
#endif
  }
  return found;
}
