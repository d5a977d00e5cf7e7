/// What an examination of this machine found in one place.
package struct Finding: Sendable, Encodable {
  /// What was looked at, such as `ledger`.
  package let check: String
  /// How it is.
  package let state: State
  /// What was found, in words.
  package let words: String
  /// What to do about it; nil where nothing is to be done or the words say it.
  package let remedy: String?
  /// How a command would end over it.
  let status: ExitStatus?

  /// How something is.
  package enum State: String, Sendable, Encodable {
    /// As it should be.
    case good
    /// Nothing is wrong, and something could be better.
    case advice
    /// Something will fail.
    case fault
  }

  private enum CodingKeys: CodingKey {
    case check
    case state
    case words
    case remedy
  }

  private init(
    _ check: String, _ state: State, _ words: String, remedy: String?, status: ExitStatus? = nil
  ) {
    self.check = check
    self.state = state
    self.words = words
    self.remedy = remedy
    self.status = status
  }

  static func good(_ check: String, _ words: String) -> Finding {
    Finding(check, .good, words, remedy: nil)
  }

  static func advice(_ check: String, _ words: String, remedy: String) -> Finding {
    Finding(check, .advice, words, remedy: remedy)
  }

  static func fault(
    _ check: String, _ words: String, remedy: String?, status: ExitStatus
  ) -> Finding {
    Finding(check, .fault, words, remedy: remedy, status: status)
  }
}
