import FaninStudy

/// The answer in a few sentences, made from verdicts, and the one figure that shows it.
struct AnswerSection: Sendable {
  let findings: Findings
  private let scale: MetricScale

  init(_ findings: Findings) {
    self.findings = findings
    scale = findings.scale
  }

  /// Below this many pairs no p-value is headlined.
  static let fewestForPValue = 5

  /// The sentences alone.
  var answer: String {
    let sentences = [counts] + details + findings.correlations.prefix(1).compactMap(correlation)
    return sentences.joined(separator: " ")
  }

  var text: String {
    guard findings.comparisons.contains(where: { $0.estimate != nil }) else { return answer }
    return answer
      + "\n\n![\(FigureSet.differencesTitle(of: findings))](figures/\(FigureName.differences).svg)"
  }

  private var tested: [(comparison: Comparison, difference: TestedDifference)] {
    findings.comparisons.compactMap { comparison in
      comparison.tested.map { (comparison, $0) }
    }
  }

  /// How many comparisons came to which verdict.
  private var counts: String {
    let baselines = findings.blocks.map(\.baseline)
    let baseline = Set(baselines).count == 1 ? baselines[0].code : "their baseline"
    let place =
      findings.blocks.count == 1
      ? "On \(findings.blocks[0].title)" : "Over \(counted(findings.blocks.count, "block"))"
    let all = findings.comparisons.count
    guard !tested.isEmpty else {
      return "\(place), none of the \(counted(all, "comparison")) with \(baseline) "
        + "could be tested: \(untestedReasons)."
    }
    var groups: [String] = []
    for verdict in Verdict.allCases {
      let members = tested.filter { $0.difference.verdict == verdict }
      if !members.isEmpty { groups.append(phrase(verdict, members)) }
    }
    let untested = all - tested.count
    if untested > 0 { groups.append("\(untested) could not be tested (\(untestedReasons))") }
    return "\(place), of \(counted(all, "comparison")) of \(scale.name) with \(baseline) "
      + "(\(pairs), paired), \(groups.sentence)."
  }

  private func phrase(
    _ verdict: Verdict, _ members: [(comparison: Comparison, difference: TestedDifference)]
  ) -> String {
    let count = members.count
    let names =
      findings.blocks.count == 1 && count <= 6
      ? ": " + members.map { $0.comparison.treatment.code }.sentence : ""
    let bound = findings.study.analysis.equivalenceBound.map(scale.bound) ?? ""
    let words =
      switch verdict {
      case .different: "show\(count == 1 ? "s" : "") a difference"
      case .equivalent: "\(count == 1 ? "is" : "are") equivalent within \(bound)"
      case .differentButNegligible:
        "\(count == 1 ? "is" : "are") different but negligible, within \(bound)"
      case .undecided: "\(count == 1 ? "remains" : "remain") undecided"
      }
    return "\(count) \(words)\(names.isEmpty ? "" : " (\(names.dropFirst(2)))")"
  }

  /// The largest shown differences, with their intervals.
  private var details: [String] {
    let shown = tested.filter {
      $0.difference.verdict == .different
    }.sorted { $0.difference.estimate.magnitude > $1.difference.estimate.magnitude }
    if shown.isEmpty { return undecidedDetail }
    let items = shown.prefix(3).map { comparison, difference in
      let place = findings.blocks.count == 1 ? "" : " on \(comparison.block)"
      return "\(comparison.treatment.code)\(place) "
        + "\(scale.difference(difference.estimate))\(scale.differenceUnit) "
        + "(\(findings.study.analysis.levelText) interval "
        + "\(scale.differenceInterval(difference.interval))\(pValue(comparison, difference)))"
    }
    let opening =
      shown.count > 3
      ? "The largest differences" : shown.count == 1 ? "The difference" : "The differences"
    return ["\(opening): \(Array(items).sentence)."]
  }

  private func pValue(_ comparison: Comparison, _ difference: TestedDifference) -> String {
    guard comparison.pairs.count >= AnswerSection.fewestForPValue else { return "" }
    let analysis = findings.study.analysis
    let text = NumberText.pSentence(difference.adjustedPValue, alpha: analysis.alpha)
    return analysis.correction == .none ? ", \(text)" : ", adjusted \(text)"
  }

  /// Where nothing differs, what the data leave open.
  private var undecidedDetail: [String] {
    let open = tested.filter { $0.difference.verdict == .undecided }
    guard let low = open.map(\.difference.interval.low).min(),
      let high = open.map(\.difference.interval.high).max()
    else { return [] }
    return [
      "Undecided is not \"no difference\": the \(findings.study.analysis.levelText) intervals "
        + "still allow differences from \(scale.difference(low)) to \(scale.difference(high))"
        + "\(scale.differenceUnit)."
    ]
  }

  private var pairs: String {
    let counts = tested.map(\.comparison.pairs.count)
    guard let fewest = counts.min(), let most = counts.max() else { return "" }
    return fewest == most ? counted(most, "seed") : "\(fewest) to \(most) seeds"
  }

  private var untestedReasons: String {
    var reasons: [String] = []
    for comparison in findings.comparisons {
      guard case .untested(let reason, _) = comparison.outcome else { continue }
      if !reasons.contains(reason.words) { reasons.append(reason.words) }
    }
    return reasons.joined(separator: "; ")
  }

  /// What a declared correlation comes to, next to its companions.
  private func correlation(_ finding: CorrelationFinding) -> String? {
    let rows = finding.rows.filter { $0.unit == .profile }
    guard let first = rows.first,
      case .estimated(let count, let r, _, let interval, _) = first.outcome
    else { return nil }
    let x = finding.declaration.x.words
    var text =
      "Between profiles, \(x) and \(first.quantity.name) correlate with r = "
      + NumberText.fixed(r, digits: 2)
    if let interval {
      text +=
        " (\(findings.study.analysis.levelText) interval "
        + "\(NumberText.fixed(interval.low, digits: 2)) to "
        + "\(NumberText.fixed(interval.high, digits: 2)), \(count) points)"
    }
    let others = rows.dropFirst().compactMap { row -> String? in
      guard case .estimated(_, let r, _, _, _) = row.outcome else { return nil }
      return "\(NumberText.fixed(r, digits: 2)) for \(row.quantity.name)"
    }
    if !others.isEmpty { text += "; the companions give \(others.sentence)" }
    return text + "."
  }
}

extension Comparison.Untestable {
  /// The reason in words.
  var words: String {
    switch self {
    case .noPairs: "no seed has both results"
    case .onePair: "one pair of seeds has no spread to test against"
    case .identicalPairs: "baseline and treatment are identical at every seed"
    case .constantDifference: "every seed differs by the same amount"
    }
  }
}
