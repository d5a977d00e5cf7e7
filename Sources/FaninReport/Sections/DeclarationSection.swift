import FaninRandom
import FaninStudy
import FaninTopology

/// The question and the analysis declared before anything ran.
struct DeclarationSection: Section {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var blocks: [Document.Block] {
    [
      .section("The question"), .quote(question), "Declared in the study file:", .list(rules),
    ] + registration + ["What a verdict says:", .table(verdicts)]
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
    guard let history = findings.history else { return [] }
    guard let first = history.entries.first else {
      return ["The ledger holds no declaration of this study, so all of it is exploratory."]
    }
    guard let registered = history.registered else {
      return [
        """
        The ledger first saw this study on \(first.declaredAt), when \
        \(counted(first.finishedRuns, "of its runs had", plural: "of its runs had")) finished: \
        nothing was declared before results existed, and all of it is exploratory.
        """
      ]
    }
    var text: Prose =
      """
      The ledger holds this declaration since \(history.entries[registered].declaredAt), when no \
      run of the study had finished
      """
    text +=
      history.lateKeys.isEmpty && (history.mayGrow || history.lateSeeds.isEmpty)
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
    if let look = history.firstLook {
      lines.append(
        """
        \(strong: "First looked at") on \(look.lookedAt) by \(code: "fanin \(look.command)"), with \
        \(counted(look.finishedRuns, "run")) finished.
        """)
    }
    for entry in history.entries.dropFirst(registered + 1) {
      lines.append(
        """
        On \(entry.declaredAt), with \(counted(entry.finishedRuns, "run")) finished, \
        \(entry.changes.isEmpty ? "nothing" : names(entry.changes)) changed.
        """)
    }
    return [.paragraph(text)] + (lines.isEmpty ? [] : [.list(lines)])
  }

  private func names(_ keys: [String]) -> Prose { [Prose](code: keys).sentence }

  private var question: [Prose] {
    findings.study.question.split(whereSeparator: \.isNewline).map { Prose(String($0)) }
  }

  private var rules: [Prose] {
    let analysis = findings.study.analysis
    let scale = findings.scale
    var lines: [Prose] = [
      """
      \(strong: "Metric"): \(scale.name) \(readout); \(scale.isHigherBetter ? "higher" : "lower") \
      is better. Differences are treatment − baseline.
      """,
      """
      \(strong: "Baseline"): \(baseline). The other profiles of a block are compared with it, \
      paired by seed: one seed means the same split, the same order of batches and the same random \
      streams in every cell.
      """,
      """
      \(strong: "Test"): two-sided paired t test at α = \
      \(NumberText.trimmed(analysis.alpha, digits: 6)); \(correction)
      """,
    ]
    if let rule = analysis.sequential {
      lines.append(
        """
        \(strong: "Looking before the end"): \(code: rule.text); verdicts rest on this rule, not \
        on the p-values of a fixed number of seeds.
        """)
    }
    if let bound = analysis.equivalenceBound {
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
    lines.append(
      """
      \(strong: "Intervals"): \(analysis.levelText), each on its own and, labelled, for the whole \
      family at once.
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

  private var baseline: Prose {
    let pattern = findings.study.analysis.baseline
    var places: [Prose] = [
      pattern.profile.map { Prose(code: $0.description) } ?? "the first profile"
    ]
    if let data = pattern.data { places.append("on \(code: data)") }
    if let sparsity = pattern.sparsity {
      places.append("at \(NumberText.percent(sparsity)) sparsity")
    }
    if let topology = pattern.topology { places.append("under \(code: topology.description)") }
    return places.joined(separator: " ")
  }

  private var correction: String {
    let count = counted(findings.comparisons.count, "comparison")
    let analysis = findings.study.analysis
    let families =
      switch analysis.families {
      case .study: "the \(count) of this study, one family"
      case .data: "each data set as a family (\(count) in all)"
      case .block: "each block as a family (\(count) in all)"
      }
    switch analysis.correction {
    case .none: return "p-values are not adjusted for the \(count) of this study."
    case .holm: return "p-values adjusted by Holm over \(families)."
    case .hochberg: return "p-values adjusted by Hochberg over \(families)."
    case .benjaminiHochberg:
      return "p-values adjusted by Benjamini–Hochberg (false discovery rate) over \(families)."
    }
  }

  private var verdicts: Table {
    let analysis = findings.study.analysis
    let alpha = NumberText.trimmed(analysis.alpha, digits: 6)
    let p = analysis.correction == .none ? "p-value" : "adjusted p-value"
    var table = Table([.left("verdict"), .left("what the data show")])
    let shown = "shown by the rule for looking before the end"
    table.append([
      "different",
      analysis.sequential == nil ? "the \(p) is below \(alpha)" : "a difference is \(shown)",
    ])
    if let bound = analysis.equivalenceBound {
      let text = findings.scale.bound(bound)
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
