import Foundation

/// A command as ArgumentParser describes it.
struct CommandOutline: Decodable {
  let commandName: String
  let superCommands: [String]?
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool?
  let subcommands: [CommandOutline]?
  let arguments: [Argument]?

  /// One argument, option or flag.
  struct Argument: Decodable {
    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    /// How it is given.
    enum Kind: String, Decodable {
      case positional
      case option
      case flag
    }

    /// One spelling.
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }
  }

  /// The words that call it, such as `fanin data list`.
  var words: [String] { (superCommands ?? []) + [commandName] }

  /// The commands within it that are shown; not that for help, which every command has.
  var shownSubcommands: [CommandOutline] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// Reads what `--experimental-dump-help` prints.
  ///
  /// - Throws: `DecodingError` for another format than that of version 0.
  static func read(_ dump: String) throws -> CommandOutline {
    try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
  }

  private struct Dump: Decodable {
    let command: CommandOutline
  }
}
