import FaninAnalysis
import FaninStudy

/// What the comparisons of one family came to, in sentences: where, how much, and what it means.
struct FamilyAnswer: Sendable {
  private let findings: Contents
  private let family: FamilyFinding
  private let scale: MetricScale
  private let whereabouts: Whereabouts
  /// What was declared before the first result; all of them where nothing was.
  private let comparisons: [Comparison]

  init(_ findings: Contents, _ family: FamilyFinding) {
    self.findings = findings
    self.family = family
    scale = findings.scale
    let declared = family.comparisons.filter(\.isDeclared)
    comparisons = declared.isEmpty ? family.comparisons : declared
    whereabouts = Whereabouts(findings, of: comparisons)
  }

  /// The sentences; the family's question or its name first where it has one.
  var sentences: [Prose] {
    let declaration = family.declaration
    let name: Prose? = declaration.name.isEmpty ? nil : "\(declaration.name):"
    let opening = declaration.question.map { Prose($0) } ?? name
    return (opening.map { ["\(strong: $0)"] } ?? []) + [exploratory].compactMap(\.self) + found
  }

  private var found: [Prose] {
    if comparisons.isEmpty {
      return [
        """
        Nothing is compared: no block has both a baseline and another \
        \(findings.names.treatmentWord). The results stand below with their intervals.
        """
      ]
    }
    if let same = sameEverywhere { return [same] + [standing, untested].compactMap(\.self) }
    return [overview].compactMap(\.self) + differences
      + [negligible, equivalent, undecided, untested].compactMap(\.self)
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
      not told here.)
      """
  }

  private func members(_ verdict: Verdict) -> [Comparison] {
    comparisons.filter { $0.tested?.verdict == verdict }
  }

  /// What all comparisons are compared with, in the study's words.
  private var baseline: Prose {
    if family.declaration.baseline == nil { return "one another" }
    let cells = Set(comparisons.map(\.baseline))
    let treatments = Set(cells.map { $0.only(findings.study.compared) })
    if treatments.count == 1, let one = treatments.first {
      return "\(code: findings.names.treatment(one))"
    }
    return "the baseline"
  }

  private var bound: String { family.declaration.equivalenceBound.map(scale.bound) ?? "" }

  // MARK: The same everywhere

  /// One sentence where every comparison ends alike; nil where they do not.
  private var sameEverywhere: Prose? {
    let tested = comparisons.filter { $0.tested != nil }
    guard tested.count > 1, let verdict = tested.first?.tested?.verdict,
      tested.allSatisfy({ $0.tested?.verdict == verdict })
    else { return nil }
    let count = counted(tested.count, "comparison")
    let farthest = tested.max { magnitude($0) < magnitude($1) }
    guard let farthest else { return nil }
    switch verdict {
    case .equivalent, .differentButNegligible:
      let alike = verdict == .equivalent ? "is equivalent to" : "differs by less than \(bound) from"
      return """
        Every one of \(count) \(alike) \(baseline)\
        \(verdict == .equivalent ? " within \(bound)" : ""); the largest difference is \
        \(size(farthest)).
        """
    case .undecided:
      return """
        Nothing is decided: no difference from \(baseline) is shown in any of \(count), and none is \
        ruled out; the largest is \(size(farthest))\(seeds(tested)).
        """
    case .different: return nil
    }
  }

  private func magnitude(_ comparison: Comparison) -> Double {
    comparison.estimate?.magnitude ?? 0
  }

  /// `+0.36 points (95 % interval +0.12 to +0.60) for x on y`.
  private func size(_ comparison: Comparison) -> Prose {
    guard let tested = comparison.tested else { return "" }
    return """
      \(scale.difference(tested.estimate))\(scale.differenceUnit) (\(interval(tested))) for \
      \(findings.name(of: comparison))
      """
  }

  private func interval(_ tested: TestedDifference) -> String {
    """
    \(findings.study.analysis.levelText) interval \(scale.differenceInterval(tested.interval))
    """
  }

  // MARK: Differences

  /// On which data sets differences are shown, where there are several.
  private var overview: Prose? {
    let data = findings.study.levels(of: Factor.data)
    guard data.count > 1, !members(.different).isEmpty else { return nil }
    let shown = data.map { level in
      let here = comparisons.filter { $0.block[Factor.data] == level && $0.tested != nil }
      return (
        name: findings.names.data(level), all: here.count,
        different: here.count { $0.tested?.verdict == .different }
      )
    }.filter { $0.all > 0 }
    let some = shown.filter { $0.different > 0 }.map {
      "\($0.name) (\($0.different) of \($0.all))"
    }
    let none = shown.filter { $0.different == 0 }.map(\.name)
    return """
      Differences in \(scale.name) are shown on \(some.sentence)\
      \(none.isEmpty ? "" : ", none on \(none.sentence)").
      """
  }

  /// The most blocks whose differences are told one by one.
  private static let mostBlocks = 4

  /// A sentence for each block with shown differences; the largest first where there are many.
  private var differences: [Prose] {
    let shown = members(.different)
    var blocks: [(levels: Levels, members: [Comparison])] = []
    for block in findings.blocks {
      let members = shown.filter { $0.block == block.levels }
      if !members.isEmpty {
        blocks.append((block.levels, members.sorted { magnitude($0) > magnitude($1) }))
      }
    }
    guard blocks.count > Self.mostBlocks else {
      return blocks.map { differences(in: $0.levels, $0.members) }
    }
    let largest = blocks.sorted { magnitude($0.members[0]) > magnitude($1.members[0]) }
    let told = largest.prefix(Self.mostBlocks - 1).map { differences(in: $0.levels, $0.members) }
    let rest = largest.dropFirst(Self.mostBlocks - 1).flatMap(\.members)
    let estimates = rest.compactMap(\.estimate).sorted()
    guard let low = estimates.first, let high = estimates.last else { return told }
    let more: Prose =
      """
      \(counted(rest.count, "more difference")) \(rest.count == 1 ? "is" : "are") shown on \
      \(counted(blocks.count - Self.mostBlocks + 1, "other block")), from \
      \(scale.difference(low)) to \(scale.difference(high))\(scale.differenceUnit).
      """
    return told + [more]
  }

  /// The largest difference of a block with its interval, then the others by their size.
  private func differences(in block: Levels, _ members: [Comparison]) -> Prose {
    guard let first = members.first, let tested = first.tested else { return "" }
    let place: Prose =
      findings.blocks.count == 1 ? "" : "On \(findings.names.block(block)), "
    let others = members.dropFirst()
    var text: Prose =
      """
      \(place)\(subject(first)) is \(direction(first)) than \(other(first)) by \
      \(scale.value(magnitude(first)))\(scale.differenceUnit) (\(size(of: tested)), \
      \(counted(first.pairs.count, "seed")))
      """
    if family.declaration.baseline != nil, others.count > 3 {
      let sizes = others.compactMap(\.estimate).sorted()
      if let low = sizes.first, let high = sizes.last {
        text += """
          , and \(others.count) others differ by \(scale.difference(low)) to \
          \(scale.difference(high))
          """
      }
    } else if !others.isEmpty {
      let isContrast = family.declaration.baseline == nil
      let rest = others.map { member -> Prose in
        let same = direction(member) == direction(first)
        let words: Prose = same && !isContrast ? "" : " is \(direction(member))"
        let than: Prose = isContrast ? " than \(other(member))" : ""
        return "\(subject(member))\(words)\(than) by \(scale.value(magnitude(member)))"
      }
      text += ", \(rest.sentence)"
    }
    return "\(text)."
  }

  /// The interval of a difference's size, in the direction that the sentence names.
  private func size(of tested: TestedDifference) -> String {
    let interval =
      tested.estimate < 0
      ? Bounds(low: -tested.interval.high, high: -tested.interval.low) : tested.interval
    let text =
      interval.low > 0 ? scale.interval(interval) : scale.differenceInterval(interval)
    return "\(findings.study.analysis.levelText) interval \(text)"
  }

  private func subject(_ comparison: Comparison) -> Prose {
    "\(code: findings.names.cell(comparison.treatment, beside: comparison.baseline))"
  }

  private func other(_ comparison: Comparison) -> Prose {
    "\(code: findings.names.cell(comparison.baseline, beside: comparison.treatment))"
  }

  private func direction(_ comparison: Comparison) -> String {
    ((comparison.estimate ?? 0) > 0) == scale.isHigherBetter ? "better" : "worse"
  }

  // MARK: No differences

  private var equivalent: Prose? {
    let members = members(.equivalent)
    if members.isEmpty { return nil }
    guard let standing else {
      return "Equivalent to \(baseline) within \(bound): \(whereabouts.sentence(members))."
    }
    return """
      Equivalent to \(baseline) within \(bound), each by itself: \(whereabouts.sentence(members)). \
      \(standing)
      """
  }

  private var negligible: Prose? {
    let members = members(.differentButNegligible)
    if members.isEmpty { return nil }
    return
      "Different from \(baseline), but by less than \(bound): \(whereabouts.sentence(members))."
  }

  /// Which equivalences stand when their number is counted too; nil where all of them do.
  private var standing: Prose? {
    let alpha = findings.study.analysis.alpha
    guard findings.study.analysis.sequential == nil else { return nil }
    let shown = comparisons.filter { $0.tested?.isEquivalent ?? false }
    let standing = shown.filter { ($0.tested?.adjustedEquivalencePValue ?? 1) < alpha }
    guard standing.count < shown.count else { return nil }
    if standing.isEmpty { return "Counted together (Holm), none of them stands." }
    return "Counted together (Holm), these stand: \(whereabouts.sentence(standing))."
  }

  /// What stays open, and what it would take.
  private var undecided: Prose? {
    let members = members(.undecided)
    guard let farthest = members.max(by: { magnitude($0) < magnitude($1) }) else { return nil }
    let list = members.count == 1 ? size(farthest) : whereabouts.sentence(members)
    return "Open: \(list)\(seeds(members))."
  }

  /// The seeds that would settle what is open; nothing where they cannot be told.
  private func seeds(_ open: [Comparison]) -> Prose {
    let counts = open.compactMap { $0.tested?.seedsToSettle }
    guard let fewest = counts.min(), let most = counts.max() else { return "" }
    let number = fewest == most ? "\(most)" : "\(fewest) to \(NumberText.count(most))"
    return """
      ; about \(number) seeds in all would settle \(open.count == 1 ? "it" : "each") with a power of \
      80 %
      """
  }

  private var untested: Prose? {
    let members = comparisons.filter { $0.tested == nil }
    if members.isEmpty { return nil }
    var reasons: [String] = []
    for comparison in members {
      guard case .untested(let reason, _) = comparison.outcome else { continue }
      if !reasons.contains(reason.words) { reasons.append(reason.words) }
    }
    return """
      \(counted(members.count, "comparison")) could not be tested \
      (\(reasons.joined(separator: "; "))).
      """
  }
}
