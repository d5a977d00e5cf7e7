// Kernels of sparse multi-layer perceptrons: one table of functions per instruction set.
//
// Shapes. A tile holds the activations of up to 128 examples, feature-major: row f holds feature f
// of all examples, in `vectors` × 16 lanes (1 … 8 vectors). Lanes without an example are computed
// and ignored; their deltas are zero.
//
// Bits. Every kernel does the same IEEE operations in the same order on every instruction set:
// products enter sums by fused multiply-add, a sum over examples runs over the even and the odd
// vectors apart and then through one fixed tree of 16 lanes (see vector.h).
//
// All pointers are 64-byte aligned unless said otherwise; weights and optimizer states are padded to
// a multiple of 16. Kernels never allocate, never fail and never call back.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdint.h>

/// Some connections of one row, neighbours in its list.
typedef struct {
  /// Where they end in `indices`; they begin where those of the visit before end.
  int32_t end;
  uint16_t row;
  /// Whether they are the row's first ones, and its last.
  uint8_t is_first;
  uint8_t is_last;
} fanin_visit;

/// Connections by rows, in an order of visits that keeps what they read in the caches; every row is
/// visited at least once, and its connections ascend.
typedef struct {
  int32_t rows;
  int32_t count;
  /// `count` visits, and room for one more.
  const fanin_visit *visits;
  /// The other end of each connection.
  const uint16_t *indices;
  /// Where each connection's weight is stored; NULL when in this very order.
  const int32_t *positions;
  /// Whether every row has every column, and rows ascend within each block of columns.
  int32_t is_complete;
} fanin_lists;

/// What becomes of a gradient. A state below 2⁻¹⁰⁰ becomes 0 before it is used.
typedef enum {
  /// It is stored in `gradient`.
  FANIN_STORE = 0,
  /// Stochastic gradient descent with momentum: v = μ v + (g + λ w), w −= η v.
  FANIN_MOMENTUM = 1,
  /// Nesterov's form of it: w −= η (g + λ w + μ v).
  FANIN_NESTEROV = 2,
  /// Adam with decoupled weight decay.
  FANIN_ADAMW = 3,
} fanin_rule;

/// How the gradients of one array of parameters are used.
typedef struct {
  fanin_rule rule;
  /// Gradients of earlier tiles of the batch, added first; NULL when there are none.
  const float *carried;
  /// Where FANIN_STORE puts the sum; may be `carried`.
  float *gradient;
  /// Velocity, or Adam's first moment.
  float *first;
  /// Adam's second moment.
  float *second;
  float learning_rate;
  float momentum;
  float weight_decay;
  /// Adam: β₁, β₂, ε, and 1/(1 − βᵗ) of this step.
  float beta1, beta2, epsilon, correction1, correction2;
} fanin_update;

/// Numbers of which each has a position: that of number i of row j is first + j · row_length + i, and
/// below 2³².
typedef struct {
  const float *numbers;
  int32_t rows;
  int32_t columns;
  /// The distance of two rows in memory.
  int32_t stride;
  int64_t first;
  int64_t row_length;
} fanin_panel;

/// The kernels of one instruction set; functions only, so any thread may hold it.
typedef struct __attribute__((swift_attr("@Sendable"))) {
  const char *name;
  /// x[f, e] = examples[indices[e]][f] / 255, zero in lanes without an example. Rows of features that
  /// nobody reads may be left as they are; `is_read` is NULL where all are read.
  void (*gather_bytes)(const uint8_t *examples, int32_t features, const int32_t *indices,
                       int32_t count, int32_t vectors, const uint8_t *is_read, float *x);
  /// x[f, e] = examples[indices[e]][f].
  void (*gather_numbers)(const float *examples, int32_t features, const int32_t *indices,
                         int32_t count, int32_t vectors, const uint8_t *is_read, float *x);
  /// y[j] = biases[j] + Σ weights · x over the fan-in list of j, inputs ascending; then max(0, y)
  /// when `rectify`.
  void (*sparse_forward)(const fanin_lists *lists, const float *weights, const float *biases,
                         int32_t rectify, int32_t vectors, const float *x, float *y);
  /// One pass over the fan-out lists, each visited once, in order: dx[i] = [x[i] > 0] Σ weights · dy, and the weights' gradients
  /// Σ over examples of x[i] · dy[j], used at once. dx may be x.
  void (*sparse_backward)(const fanin_lists *fan_out, float *weights, const fanin_update *update,
                          int32_t vectors, const float *x, const float *dy, float *dx);
  /// The weights' gradients alone, over the fan-in lists: for the first layer.
  void (*sparse_weight_gradient)(const fanin_lists *lists, float *weights,
                                 const fanin_update *update, int32_t vectors, const float *x,
                                 const float *dy);
  /// The biases' gradients Σ over examples of dy[j], used at once.
  void (*bias_gradient)(int32_t rows, float *biases, const fanin_update *update, int32_t vectors,
                        const float *dy);
  /// A panel of the gradient with respect to every possible connection, present or not:
  /// panel[j · stride + i] = Σ over examples of x[i · input_step] · dy[j · row_step], added to what is
  /// there when `add`; the steps count rows. The stride is a multiple of 32, and what lies between
  /// `inputs` and the next such is overwritten.
  void (*dense_gradient)(int32_t rows, int32_t row_step, int32_t inputs, int32_t input_step,
                         int32_t stride, int32_t add, int32_t vectors, const float *x,
                         const float *dy, float *panel);
  /// Writes down the bits of the magnitudes, and the positions, of those numbers of a panel whose
  /// magnitude has at least the bits `least`, is a number, and whose position is not in the set
  /// `excluded`, one bit each, unless that is NULL; how many there are. Sixteen places more may be
  /// overwritten, and of the set four bytes more be read.
  int32_t (*large_magnitudes)(const fanin_panel *panel, uint32_t least, const uint64_t *excluded,
                              uint32_t *magnitudes, uint32_t *positions);
  /// losses[e] = ln Σ exp(logits) − logits[label]; predictions[e] = the first largest logit;
  /// dlogits = (softmax − one-hot) · scale unless NULL. A label of 65535 marks a lane without an
  /// example: loss and deltas 0.
  void (*softmax_cross_entropy)(int32_t classes, int32_t vectors, const float *logits,
                                const uint16_t *labels, float scale, float *losses,
                                uint16_t *predictions, float *dlogits);
  /// y = eˣ for x ≤ 0, as softmax takes it; below −87 it is e^−87. The count is rounded up to 16.
  void (*exponentials)(const float *x, int64_t count, float *y);
  /// y = ln x for normal x > 0, as cross-entropy takes it. The count is rounded up to 16.
  void (*logarithms)(const float *x, int64_t count, float *y);
  /// sums ← sums · factor + factor, `rounds` times: the peak that the others are measured against.
  void (*multiply_adds)(int32_t rounds, float factor, int32_t vectors, float *sums);
} fanin_kernels;

/// The table of instruction set `index` (0 … 2: baseline, avx2, avx512), NULL when this processor
/// or this build lacks it.
const fanin_kernels *fanin_kernels_at(int32_t index);

/// What compiled the kernels.
const char *fanin_compiler(void);

#endif
