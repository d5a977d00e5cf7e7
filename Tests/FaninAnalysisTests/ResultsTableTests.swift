import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTopology
import SyntheticRecords
import Testing

struct ResultsTableTests {
  @Test func `columns stand in the documented order, swept keys after them`() throws {
    let plan = try SyntheticRecords.plan(
      """
      study: swept
      question: Q?
      data: glyphs
      seeds: 2
      sparsities: [0.9]
      profiles: [uniform, erdos-renyi]
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      """ + "\nsweep: {training.learning-rate: [0.05, 0.1]}\n")

    let table = ResultsTable(
      StudyFacts(plan), CellResults.all(of: plan, records: SyntheticRecords().records(of: plan)),
      timed: true
    ).table

    #expect(
      table.columns.joined(separator: ",")
        == "run,study,data,profile,sparsity,topology,seed,state,epochs,train_loss,"
        + "validation_accuracy,test_loss,test_accuracy,test_macro_accuracy,connections,fan_in_cv,"
        + "hierarchy_strength,hierarchy_strength_per_connection,arithmetic_expectation,attempts,"
        + "seconds,digest,training.learning-rate")
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    #expect(Set(table.rows.compactMap(\.last)) == ["0.05", "0.1"])
  }

  @Test func `what is missing is an empty field`() throws {
    let plan = try SyntheticRecords.small(seeds: "1", profiles: "[dense, uniform]")
    let records = SyntheticRecords(state: { cell, _ in
      cell.profile == .dense ? (.failed, "nan") : (.finished, nil)
    }).records(of: plan)

    let rows = ResultsTable(
      StudyFacts(plan), CellResults.all(of: plan, records: records), timed: true
    ).table.rows

    // dense: no sparsity; failed: no numbers, but one attempt.
    #expect(rows[0][3...8] == ["dense", "", "static", "0", "failed", ""])
    #expect(rows[0][9...18].allSatisfy { $0.isEmpty })
    #expect(rows[0][19] == "1")
    #expect(rows[1][3...8] == ["uniform", "0.9", "static", "0", "finished", "3"])
  }
}
