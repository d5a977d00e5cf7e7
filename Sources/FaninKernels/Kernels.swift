import CKernels

/// The kernels of one instruction set, behind checked entry points.
///
/// A *tile* holds the activations of up to 128 examples, feature-major: row f holds feature f of all
/// examples, in `vectors` × 16 lanes. Lanes without an example are computed and ignored.
public struct Kernels: Sendable {
  /// The examples of a full tile.
  public static let tileExamples = 128

  /// The instruction set in use.
  public let instructionSet: InstructionSet

  private let table: fanin_kernels

  /// Takes the kernels of an available instruction set; nil when this processor lacks it.
  public init?(_ instructionSet: InstructionSet) {
    guard let table = instructionSet.table else { return nil }
    self.instructionSet = instructionSet
    self.table = table
  }

  /// The kernels of the fastest instruction set.
  public static let best = Kernels(.best) ?? Kernels(reference: ())

  private init(reference: Void) {
    instructionSet = .reference
    table = Reference.table
  }

  /// The vectors of 16 lanes that hold this many examples.
  public static func vectors(for examples: Int) -> Int {
    precondition(examples > 0 && examples <= tileExamples, "a tile of \(examples) examples")
    return (examples + 15) / 16
  }

  /// x[f, e] = examples[indices[e]][f] / 255, zero in lanes without an example.
  ///
  /// - Shape: `examples` is rows × features, `x` is features × lanes. Rows of `x` may be left as they
  ///   are where `isRead` is 0.
  public func gather(
    bytes examples: UnsafePointer<UInt8>, features: Int, indices: UnsafeBufferPointer<Int32>,
    vectors: Int, isRead: AlignedArray<UInt8>? = nil, into x: AlignedArray<Float>
  ) {
    guard let first = indices.baseAddress else { return }
    check(x, rows: features, vectors: vectors)
    table.gather_bytes(
      examples, Int32(features), first, Int32(indices.count), Int32(vectors), isRead?.pointer,
      x.pointer)
  }

  /// x[f, e] = examples[indices[e]][f], zero in lanes without an example.
  ///
  /// - Shape: `examples` is rows × features, `x` is features × lanes. Rows of `x` may be left as they
  ///   are where `isRead` is 0.
  public func gather(
    numbers examples: UnsafePointer<Float>, features: Int, indices: UnsafeBufferPointer<Int32>,
    vectors: Int, isRead: AlignedArray<UInt8>? = nil, into x: AlignedArray<Float>
  ) {
    guard let first = indices.baseAddress else { return }
    check(x, rows: features, vectors: vectors)
    table.gather_numbers(
      examples, Int32(features), first, Int32(indices.count), Int32(vectors), isRead?.pointer,
      x.pointer)
  }

  /// The outputs of a sparse layer.
  ///
  /// ```
  /// y[j, e] = bias[j] + Σ over i in fan-in(j), ascending, of weight[j, i] · x[i, e]
  /// y ← max(0, y) if rectify
  /// ```
  /// - Complexity: O(connections · lanes).
  public func sparseForward(
    fanIn: ConnectionLists, weights: AlignedArray<Float>, biases: AlignedArray<Float>,
    rectify: Bool, vectors: Int, x: AlignedArray<Float>, y: AlignedArray<Float>
  ) {
    check(y, rows: fanIn.rows, vectors: vectors)
    var lists = fanIn.lists
    table.sparse_forward(
      &lists, weights.pointer, biases.pointer, rectify ? 1 : 0, Int32(vectors), x.pointer,
      y.pointer)
  }

  /// The input deltas of a sparse layer whose inputs are rectified, and its weights' gradients, used
  /// at once.
  ///
  /// ```
  /// dx[i, e] = [x[i, e] > 0] · Σ over j in fan-out(i), ascending, of weight[j, i] · dy[j, e]
  /// dw[j, i] = Σ over e of x[i, e] · dy[j, e]
  /// ```
  /// - Shape: `weights` and the update's states lie in the order of `fanOut`; `dx` may be `x`.
  public func sparseBackward(
    fanOut: ConnectionLists, weights: AlignedArray<Float>, update: ParameterUpdate, vectors: Int,
    x: AlignedArray<Float>, dy: AlignedArray<Float>, dx: AlignedArray<Float>
  ) {
    check(dx, rows: fanOut.rows, vectors: vectors)
    var lists = fanOut.lists
    withUnsafePointer(to: update.update) {
      table.sparse_backward(
        &lists, weights.pointer, $0, Int32(vectors), x.pointer, dy.pointer, dx.pointer)
    }
  }

  /// The weights' gradients of the first layer, used at once.
  ///
  /// - Shape: `weights` and the update's states lie in the order of `fanIn`.
  public func sparseWeightGradient(
    fanIn: ConnectionLists, weights: AlignedArray<Float>, update: ParameterUpdate, vectors: Int,
    x: AlignedArray<Float>, dy: AlignedArray<Float>
  ) {
    check(dy, rows: fanIn.rows, vectors: vectors)
    var lists = fanIn.lists
    withUnsafePointer(to: update.update) {
      table.sparse_weight_gradient(
        &lists, weights.pointer, $0, Int32(vectors), x.pointer, dy.pointer)
    }
  }

  /// The biases' gradients, used at once.
  ///
  /// ```
  /// db[j] = Σ over e of dy[j, e]
  /// ```
  public func biasGradient(
    biases: AlignedArray<Float>, update: ParameterUpdate, vectors: Int, dy: AlignedArray<Float>
  ) {
    check(dy, rows: biases.count, vectors: vectors)
    withUnsafePointer(to: update.update) {
      table.bias_gradient(Int32(biases.count), biases.pointer, $0, Int32(vectors), dy.pointer)
    }
  }

  /// A panel of the gradient with respect to every possible connection, present or not.
  ///
  /// ```
  /// panel[j · stride + i] = Σ over e of x[inputs[i], e] · dy[neurons[j], e]
  /// ```
  /// - Shape: the stride is a multiple of 32; the panel lies on a boundary of 64 bytes.
  /// - Parameters:
  ///   - neurons: The rows of `dy`: the first, how many, and from one to the next.
  ///   - inputs: The rows of `x`.
  ///   - stride: The distance of two neurons in the panel.
  ///   - isAdding: Whether the sums are added to what the panel holds.
  ///   - vectors: The vectors of a row.
  ///   - x: The layer's inputs.
  ///   - dy: The deltas of its outputs.
  ///   - panel: Where the gradients go.
  public func denseGradient(
    neurons: (first: Int, count: Int, step: Int), inputs: (first: Int, count: Int, step: Int),
    stride: Int, isAdding: Bool, vectors: Int, x: AlignedArray<Float>, dy: AlignedArray<Float>,
    panel: UnsafeMutablePointer<Float>
  ) {
    guard neurons.count > 0, inputs.count > 0 else { return }
    check(x, rows: inputs.first + (inputs.count - 1) * inputs.step + 1, vectors: vectors)
    check(dy, rows: neurons.first + (neurons.count - 1) * neurons.step + 1, vectors: vectors)
    precondition(
      stride % 32 == 0 && inputs.count <= stride, "\(inputs.count) inputs in \(stride)")
    table.dense_gradient(
      Int32(neurons.count), Int32(neurons.step), Int32(inputs.count), Int32(inputs.step),
      Int32(stride), isAdding ? 1 : 0, Int32(vectors), x.pointer + inputs.first * 16 * vectors,
      dy.pointer + neurons.first * 16 * vectors, panel)
  }

  /// Writes down the bits of the magnitudes, and the positions, of those numbers of some rows whose
  /// magnitude has at least the bits `least`; NaN is none of them, nor what is excluded.
  ///
  /// - Precondition: There is room for all numbers and 16 more; positions are below 2³².
  /// - Parameters:
  ///   - numbers: The rows, `stride` apart.
  ///   - rows: How many they are.
  ///   - columns: The numbers of a row.
  ///   - stride: The distance of two rows in memory.
  ///   - first: The position of the first number.
  ///   - rowLength: How far on the position of the next row's first number is.
  ///   - least: The bits of the smallest magnitude.
  ///   - excluded: A set of positions, one bit each and four bytes more; or nil.
  ///   - magnitudes: Where the bits go.
  ///   - positions: Where the positions go.
  /// - Returns: How many there are, in the order of the rows.
  public func largeMagnitudes(
    _ numbers: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int, first: Int,
    rowLength: Int, least: UInt32, excluded: UnsafePointer<UInt64>?,
    magnitudes: UnsafeMutablePointer<UInt32>, positions: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var panel = fanin_panel(
      numbers: numbers, rows: Int32(rows), columns: Int32(columns), stride: Int32(stride),
      first: Int64(first), row_length: Int64(rowLength))
    return Int(table.large_magnitudes(&panel, least, excluded, magnitudes, positions))
  }

  /// The softmax cross-entropy of each example, its prediction, and the logits' deltas.
  ///
  /// ```
  /// loss[e] = ln Σ over c of exp(logit[c, e]) − logit[label[e], e]
  /// dlogit[c, e] = (softmax[c, e] − [c = label[e]]) · scale
  /// ```
  /// A label of 65,535 marks a lane without an example: its loss and deltas are 0.
  public func softmaxCrossEntropy(
    classes: Int, vectors: Int, logits: AlignedArray<Float>, labels: AlignedArray<UInt16>,
    scale: Float, losses: AlignedArray<Float>, predictions: AlignedArray<UInt16>,
    dlogits: AlignedArray<Float>?
  ) {
    check(logits, rows: classes, vectors: vectors)
    table.softmax_cross_entropy(
      Int32(classes), Int32(vectors), logits.pointer, labels.pointer, scale, losses.pointer,
      predictions.pointer, dlogits?.pointer)
  }

  /// sums ← sums · factor + factor, `rounds` times over, in registers alone.
  ///
  /// - Shape: `sums` is `vectors` × 16.
  public func multiplyAdds(rounds: Int, factor: Float, vectors: Int, sums: AlignedArray<Float>) {
    check(sums, rows: 1, vectors: vectors)
    table.multiply_adds(Int32(rounds), factor, Int32(vectors), sums.pointer)
  }

  /// eˣ of every number x ≤ 0, as softmax takes it; below −87 it is e^−87.
  ///
  /// Within 2 units in the last place.
  public func exponentials(of x: AlignedArray<Float>, into y: AlignedArray<Float>) {
    precondition(x.count <= y.count, "\(x.count) numbers do not fit \(y.count)")
    table.exponentials(x.pointer, Int64(x.count), y.pointer)
  }

  /// ln x of every normal number x > 0, as cross-entropy takes it.
  ///
  /// Within 2 units in the last place of the larger of ½ and the result.
  public func logarithms(of x: AlignedArray<Float>, into y: AlignedArray<Float>) {
    precondition(x.count <= y.count, "\(x.count) numbers do not fit \(y.count)")
    table.logarithms(x.pointer, Int64(x.count), y.pointer)
  }

  private func check(_ array: AlignedArray<Float>, rows: Int, vectors: Int) {
    precondition(
      vectors > 0 && vectors <= 8 && rows * vectors * 16 <= array.count,
      "\(rows) rows of \(vectors) vectors do not fit \(array.count) numbers")
  }
}
