import FaninLedger
import FaninStudy
import FaninTraining

extension Threat {
  /// Every fact of a study that weakens its conclusions.
  static func all(in findings: Findings, cells: [CellResults]) -> [Threat] {
    var threats: [Threat] = []
    threats += [fewSeeds(findings), missingRuns(findings), sameBits(cells, findings)]
      .compactMap(\.self)
    threats += [mixedBuilds(findings), mixedData(findings), ceiling(findings)].compactMap(\.self)
    threats += [late(findings), unbalanced(findings, cells: cells)].compactMap(\.self)
    threats += [foreign(findings), differentBits(findings), lessons(findings)].compactMap(\.self)
    threats += [selection(findings), noBound(findings), noCorrection(findings)].compactMap(\.self)
    threats += [emptyNeurons(findings), oneRecipe(findings), data(findings)].compactMap(\.self)
    return threats
  }

  private static func fewSeeds(_ findings: Findings) -> Threat? {
    let pairs = findings.comparisons.map(\.pairs.count).filter { $0 > 0 }
    guard let fewest = pairs.min(), fewest < 6 else { return nil }
    var text = "a comparison rests on as few as \(counted(fewest, "pair"))."
    if fewest < AnswerSection.fewestForPValue {
      text +=
        " Its interval is wide and leans on normality that so few values cannot check; below "
        + "\(AnswerSection.fewestForPValue) pairs no p-value stands in the answer."
    } else {
      text +=
        " Six pairs are the first number at which a rank or sign-flip test, which assumes less "
        + "than the t test, could reach p = 0.05."
    }
    return Threat(topic: "Few seeds", text: text)
  }

  private static func missingRuns(_ findings: Findings) -> Threat? {
    let missing = findings.design.missing
    guard !missing.isEmpty else { return nil }
    let failed = missing.filter {
      if case .failed = $0.reason { return true }
      return false
    }.count
    var text =
      "\(missing.count) of \(counted(findings.design.planned, "planned run")) have no result"
    text += failed > 0 ? ", \(failed) of them because they failed." : "."
    if failed > 0 {
      text += " If runs fail where they would have been bad, the remaining means are too good."
    }
    return Threat(topic: "Missing runs", text: text)
  }

  private static func lessons(_ findings: Findings) -> Threat? {
    guard findings.staleRuns > 0 else { return nil }
    return Threat(
      topic: "Mixed lessons",
      text:
        "\(counted(findings.staleRuns, "run")) learned from other runs than the study names by now, as "
        + "when seeds were added after they had started: runs of one cell rest on different estimates. "
        + "fanin run --refit lets them learn again.")
  }

  private static func sameBits(_ cells: [CellResults], _ findings: Findings) -> Threat? {
    let naming = CellNaming(findings.study)
    let names = cells.filter { cell in
      let digests = cell.finished.map(\.result.digest)
      return Set(digests).count < digests.count
    }.map { naming.cell($0.cell) }
    guard !names.isEmpty else { return nil }
    return Threat(
      topic: "Identical runs",
      text: "different seeds gave the same bits in \(names.sentence); they are one observation, "
        + "not several.")
  }

  private static func mixedBuilds(_ findings: Findings) -> Threat? {
    let builds = findings.provenance.builds
    guard builds.count > 1 else { return nil }
    return Threat(
      topic: "Mixed builds",
      text: "the runs come from \(builds.map { "fanin \($0.value)" }.sentence).")
  }

  private static func mixedData(_ findings: Findings) -> Threat? {
    let mixed = findings.provenance.data.filter { $0.digests.count > 1 }.map(\.data.code)
    guard !mixed.isEmpty else { return nil }
    return Threat(
      topic: "Mixed data",
      text: "runs on \(mixed.sentence) read different bits under one name; their comparison is "
        + "void.")
  }

  private static func ceiling(_ findings: Findings) -> Threat? {
    guard findings.scale.factor == 100 else { return nil }
    let blocks = findings.blocks.filter { block in
      block.rows.contains { ($0.mean ?? 0) >= 0.99 }
    }
    guard !blocks.isEmpty else { return nil }
    return Threat(
      topic: "Ceiling",
      text: "accuracy reaches 99 % on \(blocks.map(\.title).sentence); differences there are "
        + "squeezed, and the loss tells more.")
  }

  private static func late(_ findings: Findings) -> Threat? {
    guard let history = findings.history else { return nil }
    var parts: [String] = []
    if !history.isRegistered {
      parts.append("nothing was declared before the first result")
    }
    if !history.lateKeys.isEmpty {
      parts.append(
        "\(history.lateKeys.map(\.code).sentence) changed after results could be seen")
    }
    if !history.lateSeeds.isEmpty {
      parts.append(
        "\(counted(history.lateSeeds.count, "seed")) came after results could be seen")
    }
    guard !parts.isEmpty else { return nil }
    return Threat(
      topic: "Late changes",
      text: parts.joined(separator: "; ") + ". What rests on it is exploratory.")
  }

  private static func foreign(_ findings: Findings) -> Threat? {
    let sources = findings.provenance.sources
    guard !sources.isEmpty else { return nil }
    let runs = sources.reduce(0) { $0 + $1.runs }
    return Threat(
      topic: "Results from elsewhere",
      text:
        "\(counted(runs, "run")) of \(NumberText.count(findings.design.finished)) were computed "
        + "by another program (\(sources.map(\.value).sentence)); fanin cannot execute them again, "
        + "and cannot know whether one seed means the same split and order in every cell there.")
  }

  private static func differentBits(_ findings: Findings) -> Threat? {
    let differing = findings.provenance.verification.differing
    guard let first = differing.first else { return nil }
    return Threat(
      topic: "Not reproduced",
      text:
        "\(counted(differing.count, "re-run")) gave other bits than the ledger holds, the first "
        + "of run \(first.run.short.code); the results cannot be trusted until that is explained.")
  }

  private static func unbalanced(_ findings: Findings, cells: [CellResults]) -> Threat? {
    let names = findings.blocks.filter { block in
      Set(block.rows.map(\.values.count)).count > 1
    }.map(\.title)
    guard !names.isEmpty else { return nil }
    return Threat(
      topic: "Unbalanced blocks",
      text:
        "profiles have different numbers of seeds on \(names.sentence), so their means are over "
        + "different seeds; the paired differences are not affected.")
  }

  private static func selection(_ findings: Findings) -> Threat? {
    let analysis = findings.study.analysis
    let isValidation = analysis.metric == .validationAccuracy || analysis.metric == .validationLoss
    guard isValidation, analysis.readout == .bestValidation else { return nil }
    return Threat(
      topic: "Selection",
      text: "the metric is read at the epoch chosen by the same validation split, so its level is "
        + "too good, more so for noisier cells.")
  }

  private static func noBound(_ findings: Findings) -> Threat? {
    guard findings.study.analysis.equivalenceBound == nil, !findings.comparisons.isEmpty else {
      return nil
    }
    return Threat(
      topic: "No equivalence bound",
      text: "none was declared, so no comparison can end in \"no relevant difference\".")
  }

  private static func noCorrection(_ findings: Findings) -> Threat? {
    guard findings.study.analysis.correction == .none, findings.comparisons.count > 1 else {
      return nil
    }
    return Threat(
      topic: "No correction",
      text: "\(findings.comparisons.count) comparisons are tested at α each; some will look "
        + "different by chance.")
  }

  private static func emptyNeurons(_ findings: Findings) -> Threat? {
    var names: [String] = []
    for row in findings.blocks.flatMap(\.rows) where (row.emptyNeurons ?? 0) > 0 {
      if !names.contains(row.profile) { names.append(row.profile) }
    }
    guard !names.isEmpty else { return nil }
    return Threat(
      topic: "Empty neurons",
      text: "networks of \(names.map(\.code).sentence) have neurons without inputs or outputs, so "
        + "they are narrower than their layer sizes say.")
  }

  private static func oneRecipe(_ findings: Findings) -> Threat? {
    guard findings.study.sweeps.isEmpty, findings.study.profiles.count > 1 else { return nil }
    return Threat(
      topic: "One recipe",
      text: "all profiles share the same learning rate, schedule and initialization; what suits "
        + "one may not suit another.")
  }

  private static func data(_ findings: Findings) -> Threat? {
    let count = findings.study.data.count
    let opening =
      count == 1 ? "there is one data set" : "there are \(count) data sets, each judged by itself"
    return Threat(
      topic: "Reach",
      text: "\(opening); seeds replicate the training, so the intervals say nothing of other data.")
  }
}
