import FaninAnalysis
import FaninRandom
import FaninStudy

/// What pairing by seed did, and how much the verdicts depend on what is missing from it.
struct PairingSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  private var rows: [Comparison] {
    findings.comparisons.filter { !$0.pairs.isEmpty || !$0.unpaired.isEmpty }
  }

  private var hasMissing: Bool { rows.contains { !$0.unpaired.isEmpty } }

  private var hasFailures: Bool {
    rows.contains { $0.pairing.failures.treatment + $0.pairing.failures.baseline > 0 }
  }

  let title: Prose = "What pairing did"

  /// All that most readers want of it.
  var bearing: Prose {
    var text: Prose = ""
    if let pairing = findings.pairing {
      text =
        """
        Runs of one seed correlate with \(NumberText.fixed(pairing.correlation, digits: 2)) on \
        average, which divides the variance of a difference by \
        \(NumberText.fixed(pairing.varianceFactor, digits: 2));
        """ + " "
    }
    return text + (notes.isEmpty ? "nothing hangs on it." : "see the notes below the table.")
  }

  var inside: [Document.Block] {
    guard !rows.isEmpty else { return [] }
    return [.paragraph(explanation), .table(table)] + (notes.isEmpty ? [] : [.list(notes)])
  }

  private var explanation: Prose {
    var text: Prose =
      """
      Two runs of one seed share their split, their order of batches and their random streams. \
      Seed correlation says how much they have in common; the variance factor is the variance of \
      an unpaired difference over that of the paired one: above 1 pairing sharpened the comparison.
      """
    if hasMissing {
      text +=
        """
         The last columns ask how far verdicts depend on missing runs: once with every missing run \
        of the treatment at the worst value observed in its block and every one of the baseline at \
        the best, once the other way round.
        """
    }
    return text
  }

  private var table: Table {
    let hasBlocks = findings.blocks.count > 1
    var columns: [Table.Column] = [
      .left(Prose(findings.names.treatmentWord)), .right("pairs"), .right("seed correlation"),
      .right("variance factor"),
    ]
    if hasBlocks { columns.insert(.left("block"), at: 0) }
    if hasFailures { columns += [.right("failed"), .right("baseline failed")] }
    if hasMissing { columns += [.left("if missing were bad"), .left("if missing were good")] }
    var table = Table(columns)
    for row in rows {
      let pairing = row.pairing
      var cells: [Prose] = hasBlocks ? ["\(findings.names.block(row.block))"] : []
      cells += [
        findings.pair(row), "\(row.pairs.count)",
        "\(orDash: pairing.correlation.map { NumberText.fixed($0, digits: 2) })",
        "\(orDash: pairing.varianceReduction.map { NumberText.fixed($0, digits: 1) })",
      ]
      if hasFailures {
        cells += [
          "\(pairing.failures.treatment) of \(pairing.failures.planned)",
          "\(pairing.failures.baseline) of \(pairing.failures.planned)",
        ]
      }
      if hasMissing {
        cells += [
          row.pairing.ifMissing.map { words($0.against) } ?? "none missing",
          row.pairing.ifMissing.map { words($0.inFavour) } ?? "none missing",
        ]
      }
      table.append(cells)
    }
    return table
  }

  private func words(_ verdict: Verdict?) -> Prose { Prose(verdict?.rawValue ?? "not tested") }

  private var notes: [Prose] {
    rows.flatMap { row -> [Prose] in
      var notes: [Prose] = []
      let name = findings.name(of: row)
      if let verdict = row.tested?.verdict, let missing = row.pairing.ifMissing,
        missing.against != verdict || missing.inFavour != verdict
      {
        notes.append(
          """
          \(name): the verdict "\(verdict.rawValue)" depends on \
          \(counted(row.unpaired.count, "missing pair")): it could be "\(words(missing.against))" \
          or "\(words(missing.inFavour))".
          """)
      }
      let mixed = row.pairing.mixedBuilds
      if !mixed.isEmpty {
        notes.append(
          """
          \(name): at \(mixed.count == 1 ? "seed" : "seeds") \(mixed.map(\.description).sentence) \
          treatment and baseline were computed by different builds.
          """)
      }
      if let p = row.pairing.failures.pValue {
        notes.append(
          """
          \(name): failures of \(row.pairing.failures.treatment) against \
          \(row.pairing.failures.baseline) of \(counted(row.pairing.failures.planned, "run")); \
          McNemar's exact p = \(NumberText.pValue(p, alpha: findings.study.analysis.alpha)).
          """)
      }
      return notes
    }
  }
}
