import FaninStudy

/// The answer in a few sentences, made from verdicts, and the one figure that shows it.
struct AnswerSection: Section {
  let findings: Findings
  private let scale: MetricScale
  /// What was declared before the first result; all of them where nothing was.
  private let comparisons: [Comparison]
  private let tested: [Tested]

  private typealias Tested = (comparison: Comparison, difference: TestedDifference)

  init(_ findings: Findings) {
    self.findings = findings
    scale = findings.scale
    let declared = findings.comparisons.filter(\.isDeclared)
    comparisons = declared.isEmpty ? findings.comparisons : declared
    tested = comparisons.compactMap { comparison in
      comparison.tested.map { (comparison, $0) }
    }
  }

  /// Below this many pairs no p-value is headlined.
  static let fewestForPValue = 5

  var blocks: [Document.Block] {
    let hasFigure = findings.comparisons.contains { $0.estimate != nil }
    let title = FigureSet.differencesTitle(of: findings)
    return paragraphs + (hasFigure ? [.figure(.init(FigureName.differences, title: title))] : [])
  }

  /// The sentences alone.
  var paragraphs: [Document.Block] {
    let verdicts = ([incomplete, exploratory].compactMap(\.self) + verdicts).joined(separator: " ")
    let topology = TopologyAnswer(findings)
    let answers =
      topology.comesFirst ? topology.sentences + [verdicts] : [verdicts] + topology.sentences
    return (answers + CorrelationAnswer(findings).sentences).map { .paragraph($0) }
  }

  /// What the comparisons came to.
  var verdicts: [Prose] { [counts] + differences + [undecided].compactMap(\.self) }

  /// Whether runs are still to come.
  private var incomplete: Prose? {
    let open = findings.design.missing.count { $0.reason.isYetToCome }
    guard open > 0 else { return nil }
    return """
      \(strong: "Incomplete"): \(NumberText.count(open)) of \
      \(counted(findings.design.planned, "planned run")) \(open == 1 ? "is" : "are") not finished, \
      so what follows may change.
      """
  }

  /// Whether what follows was declared before the first result.
  private var exploratory: Prose? {
    guard !findings.comparisons.isEmpty else { return nil }
    let late = findings.comparisons.count { !$0.isDeclared }
    if late == 0 { return nil }
    if late == findings.comparisons.count {
      return """
        \(strong: "Exploratory"), since this was not declared in this form before the first result.
        """
    }
    return
      """
      (\(counted(late, "comparison")) that came later \(late == 1 ? "is" : "are") exploratory and \
      not counted here.)
      """
  }

  /// How many comparisons came to which verdict.
  private var counts: Prose {
    let all = comparisons.count
    if all == 0 {
      return """
        This study compares nothing: no block has both a baseline and another profile. The results \
        stand below with their intervals.
        """
    }
    let names = Set(findings.blocks.compactMap(\.baseline))
    let baseline: Prose =
      names.count == 1 ? "\(code: names.first ?? "")" : "the baseline of their block"
    if tested.isEmpty {
      return """
        On \(place), none of \(counted(all, "comparison")) of \(scale.name) with \(baseline) could \
        be tested: \(untestedReasons).
        """
    }
    var groups = Verdict.allCases.compactMap { verdict -> Prose? in
      let members = tested.filter { $0.difference.verdict == verdict }
      return members.isEmpty ? nil : phrase(verdict, members)
    }
    let untested = all - tested.count
    if untested > 0 { groups.append("\(untested) could not be tested (\(untestedReasons))") }
    return """
      On \(place), of \(counted(all, "comparison")) of \(scale.name) with \(baseline) (\(pairs), \
      paired), \(groups.sentence).\(whichOnes)
      """
  }

  /// How many equivalences would stand as a claim of which ones there are.
  private var whichOnes: String {
    let alpha = findings.study.analysis.alpha
    guard findings.study.analysis.sequential == nil else { return "" }
    let shown = tested.map(\.difference).filter { $0.isEquivalent }
    let standing = shown.count { ($0.adjustedEquivalencePValue ?? 1) < alpha }
    guard !shown.isEmpty, standing < shown.count else { return "" }
    let number = standing == 0 ? "none" : "\(standing)"
    return """
       When their number is counted too (Holm), \(number) of the \
      \(counted(shown.count, "equivalence")) \(standing == 1 ? "stands" : "stand").
      """
  }

  /// Data sets and sparsities, and how many blocks they make when other factors vary too.
  private var place: String {
    if findings.blocks.count == 1 { return findings.blocks[0].title }
    let study = findings.study
    let data = study.data.count > 3 ? "\(study.data.count) data sets" : dataNames.sentence
    var text = "\(data) at \(study.sparsities.map(NumberText.percent).sentence) sparsity"
    if findings.blocks.count != study.data.count * study.sparsities.count {
      text += " (\(findings.blocks.count) blocks)"
    }
    return text
  }

  private var dataNames: [String] {
    var names: [String] = []
    for block in findings.blocks where !names.contains(block.dataName) {
      names.append(block.dataName)
    }
    return names
  }

  private func phrase(_ verdict: Verdict, _ members: [Tested]) -> Prose {
    let isOne = members.count == 1
    let bound = findings.study.analysis.equivalenceBound.map(scale.bound) ?? ""
    let words =
      switch verdict {
      case .different: isOne ? "shows a difference" : "show a difference"
      case .equivalent: "\(isOne ? "is" : "are") equivalent within \(bound)"
      case .differentButNegligible: "\(isOne ? "is" : "are") different but within \(bound)"
      case .undecided: isOne ? "remains undecided" : "remain undecided"
      }
    let names = names(of: members)
    // Over several blocks the names would bury the sentence; the figure and the tables have them.
    let isShort = findings.blocks.count == 1 && names.count <= 4
    return isShort
      ? "\(members.count) \(words) (\(names.sentence))" : "\(members.count) \(words)"
  }

  /// The profiles, each with the number of its blocks where there are several.
  private func names(of members: [Tested]) -> [Prose] {
    var order: [String] = []
    for member in members where !order.contains(member.comparison.treatment) {
      order.append(member.comparison.treatment)
    }
    return order.map { name in
      let count = members.count { $0.comparison.treatment == name }
      return findings.blocks.count == 1
        ? "\(code: name)" : "\(code: name) in \(counted(count, "block"))"
    }
  }

  /// The shown differences with their intervals: all of few, the extremes of many.
  private var differences: [Prose] {
    var shown = tested.filter { $0.difference.verdict == .different }
    if shown.isEmpty { shown = tested.filter { $0.difference.verdict == .differentButNegligible } }
    shown.sort { $0.difference.estimate > $1.difference.estimate }
    guard let first = shown.first, let last = shown.last else { return [] }
    if shown.count <= 2 {
      let noun = shown.count == 1 ? "The difference" : "The differences"
      return ["\(noun): \(shown.map(sentence).sentence)."]
    }
    return ["The differences range from \(sentence(last)) to \(sentence(first))."]
  }

  private func sentence(_ member: Tested) -> Prose {
    let place = findings.blocks.count == 1 ? "" : " on \(member.comparison.block)"
    let analysis = findings.study.analysis
    var details =
      "\(analysis.levelText) interval \(scale.differenceInterval(member.difference.interval))"
    if member.comparison.pairs.count >= AnswerSection.fewestForPValue {
      let p = NumberText.pSentence(member.difference.adjustedPValue, alpha: analysis.alpha)
      details += analysis.correction == .none ? ", \(p)" : ", adjusted \(p)"
    }
    return """
      \(scale.difference(member.difference.estimate))\(scale.differenceUnit) for \
      \(code: member.comparison.treatment)\(place) (\(details))
      """
  }

  /// What the undecided comparisons leave open.
  private var undecided: Prose? {
    let open = tested.filter { $0.difference.verdict == .undecided }
    guard let low = open.map(\.difference.interval.low).min(),
      let high = open.map(\.difference.interval.high).max()
    else { return nil }
    return """
      Undecided is not "no difference": there the \(findings.study.analysis.levelText) \
      \(open.count == 1 ? "interval" : "intervals") \(open.count == 1 ? "runs" : "run") from \
      \(scale.difference(low)) to \(scale.difference(high))\(scale.differenceUnit).
      """
  }

  private var pairs: String {
    let counts = tested.map(\.comparison.pairs.count)
    guard let fewest = counts.min(), let most = counts.max() else { return "" }
    return fewest == most ? counted(most, "seed") : "\(fewest) to \(most) seeds"
  }

  private var untestedReasons: String {
    var reasons: [String] = []
    for comparison in comparisons {
      guard case .untested(let reason, _) = comparison.outcome else { continue }
      if !reasons.contains(reason.words) { reasons.append(reason.words) }
    }
    return reasons.joined(separator: "; ")
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
