import ArgumentParser
import FaninData
import FaninStudy
import Foundation

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a commented study file to start from.",
    discussion: """
      The file is NAME.yaml in the folder 'studies' where there is one, else in the working folder. \
      It is valid as it stands; study.schema.json beside it tells editors what may stand there.

      Example:
        fanin new profiles-at-90 --data glyphs --data terrain
      """)

  @Argument(help: "The study's name: letters, digits, '-', '_' and '.'.")
  var name: String

  @Option(
    help: "A data set by name, such as fashion-mnist; may be repeated (default: glyphs).",
    completion: .dataSets,
    transform: DataCommand.set)
  var data: [NamedDataset] = []

  func validate() throws {
    if let problem = Study.problem(ofName: name) {
      throw ValidationError("the name \(problem)")
    }
  }

  func run() throws {
    let folder = URL(fileURLWithPath: "studies", isDirectory: true)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isDirectory)
    let path = exists && isDirectory.boolValue ? "studies/\(name).yaml" : "\(name).yaml"
    let names = (data.isEmpty ? [.glyphs] : data).map(\.name)
    try NewFile.write(StudyTemplate.text(name: name, data: names), to: path)
    try writeSchema(beside: path)
    print(
      """
      wrote \(path); next:
        fanin check \(path)
        fanin run \(path)
        fanin report \(path)
      """)
  }

  /// Writes the schema that the study's first line names, unless it stands there already.
  private func writeSchema(beside study: String) throws {
    let file = URL(fileURLWithPath: study).deletingLastPathComponent()
      .appendingPathComponent(StudySchema.fileName)
    if (try? String(contentsOf: file, encoding: .utf8)) == StudySchema.text { return }
    do {
      try Data(StudySchema.text.utf8).write(to: file, options: .atomic)
    } catch {
      throw OutputError.cannotWrite(path: file.relativePath, reason: error.localizedDescription)
    }
  }
}
