import CKernels

/// The slow definitions of the kernels, one example at a time, in the operation order that gives the
/// bits every instruction set must give.
enum Reference {
  static var table: fanin_kernels {
    fanin_kernels(
      name: nil,
      gather_bytes: { Reference.gather($0, $1, $2, $3, $4, $6) { Float($0) * (1.0 / 255) } },
      gather_numbers: { Reference.gather($0, $1, $2, $3, $4, $6) { $0 } },
      sparse_forward: { Reference.sparseForward($0, $1, $2, $3, $4, $5, $6) },
      sparse_backward: { Reference.sparseBackward($0, $1, $2, $3, $4, $5, $6) },
      sparse_weight_gradient: { Reference.sparseWeightGradient($0, $1, $2, $3, $4, $5) },
      bias_gradient: { Reference.biasGradient($0, $1, $2, $3, $4) },
      dense_gradient: { Reference.denseGradient($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) },
      large_magnitudes: { Reference.largeMagnitudes($0, $1, $2, $3, $4) },
      softmax_cross_entropy: { Reference.softmaxCrossEntropy($0, $1, $2, $3, $4, $5, $6, $7) },
      exponentials: { Reference.map($0, $1, $2, Reference.exponential) },
      logarithms: { Reference.map($0, $1, $2, Reference.logarithm) },
      multiply_adds: { Reference.multiplyAdds($0, $1, $2, $3) })
  }

  typealias Numbers = UnsafePointer<Float>
  typealias MutableNumbers = UnsafeMutablePointer<Float>

  private static func gather<Element>(
    _ examples: UnsafePointer<Element>?, _ features: Int32, _ indices: UnsafePointer<Int32>?,
    _ count: Int32, _ vectors: Int32, _ x: MutableNumbers?, value: (Element) -> Float
  ) {
    guard let examples, let indices, let x else { return }
    let lanes = 16 * Int(vectors)
    for feature in 0..<Int(features) {
      for lane in 0..<lanes {
        x[feature * lanes + lane] =
          lane < count ? value(examples[Int(indices[lane]) * Int(features) + feature]) : 0
      }
    }
  }

  private static func sparseForward(
    _ lists: UnsafePointer<fanin_lists>?, _ weights: Numbers?, _ biases: Numbers?,
    _ rectify: Int32, _ vectors: Int32, _ x: Numbers?, _ y: MutableNumbers?
  ) {
    guard let lists = lists?.pointee, let weights, let biases, let x, let y else { return }
    let lanes = 16 * Int(vectors)
    for j in 0..<Int(lists.rows) {
      for lane in 0..<lanes {
        var sum = biases[j]
        forEachConnection(of: j, in: lists) { k, input in
          sum = sum.addingProduct(weights[k], x[input * lanes + lane])
        }
        y[j * lanes + lane] = rectify != 0 && 0 > sum ? 0 : sum
      }
    }
  }

  private static func sparseBackward(
    _ fanOut: UnsafePointer<fanin_lists>?, _ weights: MutableNumbers?,
    _ update: UnsafePointer<fanin_update>?, _ vectors: Int32, _ x: Numbers?, _ dy: Numbers?,
    _ dx: MutableNumbers?
  ) {
    guard let lists = fanOut?.pointee, let weights, let update, let x, let dy, let dx else {
      return
    }
    let lanes = 16 * Int(vectors)
    for i in 0..<Int(lists.rows) {
      let input = Array(UnsafeBufferPointer(start: x + i * lanes, count: lanes))
      for lane in 0..<lanes {
        var sum: Float = 0
        forEachConnection(of: i, in: lists) { k, output in
          sum = sum.addingProduct(weights[k], dy[output * lanes + lane])
        }
        dx[i * lanes + lane] = input[lane] > 0 ? sum : 0
      }
      forEachConnection(of: i, in: lists) { k, output in
        let gradient = sumOfProducts(input, dy + output * lanes, lanes: lanes)
        apply(update.pointee, to: weights, at: k, gradient: gradient)
      }
    }
  }

  private static func sparseWeightGradient(
    _ fanIn: UnsafePointer<fanin_lists>?, _ weights: MutableNumbers?,
    _ update: UnsafePointer<fanin_update>?, _ vectors: Int32, _ x: Numbers?, _ dy: Numbers?
  ) {
    guard let lists = fanIn?.pointee, let weights, let update, let x, let dy else { return }
    let lanes = 16 * Int(vectors)
    for j in 0..<Int(lists.rows) {
      forEachConnection(of: j, in: lists) { k, input in
        let gradient = sumOfProducts(x + input * lanes, dy + j * lanes, lanes: lanes)
        apply(update.pointee, to: weights, at: k, gradient: gradient)
      }
    }
  }

  private static func biasGradient(
    _ rows: Int32, _ biases: MutableNumbers?, _ update: UnsafePointer<fanin_update>?,
    _ vectors: Int32, _ dy: Numbers?
  ) {
    guard let biases, let update, let dy else { return }
    let lanes = 16 * Int(vectors)
    for j in 0..<Int(rows) {
      let gradient = sum(lanes: lanes) { partial, lane in partial + dy[j * lanes + lane] }
      apply(update.pointee, to: biases, at: j, gradient: gradient)
    }
  }

  private static func largeMagnitudes(
    _ panel: UnsafePointer<fanin_panel>?, _ least: UInt32, _ excluded: UnsafePointer<UInt64>?,
    _ magnitudes: UnsafeMutablePointer<UInt32>?, _ positions: UnsafeMutablePointer<UInt32>?
  ) -> Int32 {
    guard let panel = panel?.pointee, let magnitudes, let positions else { return 0 }
    var found = 0
    for row in 0..<Int(panel.rows) {
      for column in 0..<Int(panel.columns) {
        let magnitude = panel.numbers[row * Int(panel.stride) + column].magnitude
        let position = Int(panel.first) + row * Int(panel.row_length) + column
        let isExcluded = excluded.map { $0[position >> 6] >> UInt64(position & 63) & 1 == 1 }
        guard !magnitude.isNaN, magnitude.bitPattern >= least, isExcluded != true else { continue }
        magnitudes[found] = magnitude.bitPattern
        positions[found] = UInt32(position)
        found += 1
      }
    }
    return Int32(found)
  }

  private static func denseGradient(
    _ rows: Int32, _ rowStep: Int32, _ inputs: Int32, _ inputStep: Int32, _ stride: Int32,
    _ add: Int32, _ vectors: Int32, _ x: Numbers?, _ dy: Numbers?, _ panel: MutableNumbers?
  ) {
    guard let x, let dy, let panel else { return }
    let lanes = 16 * Int(vectors)
    for j in 0..<Int(rows) {
      for i in 0..<Int(inputs) {
        let gradient = sumOfProducts(
          x + i * Int(inputStep) * lanes, dy + j * Int(rowStep) * lanes, lanes: lanes)
        let place = j * Int(stride) + i
        panel[place] = add == 0 ? gradient : panel[place] + gradient
      }
    }
  }

  private static func multiplyAdds(
    _ rounds: Int32, _ factor: Float, _ vectors: Int32, _ sums: MutableNumbers?
  ) {
    guard let sums else { return }
    for lane in 0..<(16 * Int(vectors)) {
      for _ in 0..<rounds { sums[lane] = factor.addingProduct(sums[lane], factor) }
    }
  }

  private static func forEachConnection(
    of row: Int, in lists: fanin_lists, _ body: (_ position: Int, _ other: Int) -> Void
  ) {
    var first = 0
    for visit in UnsafeBufferPointer(start: lists.visits, count: Int(lists.count)) {
      if visit.row == row {
        for k in first..<Int(visit.end) {
          body(lists.positions.map { Int($0[k]) } ?? k, Int(lists.indices[k]))
        }
      }
      first = Int(visit.end)
    }
  }

  private static func sumOfProducts(_ a: Numbers, _ b: Numbers, lanes: Int) -> Float {
    sum(lanes: lanes) { partial, lane in partial.addingProduct(a[lane], b[lane]) }
  }

  /// The one order of sums over examples: even and odd vectors apart, then within each quarter
  /// (l0 + l2) + (l1 + l3), then (q0 + q1) + (q2 + q3).
  private static func sum(lanes: Int, adding: (_ partial: Float, _ lane: Int) -> Float) -> Float {
    var even = [Float](repeating: 0, count: 16)
    var odd = even
    for lane in 0..<lanes {
      if lane / 16 % 2 == 0 {
        even[lane % 16] = adding(even[lane % 16], lane)
      } else {
        odd[lane % 16] = adding(odd[lane % 16], lane)
      }
    }
    let parts: [Float] = zip(even, odd).map { $0 + $1 }
    func quarter(_ first: Int) -> Float {
      (parts[first] + parts[first + 2]) + (parts[first + 1] + parts[first + 3])
    }
    return (quarter(0) + quarter(4)) + (quarter(8) + quarter(12))
  }

  private static func apply(
    _ u: fanin_update, to parameters: MutableNumbers, at k: Int, gradient: Float
  ) {
    var gradient = gradient
    if let carried = u.carried { gradient = carried[k] + gradient }
    let w = parameters[k]
    switch u.rule {
    case FANIN_STORE:
      u.gradient[k] = gradient
    case FANIN_ADAMW:
      let m = flushed(((1 - u.beta1) * gradient).addingProduct(u.beta1, u.first[k]))
      let v = flushed(
        ((1 - u.beta2) * (gradient * gradient)).addingProduct(u.beta2, u.second[k]))
      u.first[k] = m
      u.second[k] = v
      let root = (v * u.correction2).squareRoot() + u.epsilon
      let decayed = w.addingProduct(-u.learning_rate * u.weight_decay, w)
      parameters[k] = decayed.addingProduct(-u.learning_rate, (m * u.correction1) / root)
    default:
      gradient = gradient.addingProduct(u.weight_decay, w)
      let v = flushed(gradient.addingProduct(u.momentum, u.first[k]))
      u.first[k] = v
      let direction = u.rule == FANIN_NESTEROV ? gradient.addingProduct(u.momentum, v) : v
      parameters[k] = w.addingProduct(-u.learning_rate, direction)
    }
  }

  /// Zero in the place of a state below 2⁻¹⁰⁰; NaN stays NaN.
  private static func flushed(_ state: Float) -> Float { state.magnitude < 0x1p-100 ? 0 : state }
}
