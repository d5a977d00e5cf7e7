/// Everything that is wrong with a study file.
public struct StudyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why there is no study.
  public enum Kind: Hashable, Sendable {
    /// There is no such file.
    case missing
    /// The file is there, and is not a valid study.
    case invalid
  }

  /// Why there is no study.
  public let kind: Kind
  /// Every problem, in the order of their places in the file; never empty.
  public let problems: [Problem]

  init(_ problems: [Problem], kind: Kind = .invalid) {
    self.kind = kind
    let start = Place(line: 0, column: 0)
    self.problems = problems.enumerated()
      .sorted { ($0.element.place ?? start, $0.offset) < ($1.element.place ?? start, $1.offset) }
      .map(\.element)
  }

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  /// One thing that is wrong, and where.
  ///
  /// ```
  /// studies/x.yaml:14:15: sparsities[2]: must be at least 0 and below 1; got 1.4
  /// ```
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// The study file.
    public let file: String
    /// Where in the file; nil where the file as a whole is meant.
    public let place: Place?
    /// The key path, such as `sparsities[2]`; empty where no key is meant.
    public let key: String
    /// What is wrong, and what to do.
    public let message: String

    /// The problem on one line.
    public var description: String {
      let position = place.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(file)\(position): \(key.isEmpty ? "" : "\(key): ")\(message)"
    }
  }

  /// A place in a text; lines and columns count from 1, columns in Unicode scalars.
  public struct Place: Hashable, Sendable, Comparable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// Orders places as they are read.
    public static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }
}
