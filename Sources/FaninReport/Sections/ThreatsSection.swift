import FaninAnalysis
import FaninStudy

/// What weakens the conclusions.
struct ThreatsSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    let threats = findings.threats.map { threat -> Prose in
      let (topic, text) = words(of: threat)
      return "\(strong: topic): \(text)"
    }
    return [.section("Threats to these conclusions"), .list(threats)]
  }

  /// What a threat is about in two or three words, and what it means here.
  private func words(of threat: Threat) -> (topic: Prose, text: Prose) {
    switch threat {
    case .fewSeeds(let pairs): ("Few seeds", fewSeeds(pairs))
    case .missingRuns(let missing, let failed): ("Missing runs", missingRuns(missing, failed))
    case .identicalRuns(let cells):
      (
        "Identical runs",
        """
        different seeds gave the same bits in \(cells.map(findings.names.full).sentence); they are \
        one observation, not several.
        """
      )
    case .mixedBuilds:
      (
        "Mixed builds",
        "the runs come from \(findings.provenance.builds.map { "fanin \($0.value)" }.sentence)."
      )
    case .mixedData(let names):
      (
        "Mixed data",
        """
        runs on \([Prose](code: names).sentence) read different bits under one name; their \
        comparison is void.
        """
      )
    case .ceiling(let blocks):
      (
        "Ceiling",
        """
        accuracy reaches 99 % on \(blocks.map(findings.names.block).sentence); differences there \
        are squeezed, and the loss tells more.
        """
      )
    case .lateChanges: ("Late changes", lateChanges)
    case .unbalanced(let blocks):
      (
        "Unbalanced blocks",
        """
        \(findings.names.treatmentWord)s have different numbers of seeds on \
        \(blocks.map(findings.names.block).sentence), so their means are over different seeds; the \
        paired differences are not affected.
        """
      )
    case .foreign(let runs, let sources):
      (
        "Results from elsewhere",
        """
        \(counted(runs, "run")) of \(NumberText.count(findings.design.finished)) were computed by \
        another program (\(sources.sentence)); fanin cannot execute them again, and cannot know \
        whether one seed means the same split and order in every cell there.
        """
      )
    case .notReproduced(let reruns, let first):
      (
        "Not reproduced",
        """
        \(counted(reruns, "re-run")) gave other bits than the ledger holds, the first of run \
        \(code: first.short); the results cannot be trusted until that is explained.
        """
      )
    case .mixedLessons(let runs): ("Mixed lessons", mixedLessons(runs))
    case .selection:
      (
        "Selection",
        """
        the metric is read at the epoch chosen by the same validation split, so its level is too \
        good, more so for noisier cells.
        """
      )
    case .noEquivalenceBound(let families):
      (
        "No equivalence bound",
        families == [""]
          ? "none was declared, so no comparison can end in \"no relevant difference\"."
          : """
          none was declared for \(families.sentence), so no comparison there can end in "no \
          relevant difference".
          """
      )
    case .noCorrection(let comparisons):
      (
        "No correction",
        "\(comparisons) comparisons are tested at α each; some will look different by chance."
      )
    case .emptyNeurons(let cells):
      (
        "Empty neurons",
        """
        networks of \([Prose](code: cells.map(findings.names.treatment)).sentence) have up to \
        \(mostEmpty) neurons without inputs or outputs on average, so they are narrower than their \
        layer sizes say.
        """
      )
    case .constantAnswers(let runs, let cells, let accuracies):
      ("Networks that answer alike", constantAnswers(runs, cells, accuracies))
    case .atChance(let cells):
      (
        "At chance",
        """
        networks of \(cells.map(findings.names.full).sentence) tell classes apart no better than \
        chance: what is compared there has not been learned.
        """
      )
    case .oneRecipe:
      (
        "One recipe",
        """
        all profiles share the same learning rate, schedule and initialization; what suits one may \
        not suit another.
        """
      )
    case .reach(let dataSets):
      (
        "Reach",
        """
        \(dataSets == 1 ? "there is one data set" : "there are \(dataSets) data sets, each judged by itself"); \
        seeds replicate the training on one test split\(sampling), so the intervals say nothing of \
        other data, nor of other test examples.
        """
      )
    }
  }

  private var mostEmpty: String {
    let most = findings.blocks.flatMap(\.cells).compactMap(\.emptyNeurons).max() ?? 0
    return NumberText.trimmed(most, digits: 1)
  }

  /// The standard error that the size of each test split leaves to a single accuracy.
  private var sampling: String {
    guard !findings.sampling.isEmpty else { return "" }
    let errors = findings.sampling.map { sampling in
      """
      \(findings.scale.value(sampling.error))\(findings.scale.differenceUnit) on \
      \(findings.names.data(sampling.data))
      """
    }
    return " (which leaves an accuracy a standard error of \(errors.sentence))"
  }

  private func fewSeeds(_ pairs: Int) -> Prose {
    let opening: Prose = "a comparison rests on as few as \(counted(pairs, "pair"))."
    return """
      \(opening) Intervals are wide and lean on normality that so few values cannot check; six \
      pairs are the first number at which a rank or sign-flip test, which assumes less than the t \
      test, could reach p = 0.05.
      """
  }

  private func missingRuns(_ missing: Int, _ failed: Int) -> Prose {
    let planned = counted(findings.design.planned, "planned run")
    if failed == 0 { return "\(missing) of \(planned) have no result." }
    return """
      \(missing) of \(planned) have no result, \(failed) of them because they failed. If runs fail \
      where they would have been bad, the remaining means are too good.
      """
  }

  private var lateChanges: Prose {
    guard let history = findings.history else { return "" }
    var parts: [Prose] = []
    if !history.isRegistered { parts.append("nothing was declared before the first result") }
    if !history.lateKeys.isEmpty {
      parts.append(
        "\([Prose](code: history.lateKeys).sentence) changed after results could be seen")
    }
    if !history.exploratorySeeds.isEmpty {
      parts.append(
        "\(counted(history.exploratorySeeds.count, "seed")) came after results could be seen")
    }
    return "\(parts.joined(separator: "; ")). What rests on it is exploratory."
  }

  private func constantAnswers(_ runs: Int, _ cells: [Levels], _ accuracies: Bounds) -> Prose {
    let (low, high) = (accuracies.low, accuracies.high)
    let shares =
      low == high
      ? NumberText.percent(low) : "\(NumberText.percent(low)) to \(NumberText.percent(high))"
    return """
      in \(counted(runs, "run")) of \(cells.map(findings.names.full).sentence) the network gives \
      every test example the same class, so its accuracy is the share of that class (\(shares)): \
      nothing was learned there that could be compared.
      """
  }

  private func mixedLessons(_ runs: Int) -> Prose {
    """
    \(counted(runs, "run")) learned from other runs than the study names by now, as when seeds were \
    added after they had started: runs of one cell rest on different estimates. fanin run --refit \
    lets them learn again.
    """
  }
}
