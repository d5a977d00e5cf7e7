import Foundation

/// An IDX file of bytes: the size of each dimension, then the values in row-major order.
///
/// ```
/// 0, 0, type (8: bytes), number of dimensions;  each dimension, 4 bytes big-endian;  values
/// ```
///
/// - Source: LeCun, Cortes & Burges, "The MNIST database of handwritten digits".
struct IDXFile {
  /// The file's name in errors.
  let file: String
  let dimensions: [Int]
  let values: [UInt8]
  /// What stands before the values, byte by byte.
  let header: [UInt8]

  /// Larger payloads are refused: no set of examples for this trainer comes near.
  static let largestPayload = 1 << 32

  /// Reads a file, plain or gzip.
  ///
  /// No memory is taken for values that the file cannot hold, and `check` looks at the dimensions
  /// before any value is read.
  init(
    _ url: URL, dimensions accepted: ClosedRange<Int>,
    check: ([Int]) -> DataFlaw? = { _ in nil }
  ) throws(DataError) {
    let reader = try PayloadReader(url)
    file = reader.file
    var header = try reader.bytes(4)
    guard header.count == 4, header[0] == 0, header[1] == 0, header[2] == 8,
      accepted.contains(Int(header[3]))
    else {
      let counts = accepted.map { "0\($0)" }.joined(separator: " or ")
      throw .flawed(
        file: file, .magic(found: header, expected: "00 00 08 \(counts) of an IDX file of bytes"))
    }
    let sizes = try reader.bytes(4 * Int(header[3]))
    guard sizes.count == 4 * Int(header[3]) else {
      throw .flawed(file: file, .truncated(found: 0, promised: 4 * Int(header[3])))
    }
    header += sizes
    self.header = header
    dimensions = stride(from: 0, to: sizes.count, by: 4).map { start in
      sizes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if dimensions.contains(0) { throw .flawed(file: file, .noExamples) }
    if let flaw = check(dimensions) { throw .flawed(file: file, flaw) }
    let largest = min(reader.largestPayload, IDXFile.largestPayload) - header.count
    let promised = IDXFile.product(of: dimensions, upTo: IDXFile.largestPayload)
    guard let promised, promised <= largest else {
      if let promised, reader.isPlain {
        throw .flawed(file: file, .truncated(found: max(largest, 0), promised: promised))
      }
      throw .flawed(
        file: file, .impossibleSize(dimensions: dimensions, largest: max(largest, 0)))
    }
    values = try reader.bytes(promised)
    guard values.count == promised else {
      throw .flawed(file: file, .truncated(found: values.count, promised: promised))
    }
    guard try reader.isAtEnd() else { throw .flawed(file: file, .excess(promised: promised)) }
  }

  /// The number of values of one example.
  var exampleSize: Int { values.count / dimensions[0] }

  /// The product, or nil when it passes `limit`.
  private static func product(of dimensions: [Int], upTo limit: Int) -> Int? {
    var product = 1
    for dimension in dimensions {
      let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
      if overflow || next > limit { return nil }
      product = next
    }
    return product
  }
}
