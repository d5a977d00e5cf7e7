public import FaninData
import GRDB

/// What stands around a study in its ledger: other studies of the same runs, runs that are trained
/// only because others learn from them, and what the study's tables were read as.
public struct StudySurroundings: Hashable, Sendable, Codable {
  /// Runs shared with other studies, by the other study's name.
  public var shared: [String: Int] = [:]
  /// Finished runs that the study's own only learn from.
  public var sourceRuns = 0
  /// Wall seconds that those took, evaluation included.
  public var sourceSeconds = 0.0
  /// What tables of data and of imported results were read as.
  public var dialects: [String: CSVDialect] = [:]

  /// A study by itself.
  public init() {}
}

extension Ledger {
  /// What stands around a study, by its number.
  func surroundings(of study: Int64, in db: Database) throws -> StudySurroundings {
    var surroundings = StudySurroundings()
    let shared = try Row.fetchCursor(
      db,
      sql: """
        SELECT study.name, count(*) FROM studyRun AS mine
        JOIN studyRun AS other ON other.run = mine.run AND other.study <> mine.study
        JOIN study ON study.number = other.study
        WHERE mine.study = ? AND mine.isCurrent = 1 AND mine.isSource = 0 AND other.isCurrent = 1
        GROUP BY study.name
        """, arguments: [study])
    while let row = try shared.next() {
      surroundings.shared[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1)
    }
    let sources = try Row.fetchCursor(
      db,
      sql: """
        SELECT count(*), total(seconds) FROM studyRun
        JOIN trainedRun ON trainedRun.run = studyRun.run
        WHERE study = ? AND isCurrent = 1 AND isSource = 1
        """, arguments: [study])
    while let row = try sources.next() {
      surroundings.sourceRuns = try row.decode(atIndex: 0)
      surroundings.sourceSeconds = try row.decode(atIndex: 1)
    }
    surroundings.dialects = try dialects(of: study, in: db)
    return surroundings
  }
}
