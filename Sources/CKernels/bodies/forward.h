/// Chooses between the two loops. Neither is inlined: in one function they would take registers from
/// each other.
static void KERNEL(forward)(const fanin_lists *lists, const float *weights, const float *biases,
                            int32_t rectify, int32_t vectors, const float *x, float *y) {
#ifdef HAS_32_REGISTERS
  if (lists->is_complete) {
    KERNEL(complete_forward)(lists, weights, biases, rectify, vectors, x, y);
    return;
  }
#endif
  KERNEL(sparse_forward)(lists, weights, biases, rectify, vectors, x, y);
}
