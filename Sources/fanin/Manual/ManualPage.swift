/// A command's page of the manual, in the macros of man(7).
struct ManualPage {
  private let command: CommandOutline
  private let release: String

  /// The page of a command of this release.
  init(_ command: CommandOutline, release: String) {
    self.command = command
    self.release = release
  }

  /// The file's name, such as `fanin-data-list.1`.
  var fileName: String { "\(name).1" }

  private var name: String { command.words.joined(separator: "-") }

  /// The page.
  var text: String {
    var lines = [
      ".TH \(name.uppercased()) 1 \"\" \"fanin \(release)\" \"User Commands\"", ".SH NAME",
      "\(escaped(name)) \\- \(escaped(command.abstract ?? ""))", ".SH SYNOPSIS", synopsis,
    ]
    if let discussion = command.discussion {
      lines += [".SH DESCRIPTION"] + paragraphs(discussion)
    }
    let options = (command.arguments ?? []).filter(\.shouldDisplay)
    if !options.isEmpty { lines += [".SH OPTIONS"] + options.flatMap(entry) }
    let commands = command.shownSubcommands
    if !commands.isEmpty {
      lines.append(".SH COMMANDS")
      for inner in commands {
        let page = ManualPage(inner, release: release).name
        lines += [".TP", "\\fB\(escaped(page))\\fR(1)", escaped(inner.abstract ?? "")]
      }
    }
    lines += [".SH EXIT STATUS"]
    lines += ExitStatus.allCases.flatMap { [".TP", "\($0.rawValue)", escaped($0.meaning)] }
    if command.words.count > 1 { lines += [".SH SEE ALSO", "\\fBfanin\\fR(1)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var synopsis: String {
    var parts = ["\\fB\(escaped(command.words.joined(separator: " ")))\\fR"]
    if !command.shownSubcommands.isEmpty { parts.append("\\fIcommand\\fR") }
    for argument in command.arguments ?? [] where argument.shouldDisplay {
      let more = argument.isRepeating ? " ..." : ""
      parts.append(argument.isOptional ? "[\(label(argument))\(more)]" : label(argument) + more)
    }
    return parts.joined(separator: " ")
  }

  /// The argument as it is typed, its longest name alone.
  private func label(_ argument: CommandOutline.Argument) -> String {
    let value = "\\fI\(escaped(argument.valueName ?? "value"))\\fR"
    let name = argument.names?.last.map { "\\fB\(escaped($0.text))\\fR" }
    switch argument.kind {
    case .positional: return value
    case .option: return [name, value].compactMap(\.self).joined(separator: " ")
    case .flag: return name ?? value
    }
  }

  private func entry(_ argument: CommandOutline.Argument) -> [String] {
    let names = (argument.names ?? []).map { "\\fB\(escaped($0.text))\\fR" }
    let value = argument.kind == .flag ? "" : "\\fI\(escaped(argument.valueName ?? "value"))\\fR"
    let head = [names.joined(separator: ", "), value].filter { !$0.isEmpty }
    var words = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty {
      words += " (values: \(values.joined(separator: ", ")))"
    }
    if argument.kind != .flag, let standard = argument.defaultValue, !standard.isEmpty {
      words += " (default: \(standard))"
    }
    return [".TP", head.joined(separator: " "), escaped(words)]
  }

  /// Paragraphs are filled; indented lines stand as they are.
  private func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    var isLiteral = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") != isLiteral, !line.isEmpty {
        isLiteral.toggle()
        lines.append(isLiteral ? ".nf" : ".fi")
      }
      lines.append(line.isEmpty ? ".PP" : escaped(String(line)))
    }
    return lines + (isLiteral ? [".fi"] : [])
  }

  /// Text in which nothing is taken for a request or an escape.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
