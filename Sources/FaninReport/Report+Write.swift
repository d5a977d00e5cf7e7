package import Foundation

extension Report.Extra {
  /// What a folder holds that was asked for once, or is left of it.
  package static func held(by folder: URL) -> Set<Report.Extra> {
    Set(
      allCases.filter { extra in
        let path = extra == .page ? "report.html" : LaTeXFolder.path
        return FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
      })
  }
}

extension Report {
  /// What every report's folder holds, but for figures and tables that not every study has.
  package static let names = [
    "report.md", "report.html", "findings.json", "provenance.json", "study.yaml", "results.csv",
    "curves.csv", "layers.csv", "topology.csv", "fan-ins.csv", "timings.csv", "figures",
  ]

  /// Writes every file, and what else is asked for, into a folder, which is created if need be.
  ///
  /// All files are first written beside their places; only when every one is complete do they take
  /// the place of older ones. Figures that the report has no more go; other files stay.
  ///
  /// - Returns: What became of the figures that LaTeX needs as PDF.
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; then no older file has been touched,
  ///   unless the very last step, renaming, failed.
  @discardableResult
  package func write(
    to folder: URL, with extras: Set<Extra> = [], converter: PictureConverter? = .installed()
  ) throws(ReportError) -> PictureConversion {
    let files = files(with: extras)
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
      var conversion = PictureConversion(converted: [])
      if extras.contains(.latex) {
        let drawings = files.map(\.path).filter { $0.hasSuffix(".svg") }
        let pictures = staging.appendingPathComponent(LaTeXFolder.figures, isDirectory: true)
        try manager.createDirectory(at: pictures, withIntermediateDirectories: true)
        conversion = PictureConversion(
          drawings.map { staging.appendingPathComponent($0) }, into: pictures, by: converter)
      }
      let pictures = conversion.converted.map { "\(LaTeXFolder.figures)/\($0)" }
      for path in files.map(\.path) + pictures {
        let destination = folder.appendingPathComponent(path)
        try manager.createDirectory(
          at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Report.rename(staging.appendingPathComponent(path), to: destination)
      }
      removeFormerFigures(from: folder.appendingPathComponent("figures"))
      return conversion
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
