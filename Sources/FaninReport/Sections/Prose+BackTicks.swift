extension Prose {
  /// A text of the findings in which names stand between back ticks.
  init(backTicked text: String) {
    self = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
      .enumerated().map { $0.isMultiple(of: 2) ? Prose($1) : Prose(code: $1) }
      .joined(separator: "")
  }
}
