import FaninAnalysis
import FaninStudy

/// What the comparisons of one family came to, in sentences.
struct FamilyAnswer: Sendable {
  private let findings: Contents
  private let family: FamilyFinding
  private let scale: MetricScale
  /// What was declared before the first result; all of them where nothing was.
  private let comparisons: [Comparison]
  private let tested: [Tested]

  private typealias Tested = (comparison: Comparison, difference: TestedDifference)

  init(_ findings: Contents, _ family: FamilyFinding) {
    self.findings = findings
    self.family = family
    scale = findings.scale
    let declared = family.comparisons.filter(\.isDeclared)
    comparisons = declared.isEmpty ? family.comparisons : declared
    tested = comparisons.compactMap { comparison in
      comparison.tested.map { (comparison, $0) }
    }
  }

  /// The sentences; the family's name first where it has one.
  var sentences: [Prose] {
    let name = family.declaration.name
    let opening: [Prose] = name.isEmpty ? [] : ["\(strong: "\(name):")"]
    return opening + [exploratory].compactMap(\.self) + [counts] + differences
      + [undecided].compactMap(\.self)
  }

  /// Whether what follows was declared before the first result.
  private var exploratory: Prose? {
    guard !family.comparisons.isEmpty else { return nil }
    let late = family.comparisons.count { !$0.isDeclared }
    if late == 0 { return nil }
    if late == family.comparisons.count {
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
    if findings.blocks.count == 1 { return findings.names.block(findings.blocks[0].levels) }
    var data: [Level] = []
    for level in findings.blocks.compactMap({ $0.levels[Factor.data] }) where !data.contains(level)
    {
      data.append(level)
    }
    let sparsities = findings.study.levels(of: Factor.sparsity)
    var text =
      data.count > 3 ? "\(data.count) data sets" : data.map(findings.names.data).sentence
    if !sparsities.isEmpty {
      text += " at \(sparsities.map(findings.names.sparsity).sentence) sparsity"
    }
    if findings.blocks.count != max(1, data.count) * max(1, sparsities.count) {
      text += " (\(findings.blocks.count) blocks)"
    }
    return text.isEmpty ? counted(findings.blocks.count, "block") : text
  }

  /// What the comparisons are made with, in the study's words.
  private var baseline: Prose {
    if family.declaration.baseline == nil { return "one another" }
    let cells = Set(family.comparisons.map(\.baseline))
    let treatments = Set(cells.map { $0.only(findings.study.compared) })
    if family.comparisons.allSatisfy(isIn), treatments.count == 1, let one = treatments.first {
      return "\(code: findings.names.treatment(one))"
    }
    guard cells.count == 1, let one = cells.first else { return "the baseline of their block" }
    return findings.names.full(one)
  }

  /// Whether a comparison's baseline stands in the block of its treatment.
  private func isIn(_ comparison: Comparison) -> Bool {
    comparison.baseline.without(findings.study.compared).isPart(of: comparison.block)
  }

  private func phrase(_ verdict: Verdict, _ members: [Tested]) -> Prose {
    let isOne = members.count == 1
    let bound = family.declaration.equivalenceBound.map(scale.bound) ?? ""
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
    var order: [Prose] = []
    for name in members.map({ findings.pair($0.comparison) }) where !order.contains(name) {
      order.append(name)
    }
    return order.map { name in
      let count = members.count { findings.pair($0.comparison) == name }
      return findings.blocks.count == 1 ? name : "\(name) in \(counted(count, "block"))"
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
    let place =
      findings.blocks.count == 1 ? "" : " on \(findings.names.block(member.comparison.block))"
    let analysis = findings.study.analysis
    var details =
      "\(analysis.levelText) interval \(scale.differenceInterval(member.difference.interval))"
    // Under a rule for looking early p-values of a fixed number of seeds decide nothing.
    if member.comparison.pairs.count >= AnswerSection.fewestForPValue, analysis.sequential == nil {
      let p = NumberText.pSentence(member.difference.adjustedPValue, alpha: analysis.alpha)
      details += family.declaration.correction == .none ? ", \(p)" : ", adjusted \(p)"
    }
    return """
      \(scale.difference(member.difference.estimate))\(scale.differenceUnit) for \
      \(findings.pair(member.comparison))\(place) (\(details))
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
