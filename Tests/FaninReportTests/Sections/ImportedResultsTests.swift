import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import SyntheticRecords
import Testing

struct ImportedResultsTests {
  @Test func `imported results are not said to have been trained as the study declares`() throws {
    let text = try text { _ in true }

    #expect(text.contains("Results were collected from 5 seeds in each of 2 cells"))
    #expect(text.contains("Of these, 10 were trained by other programs and imported."))
    #expect(text.contains("As declared, which says nothing of imported results, networks have"))
    #expect(!text.contains("were trained from"))
  }

  @Test func `beside imported results the trained ones are still said to be trained`() throws {
    let text = try text { $0.seed.value == 0 }

    #expect(text.contains("were trained from 5 seeds in each of 2 cells"))
    #expect(text.contains("Of these, 2 were trained by other programs and imported."))
  }

  @Test func `a study without imports does not speak of them`() throws {
    let text = try text { _ in false }

    #expect(text.contains("\nNetworks have hidden layers"))
    #expect(!text.contains("import"))
  }

  /// The report in which the runs told came from another program.
  private func text(imported: (RunRecord) -> Bool) throws -> String {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords().records(of: plan).map { record in
      guard imported(record) else { return record }
      return RunRecord(
        id: record.id, recipe: record.recipe, seed: record.seed, state: record.state,
        result: record.result, cost: record.cost, attempts: record.attempts,
        failure: record.failure, source: ForeignSource(name: "PyTorch", fileDigest: "0123"))
    }
    return Analysis(plan: plan, records: records).text
  }
}
