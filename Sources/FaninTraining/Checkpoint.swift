import FaninDigest
import FaninKernels
import FaninTopology
public import Foundation

/// The complete state of a training between two steps; going on from it gives the bits of a training
/// that was never interrupted.
///
/// ```
/// magic · length of header · header (JSON) · per layer: mask, weights, biases, optimizer's states · SHA-256
/// ```
/// All numbers little-endian. Random streams need no room: they are counted by seed, purpose and epoch.
public struct Checkpoint: Hashable, Sendable {
  /// The state as bytes, to be kept anywhere.
  public let bytes: Data

  /// Wraps bytes that were kept; they are checked when a training goes on from them.
  public init(bytes: Data) { self.bytes = bytes }

  static let magic = Data("FANINCP1".utf8)
  static let digestLength = 64

  /// What is written as JSON.
  struct Header: Codable {
    /// SHA-256 of recipe version, recipe, seed and data digest: whose state this is.
    var identity: String
    var position: Descent.Position
    var epochs: [EpochMeasurement]
    var initialLayers: [LayerMeasurement]
    /// Where connections move.
    var topology: MovingTopology.State?
  }

  /// Writes a state down.
  init(_ header: Header, network: Network, optimizer: Optimizer) {
    // A header holds finite numbers and plain text only, so encoding succeeds.
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = (try? encoder.encode(header)) ?? Data()
    var data = Self.magic
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(json)
    for (layer, states) in zip(network.layers, optimizer.states) {
      data.append(numbers: layer.mask.rowStarts.map { UInt32($0) })
      data.append(numbers: layer.mask.columns)
      for array in Self.arrays(of: layer, states) { data.append(numbers: array.elements) }
    }
    data.append(contentsOf: Array(Self.digest(of: data).utf8))
    bytes = data
  }

  /// Reads a state back into a freshly made network and optimizer of the same run.
  ///
  /// - Throws: `TrainingError.unusableCheckpoint` when the bytes are not whole or another run's.
  func restore(
    identity: String, into network: Network, _ optimizer: Optimizer
  ) throws(TrainingError) -> Header {
    let body = bytes.dropLast(Self.digestLength)
    guard bytes.count > Self.magic.count + 8 + Self.digestLength, body.starts(with: Self.magic)
    else { throw .unusableCheckpoint("it is not a checkpoint or was cut off") }
    guard Data(Self.digest(of: Data(body)).utf8) == bytes.suffix(Self.digestLength) else {
      throw .unusableCheckpoint("its checksum does not fit: it was cut off or damaged")
    }
    var reader = CheckpointReader(Data(body.dropFirst(Self.magic.count)))
    guard let length = reader.next(UInt64.self, count: 1)?.first,
      let json = Int(exactly: length).flatMap({ reader.nextBytes($0) }),
      let header = try? JSONDecoder().decode(Header.self, from: json)
    else { throw .unusableCheckpoint("its header cannot be read") }
    guard header.identity == identity else {
      throw .unusableCheckpoint("it belongs to another recipe, seed, data set or version")
    }
    for (layer, states) in zip(network.layers, optimizer.states) {
      guard let mask = Self.mask(from: &reader, like: layer.mask),
        header.topology != nil || mask == layer.mask
      else { throw .unusableCheckpoint("it holds another network") }
      if mask != layer.mask { layer.take(mask) }
      guard Self.arrays(of: layer, states).allSatisfy({ reader.fill($0) })
      else { throw .unusableCheckpoint("it holds another network") }
    }
    guard reader.isAtEnd else { throw .unusableCheckpoint("it holds more than this network") }
    return header
  }

  /// A mask of the same shape with as many connections; nil where there is none.
  private static func mask(from reader: inout CheckpointReader, like mask: Mask) -> Mask? {
    guard let starts = reader.next(UInt32.self, count: mask.rowStarts.count)?.map({ Int($0) }),
      let columns = reader.next(UInt16.self, count: mask.connections)
    else { return nil }
    return Mask(shape: mask.shape, checkingRowStarts: starts, columns: columns)
  }

  private static func arrays(
    of layer: SparseLayer, _ states: Optimizer.States
  ) -> [AlignedArray<Float>] {
    [layer.weights, layer.biases] + states.weights + states.biases
  }

  private static func digest(of data: Data) -> String {
    var digest = SHA256Digest()
    data.withUnsafeBytes { digest.append($0) }
    return digest.hexadecimal
  }
}

extension Data {
  fileprivate mutating func append<Number: BitwiseCopyable>(numbers: [Number]) {
    numbers.withUnsafeBytes { append(contentsOf: $0) }
  }
}
