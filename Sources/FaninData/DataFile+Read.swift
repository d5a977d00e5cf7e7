import FaninDigest
package import Foundation

extension DataFile {
  /// What was read from a file.
  enum Values {
    case images(IDXFile)
    case labels(IDXLabels)
    case rows(Table)
  }

  /// Reads a file and checks its counts.
  func read(at url: URL) throws(DataError) -> Values {
    switch content {
    case .images(let counts):
      .images(
        try IDXFile(url, dimensions: 3...3) { found in
          found.dropFirst() == [28, 28] && counts.contains(found[0])
            ? nil : .shape(found: found, expected: "\(DataFile.alternatives(counts)) × 28 × 28")
        })
    case .labels(let counts, let first, let classes):
      .labels(
        try IDXLabels(url, allowed: first...first + classes - 1) { found in
          counts.contains(found[0])
            ? nil : .shape(found: found, expected: DataFile.alternatives(counts))
        })
    case .forestCover(let counts):
      .rows(try ForestCover.table(url, classCounts: counts))
    }
  }

  /// Verifies a copy of the file: its unpacked SHA-256 where one is known, else its whole content.
  package func verify(at url: URL) throws(DataError) {
    try verify(at: url, mustBeGzip: nil)
  }

  func verify(at url: URL, mustBeGzip: Bool?) throws(DataError) {
    let reader = try PayloadReader(url, mustBeGzip: mustBeGzip)
    guard let checksum else {
      _ = try read(at: url)
      return
    }
    var digest = SHA256Digest()
    try reader.forEachPiece(limit: largestSize) { digest.append($0) }
    let found = digest.hexadecimal
    if found != checksum {
      throw .flawed(file: reader.file, .checksum(found: found, expected: checksum))
    }
  }
}
