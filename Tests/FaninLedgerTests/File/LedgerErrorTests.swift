import FaninLedger
import FaninStudy
import Testing

struct LedgerErrorTests {
  @Test(arguments: [
    LedgerError.missing(path: "a.sqlite"), .isFolder(path: "a.sqlite"),
    .notALedger(path: "a.sqlite", found: "x"), .newerSchema(path: "a.sqlite", found: 3, known: 1),
    .readOnly(path: "a.sqlite"), .diskFull(path: "a.sqlite"), .busy(path: "a.sqlite"),
    .corrupt(path: "a.sqlite", detail: "x"), .replaced(path: "a.sqlite"),
    .unknownStudy(name: "x", known: []), .unknownRun(id: "x"),
    .plannedByAnotherVersion(RunID(hexadecimal: "abc")),
  ])
  func `every error is one line that says what to do`(error: LedgerError) {
    let text = error.description

    #expect(!text.contains("\n"))
    #expect(text.contains(": ") || text.contains("; "), "\(text)")
  }
}
