import FaninAnalysis
import FaninRandom
import FaninStudy

/// The analysis declared before anything ran, and what the ledger knows of when.
struct DeclarationSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "What was declared, and when"

  var bearing: Prose {
    guard let history = findings.history else { return "Nothing of it changes the answer." }
    if !history.isRegistered {
      return "Nothing was declared in this ledger before results existed: all is exploratory."
    }
    return history.lateKeys.isEmpty && history.exploratorySeeds.isEmpty
      ? """
      All was declared in this ledger before the first result: comparisons confirm; correlations, \
      hubs and robustness describe.
      """
      : "What changed in this ledger after the first result is exploratory."
  }

  var inside: [Document.Block] {
    [.list(rules)] + registration + ["What a verdict says:", .table(verdicts)]
  }

  /// What a finding that was declared too late is.
  static let exploratory: Prose =
    """
    This was not declared in this form before the first result, or its seeds were not, so it can \
    suggest but not confirm: its p-values and verdicts are those of a choice that could have been \
    made with the results in view.
    """

  /// What the ledger knows of the time of the declaration.
  private var registration: [Document.Block] {
    guard let history = findings.history, let moments = findings.provenance.moments else {
      return []
    }
    guard let first = moments.entries.first else {
      return ["This ledger holds no declaration of this study, so all of it is exploratory."]
    }
    guard let registered = moments.registered else {
      return [
        """
        This ledger first saw this study on \(first.declaredAt), when results of \
        \(counted(first.finishedRuns, "of its runs", plural: "of its runs")) existed: nothing was \
        declared before, and all of it is exploratory.\(earlier)
        """
      ] + shared
    }
    var text: Prose =
      """
      \(holder(of: moments, since: moments.entries[registered].declaredAt)), when no run of the \
      study had finished
      """
    text +=
      history.lateKeys.isEmpty && history.exploratorySeeds.isEmpty
      ? ": all of it is confirmatory." : "; what changed later is exploratory:"
    var lines: [Prose] = []
    if !history.lateKeys.isEmpty {
      lines.append("\(strong: "Changed since"): \(names(history.lateKeys)).")
    }
    if !history.lateSeeds.isEmpty {
      let seeds = history.lateSeeds.map(\.description)
      let meaning: Prose =
        history.mayGrow
        ? "The study declared how it looks before the end, so they may be used."
        : """
        Seeds that come after results were seen make the p-values of a fixed number of seeds too \
        small, so what uses them is exploratory.
        """
      lines.append(
        """
        \(strong: "Added since"): \(seeds.count == 1 ? "seed" : "seeds") \(seeds.sentence). \
        \(meaning)
        """)
    }
    if let look = moments.firstLook {
      lines.append(
        """
        \(strong: "First looked at") on \(look.lookedAt) by \(code: "fanin \(look.command)"), with \
        \(counted(look.finishedRuns, "run")) finished.
        """)
    }
    for entry in moments.entries.dropFirst(registered + 1) {
      lines.append(
        """
        On \(entry.declaredAt), with \(counted(entry.finishedRuns, "run")) finished, \
        \(entry.changes.isEmpty ? "nothing" : names(entry.changes)) changed.
        """)
    }
    return [.paragraph(text)] + (lines.isEmpty ? [] : [.list(lines)]) + shared
  }

  /// Who holds the declaration of a moment.
  private func holder(of moments: DeclarationMoments, since moment: Moment) -> Prose {
    if let ledger = moments.ledgerSince, moment < ledger {
      return """
        A report that was here before this ledger holds this declaration (this ledger since \
        \(ledger)) since \(moment)
        """
    }
    return "This ledger holds this declaration since \(moment)"
  }

  /// The report that showed results before this ledger declared anything.
  private var earlier: Prose {
    guard let seen = findings.provenance.moments?.earlier else { return "" }
    return """
       A report had shown results of \(NumberText.count(seen.runs)) of these runs on \(seen.seenAt).
      """
  }

  /// The studies whose results are partly the same.
  private var shared: [Document.Block] {
    let others = findings.provenance.surroundings.shared
    guard !others.isEmpty else { return [] }
    let names = others.map { other -> Prose in
      "\(code: other.value) (\(NumberText.count(other.runs)))"
    }
    return [
      """
      Runs shared with other studies of this ledger, so that their results are not independent of \
      these: \(names.sentence).
      """
    ]
  }

  private func names(_ keys: [String]) -> Prose { [Prose](code: keys).sentence }

  private var rules: [Prose] {
    let analysis = findings.study.analysis
    let scale = findings.scale
    var lines: [Prose] = [
      """
      \(strong: "Metric"): \(scale.name) \(readout); \(scale.isHigherBetter ? "higher" : "lower") \
      is better. Differences are treatment − baseline.
      """,
      """
      \(strong: "Pairs"): one seed means the same split, the same order of batches and the same \
      random streams in every cell, so cells are compared seed by seed.
      """,
      """
      \(strong: "Test"): two-sided paired t test at α = \
      \(NumberText.trimmed(analysis.alpha, digits: 6)).
      """,
    ]
    lines += findings.families.flatMap(rules)
    if let rule = analysis.sequential {
      lines.append(
        """
        \(strong: "Looking before the end"): \(code: rule.text); verdicts rest on this rule, not \
        on the p-values of a fixed number of seeds.
        """)
    }
    lines.append(
      """
      \(strong: "Intervals"): \(analysis.levelText), each on its own.
      """)
    if !findings.topologies.isEmpty {
      lines.append(
        """
        \(strong: "Where connections went") is not declared: its procedures are the same in every \
        report, and they describe. What is confirmatory are the comparisons above.
        """)
    }
    for correlation in analysis.correlations {
      lines.append(
        """
        \(strong: "Correlation"): \(correlation.x.words) with \(correlation.y.words) over networks.
        """)
    }
    return lines
  }

  private var readout: String {
    switch findings.study.analysis.readout {
    case .lastEpoch: "after the last epoch"
    case .bestValidation: "after the epoch of the best validation accuracy"
    }
  }

  /// What one family compares, with what, and how it is judged.
  private func rules(of family: FamilyFinding) -> [Prose] {
    let declaration = family.declaration
    let name = declaration.name
    let scale = findings.scale
    let opening: Prose =
      name.isEmpty ? "" : "\(strong: "\(name)")\(declaration.question.map { ": \($0)" } ?? "") "
    var lines: [Prose] = []
    switch declaration.pairs {
    case .baseline(let levels):
      lines.append(
        """
        \(opening)\(strong: "Baseline"): \(baseline(levels)). The other \
        \(findings.names.treatmentWord)s of a block are compared with it; \
        \(correction(of: family))
        """)
    case .contrasts(let contrasts):
      lines.append(
        """
        \(opening)\(strong: "Contrasts"): \(counted(contrasts.count, "pair")) of cells; \
        \(correction(of: family))
        """)
    }
    if let bound = declaration.equivalenceBound {
      lines.append(
        """
        \(strong: "Equivalence"): two one-sided t tests (TOST), each at α, against the bound \
        \(scale.bound(bound)).
        """)
    } else {
      lines.append(
        """
        \(strong: "Equivalence"): no bound is declared, so nothing can be called equivalent. The \
        tables give the smallest bound that the data would have supported.
        """)
    }
    return lines
  }

  /// A family's baseline in words.
  func baseline(_ pattern: Levels) -> Prose {
    var places: [Prose] = [
      pattern[Factor.profile].map { Prose(code: $0.text) } ?? "the first profile"
    ]
    if let data = pattern[Factor.data] { places.append("on \(code: data.text)") }
    if let sparsity = pattern[Factor.sparsity] {
      places.append("at \(findings.names.sparsity(sparsity)) sparsity")
    }
    if let topology = pattern[Factor.topology] { places.append("under \(code: topology.text)") }
    return places.joined(separator: " ")
  }

  /// How the p-values of a family are adjusted, in a sentence.
  func correction(of family: FamilyFinding) -> String {
    let count = counted(family.comparisons.count, "comparison")
    let families =
      switch family.declaration.together {
      case .study: "the \(count), one family"
      case .data: "each data set as a family (\(count) in all)"
      case .block: "each block as a family (\(count) in all)"
      }
    switch family.declaration.correction {
    case .none: return "p-values are not adjusted for the \(count)."
    case .holm: return "p-values adjusted by Holm over \(families)."
    case .hochberg: return "p-values adjusted by Hochberg over \(families)."
    case .benjaminiHochberg:
      return "p-values adjusted by Benjamini–Hochberg (false discovery rate) over \(families)."
    }
  }

  private var verdicts: Table {
    let analysis = findings.study.analysis
    let alpha = NumberText.trimmed(analysis.alpha, digits: 6)
    let isAdjusted = findings.families.contains { $0.declaration.correction != .none }
    let p = isAdjusted ? "adjusted p-value" : "p-value"
    let bounds = findings.families.compactMap(\.declaration.equivalenceBound)
    var table = Table([.left("verdict"), .left("what the data show")])
    let shown = "shown by the rule for looking before the end"
    table.append([
      "different",
      analysis.sequential == nil ? "the \(p) is below \(alpha)" : "a difference is \(shown)",
    ])
    if let bound = bounds.first {
      let text = Set(bounds).count == 1 ? findings.scale.bound(bound) : "the bound of its family"
      table.append([
        "equivalent",
        analysis.sequential == nil
          ? """
          both one-sided tests reject, each at α, not adjusted for their number: the difference \
          lies within \(text)
          """
          : "that the difference lies within \(text) is \(shown)",
      ])
      table.append(["different but negligible", "both of the above"])
      table.append([
        "undecided",
        "neither: no difference is shown, and differences beyond \(text) are not ruled out",
      ])
    } else {
      table.append([
        "undecided",
        """
        no difference is shown, and none is ruled out; a large p-value alone is never evidence of \
        no difference
        """,
      ])
    }
    return table
  }
}
