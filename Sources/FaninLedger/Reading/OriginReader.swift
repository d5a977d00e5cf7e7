import GRDB

/// What results were computed by and from: few rows that many results share, read once.
struct OriginReader {
  private let provenances: [Int64: Provenance]
  private let programs: [Int64: Program]

  init(_ db: Database) throws {
    provenances = try Self.rows(of: "provenance", in: db)
    programs = try Self.rows(of: "program", in: db)
  }

  /// The provenance of a result by the numbers it holds.
  func provenance(_ number: Int64, program: Int64?) throws -> Provenance {
    guard var provenance = provenances[number] else { throw Self.missing("provenance", number) }
    if let program {
      provenance.program = programs[program]
      if provenance.program == nil { throw Self.missing("program", program) }
    }
    return provenance
  }

  private static func rows<Value: Decodable>(
    of table: String, in db: Database
  ) throws -> [Int64: Value] {
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table)")
    var values: [Int64: Value] = [:]
    while let row = try rows.next() {
      values[try row.decode(forColumn: "number")] = try PlainRow(row: row).value
    }
    return values
  }

  private static func missing(_ table: String, _ number: Int64) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "there is no \(table) \(number)")
  }
}
