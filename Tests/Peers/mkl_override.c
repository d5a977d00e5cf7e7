// MKL takes its AVX-512 path on Intel's processors only. Preloaded, this tells it that it is on one.
int mkl_serv_intel_cpu_true(void) { return 1; }
