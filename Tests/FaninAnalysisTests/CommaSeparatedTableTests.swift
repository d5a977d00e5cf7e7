import FaninAnalysis
import Testing

struct CommaSeparatedTableTests {
  @Test func `fields with commas, quotes or line breaks are quoted`() {
    var table = CommaSeparatedTable(["a", "b"])
    table.append(["glyphs, 90 %", "say \"no\""])
    table.append(["two\nlines", ""])

    #expect(table.text == "a,b\n\"glyphs, 90 %\",\"say \"\"no\"\"\"\n\"two\nlines\",\n")
  }

  @Test func `numbers print their shortest round-trip form and nothing when missing`() {
    #expect(CommaSeparatedTable.field(0.1) == "0.1")
    #expect(CommaSeparatedTable.field(1) == "1")
    #expect(CommaSeparatedTable.field(nil) == "")
  }
}
