import ArgumentParser
import FaninStudy

/// `fanin schema`: what a study file may hold, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of study files, for editors and other checkers.",
    discussion: """
      An editor with a YAML language server completes and checks a study file whose first line names \
      the schema, as files of fanin new do:

        # yaml-language-server: $schema=study.schema.json

      EXAMPLE:
        fanin schema > studies/study.schema.json
      """)

  func run() { print(StudySchema.text, terminator: "") }
}
