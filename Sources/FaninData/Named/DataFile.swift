import FaninDigest
package import Foundation

/// One file of a named data set.
package struct DataFile: Sendable {
  /// The name without `.gz`.
  package let name: String
  /// What is in it.
  let content: any FileContent
  /// SHA-256 of the unpacked content, so that plain and packed copies are verified alike; nil where
  /// none is known.
  package var checksum: String?

  /// Creates a file's description.
  package init(name: String, content: some FileContent, checksum: String? = nil) {
    self.name = name
    self.content = content
    self.checksum = checksum
  }

  /// The names a copy may have, packed before plain: the publisher's, and with a point before `idx`,
  /// as programs that unpack archives write it.
  var names: [String] {
    let spellings = [name, name.replacing("-idx", with: ".idx")]
    return spellings.flatMap { ["\($0).gz", $0] }.reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// Verifies a copy of the file: its unpacked SHA-256 where one is known, else its whole content.
  package func verify(at url: URL) throws(DataError) {
    try verify(at: url, mustBeGzip: nil)
  }

  func verify(at url: URL, mustBeGzip: Bool?) throws(DataError) {
    let reader = try PayloadReader(url, mustBeGzip: mustBeGzip)
    guard let checksum else {
      try content.verify(url)
      return
    }
    var digest = SHA256Digest()
    try reader.forEachPiece(limit: content.largestSize) { digest.append($0) }
    let found = digest.hexadecimal
    if found != checksum {
      throw .flawed(file: reader.file, .checksum(found: found, expected: checksum))
    }
  }
}

/// What a file of a named set holds, and how it is checked.
package protocol FileContent: Sendable {
  /// What is in it, in words.
  var expected: String { get }
  /// More bytes than this no copy of the file has.
  var largestSize: Int { get }
  /// Reads a file whole, plain or gzip, and checks its counts.
  func verify(_ url: URL) throws(DataError)
}
