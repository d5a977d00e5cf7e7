public import Foundation

/// What a fetch does, told as it happens.
public enum FetchEvent: Hashable, Sendable {
  /// A good copy is already here.
  case present(file: String)
  /// A transfer begins, after `resumed` bytes that an earlier one left.
  case started(address: String, resumed: Int)
  /// That much is here.
  case progress(received: Int, expected: Int?)
  /// The file is in place; its checksum was verified, or none is known and its content was.
  case finished(file: String, checksumIsKnown: Bool)
}

extension DataLibrary {
  /// Downloads the files of a named set that are not here in a good copy.
  ///
  /// A file gets its name only after verification; until then it is a `.part`, which a later fetch
  /// goes on with. `base` replaces the official address; each file is asked for as `base/name.gz`.
  /// A built-in set has no files, so there is nothing to do.
  ///
  /// - Throws: ``DataError``.
  public func fetch(
    _ set: NamedDataset, from base: URL? = nil,
    onEvent: @escaping @Sendable (FetchEvent) -> Void
  ) async throws(DataError) {
    for file in set.files {
      if let url = find(file, of: set), isGood(file, at: url) {
        onEvent(.present(file: url.relativePath))
        continue
      }
      guard let base = base ?? set.storage?.address.flatMap({ URL(string: $0) }) else {
        throw .unavailable(
          address: set.name,
          reason: set.storage?.instructions ?? "it has no known address")
      }
      try await fetch(
        file, from: base.appendingPathComponent("\(file.name).gz"), to: home(of: file, of: set),
        onEvent: onEvent)
    }
  }

  /// Downloads one file, in several transfers if need be.
  package func fetch(
    _ file: DataFile, from address: URL, to home: URL,
    onEvent: @escaping @Sendable (FetchEvent) -> Void
  ) async throws(DataError) {
    let part = home.appendingPathExtension("part")
    // Each turn either ends the fetch or had a reason to hope: new bytes, or a stale part removed.
    for turn in 0..<6 {
      let start = size(of: part)
      onEvent(.started(address: address.absoluteString, resumed: start))
      let transfer = Transfer(
        from: address, to: part, after: start, limit: file.content.largestSize
      ) {
        onEvent(.progress(received: $0, expected: $1))
      }
      switch await transfer.run() {
      case .complete:
        do throws(DataError) {
          try file.verify(at: part, mustBeGzip: true)
          try move(part, to: home)
          onEvent(.finished(file: home.relativePath, checksumIsKnown: file.checksum != nil))
          return
        } catch .flawed(_, let line, let flaw) {
          remove(part)
          // The old bytes may be to blame: once more, from the start.
          if start == 0 { throw .flawed(file: address.absoluteString, line: line, flaw) }
        }
      case .stale:
        // The part may be the whole file: a server has nothing after its end.
        if start > 0, isGood(file, at: part) {
          try move(part, to: home)
          onEvent(.finished(file: home.relativePath, checksumIsKnown: file.checksum != nil))
          return
        }
        remove(part)
        if start == 0 { throw .unavailable(address: address.absoluteString, reason: "HTTP 416") }
      case .interrupted(let reason, let received):
        if received > 0, turn < 5 { continue }
        let kept = size(of: part)
        let rest = kept > 0 ? "; \(kept) bytes are kept, run the command again to go on" : ""
        throw .unavailable(address: address.absoluteString, reason: reason + rest)
      case .refused(let status):
        throw .unavailable(
          address: address.absoluteString, reason: "the server says HTTP \(status)")
      case .tooLarge:
        remove(part)
        throw .flawed(file: address.absoluteString, .tooLarge(limit: file.content.largestSize))
      case .unwritable(let reason):
        throw .unwritable(file: part.relativePath, reason: reason)
      }
    }
    throw .unavailable(address: address.absoluteString, reason: "the connection keeps being cut")
  }

  private func isGood(_ file: DataFile, at url: URL) -> Bool {
    do throws(DataError) {
      try file.verify(at: url)
      return true
    } catch {
      return false
    }
  }

  private func size(of file: URL) -> Int {
    let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
    return size ?? 0
  }

  private func remove(_ file: URL) { try? FileManager.default.removeItem(at: file) }

  /// Puts a verified file in place in one step, over a bad one if there is one.
  private func move(_ part: URL, to home: URL) throws(DataError) {
    guard rename(part.path, home.path) == 0 else {
      throw .unwritable(
        file: home.relativePath, reason: String(cString: strerror(errno)).lowercased())
    }
  }
}
