/// Asks workers to stop at their next step; once asked, it stays so.
public final class StopRequest: Sendable {
  private let asked = Locked(false)

  /// Creates a request nobody has made yet.
  public init() {}

  /// Whether to stop.
  public var isMade: Bool { asked.withValue { $0 } }

  /// Asks for the stop.
  ///
  /// - Returns: Whether this was the first time.
  @discardableResult public func make() -> Bool {
    asked.withValue { asked in
      defer { asked = true }
      return !asked
    }
  }
}
