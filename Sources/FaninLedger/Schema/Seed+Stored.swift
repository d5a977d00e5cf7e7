import FaninRandom

extension Seed {
  /// A seed as SQLite holds it: the 64 bits, read as signed.
  init(stored: Int64) { self.init(UInt64(bitPattern: stored)) }

  /// The same, to be stored.
  var stored: Int64 { Int64(bitPattern: value) }
}
