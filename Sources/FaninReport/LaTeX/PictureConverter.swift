import Foundation

/// A program of the machine that turns SVG drawings into PDF.
package struct PictureConverter: Sendable {
  /// Its name.
  package let name: String
  private let program: URL
  private let arguments: @Sendable (_ drawing: String, _ picture: String) -> [String]

  /// The first of `rsvg-convert`, `inkscape` and `cairosvg` on a search path; nil where none is.
  package static func installed(
    on path: String? = ProcessInfo.processInfo.environment["PATH"]
  ) -> PictureConverter? {
    let folders = (path ?? "").split(separator: ":").map(String.init)
    return known.lazy.compactMap { name, arguments in
      folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile).map {
        PictureConverter(
          name: name, program: URL(fileURLWithPath: $0), arguments: arguments)
      }
    }.first
  }

  /// The names of the programs that are looked for.
  package static let names = known.map(\.name)

  private static let known:
    [(name: String, arguments: @Sendable (_ drawing: String, _ picture: String) -> [String])] = [
      ("rsvg-convert", { ["--format=pdf", "--output=\($1)", $0] }),
      ("inkscape", { [$0, "--export-type=pdf", "--export-filename=\($1)"] }),
      ("cairosvg", { [$0, "-o", $1] }),
    ]

  /// Converts one drawing; nil, or why there is no picture.
  func convert(_ drawing: URL, to picture: URL) -> String? {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments(drawing.path, picture.path)
    // No hour of writing in the file: the same drawing and program give the same bytes.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SOURCE_DATE_EPOCH": "0"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return "\(program.path) cannot be started" }
    process.waitUntilExit()
    let isThere = FileManager.default.fileExists(atPath: picture.path)
    if process.terminationStatus == 0, isThere { return nil }
    return "\(name) ended with \(process.terminationStatus)"
  }
}

/// What became of the figures that LaTeX needs as PDF.
package struct PictureConversion: Sendable {
  /// The files that were made.
  package let converted: [String]
  /// Why not all were, in words for a person; nil where nothing is missing.
  package var remark: String?

  init(converted: [String]) { self.converted = converted }

  /// Converts drawings into a folder; those that cannot be are told.
  init(_ drawings: [URL], into folder: URL, by converter: PictureConverter?) {
    guard let converter else {
      self.init(converted: [])
      if !drawings.isEmpty {
        remark = """
          latex/ holds no pictures: none of \(PictureConverter.names.sentence) is on the PATH, so \
          the figures stay SVG
          """
      }
      return
    }
    var made: [String] = []
    var failed: [String] = []
    for drawing in drawings {
      let name = drawing.deletingPathExtension().lastPathComponent + ".pdf"
      if let reason = converter.convert(drawing, to: folder.appendingPathComponent(name)) {
        failed.append("\(drawing.lastPathComponent) (\(reason))")
      } else {
        made.append(name)
      }
    }
    self.init(converted: made)
    if !failed.isEmpty { remark = "latex/ lacks the pictures of \(failed.sentence)" }
  }
}
