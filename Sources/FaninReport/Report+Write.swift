package import Foundation

extension Report {
  /// Writes every file, and the page if asked for, into a folder, which is created if need be.
  ///
  /// All files are first written beside their places; only when every one is complete do they take
  /// the place of older ones. Figures that the report has no more go; other files stay.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; then no older file has been touched,
  ///   unless the very last step, renaming, failed.
  package func write(to folder: URL, html withPage: Bool = false) throws(ReportError) {
    let files = files + (withPage ? [html] : [])
    let manager = FileManager.default
    let staging = folder.appendingPathComponent(".report-\(UUID().uuidString)", isDirectory: true)
    defer { try? manager.removeItem(at: staging) }
    do {
      for file in files {
        let url = staging.appendingPathComponent(file.path)
        try manager.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
      for file in files {
        let destination = folder.appendingPathComponent(file.path)
        try manager.createDirectory(
          at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Report.rename(staging.appendingPathComponent(file.path), to: destination)
      }
      removeFormerFigures(from: folder.appendingPathComponent("figures"))
    } catch let error as ReportError {
      throw error
    } catch {
      throw .cannotWrite(path: folder.path, reason: Report.reason(error))
    }
  }

  /// Removes figures of an earlier report of the study: drawings with their numbers beside them.
  private func removeFormerFigures(from folder: URL) {
    let names = Set((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    let drawn = Set(files.map(\.path))
    for name in names where name.hasSuffix(".svg") {
      let table = "\(name.dropLast(3))csv"
      guard names.contains(table), !drawn.contains("figures/\(name)") else { continue }
      for file in [name, table] {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent(file))
      }
    }
  }

  private static func rename(_ source: URL, to destination: URL) throws {
    if Foundation.rename(source.path, destination.path) != 0 {
      throw ReportError.cannotWrite(
        path: destination.path, reason: String(cString: strerror(errno)))
    }
  }

  /// The cause in a few words.
  private static func reason(_ error: any Error) -> String {
    let cocoa = error as NSError
    if let cause = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError,
      cause.domain == NSPOSIXErrorDomain, let code = Int32(exactly: cause.code)
    {
      return String(cString: strerror(code))
    }
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace: return "the disk is full"
    case .fileWriteNoPermission: return "permission denied"
    case .fileWriteVolumeReadOnly: return "the disk is read-only"
    default: return "it cannot be created; is a part of the path a file?"
    }
  }
}
