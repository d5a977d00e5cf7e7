import Foundation

/// What disks, programs and editors do to a file, drawn from a seed.
public struct Damage {
  private var state: UInt64

  /// A damage of its own for every seed.
  public init(seed: UInt64) { state = seed }

  /// How many files a test damages: what `FANIN_TORTURE_FILES` asks for, else a few.
  public static let count =
    ProcessInfo.processInfo.environment["FANIN_TORTURE_FILES"].flatMap { Int($0) } ?? 150

  /// The bytes with one to three damages: flipped, overwritten, cut, repeated, moved.
  public mutating func applied(to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) where !bytes.isEmpty { hurt(&bytes) }
    return bytes
  }

  private mutating func hurt(_ bytes: inout [UInt8]) {
    let place = below(bytes.count)
    let length = min(1 + below(1 << below(8)), bytes.count - place)
    let piece = place..<place + length
    switch below(7) {
    case 0: bytes[place] ^= 1 << UInt8(below(8))
    case 1: bytes[place] = Self.telling[below(Self.telling.count)]
    case 2: for index in piece { bytes[index] = UInt8(below(256)) }
    case 3: bytes.removeSubrange(piece)
    case 4: bytes.removeSubrange(place...)
    case 5: bytes.insert(contentsOf: bytes[piece], at: below(bytes.count))
    default:
      bytes.insert(
        contentsOf: (0..<length).map { _ in Self.telling[below(Self.telling.count)] }, at: place)
    }
  }

  /// Bytes that mean something in one of the formats.
  private static let telling: [UInt8] =
    [0, 0x1f, 0x7f, 0x80, 0xfe, 0xff] + Array("\r\n\t ,;|\"'.-+e019:#&*[]{}?~=".utf8)

  /// A number of 0 ..< `bound`.
  ///
  /// - Source: SplitMix64; Steele, Lea & Flood (2014), doi:10.1145/2660193.2660195.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
