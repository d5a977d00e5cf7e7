import FaninData
import FaninElementary
import FaninTopology
import FaninTraining

/// Where in the file to report what concerns several keys.
struct StudyPlaces {
  let root: Section
  /// The field of every profile, in the order of the study's.
  let profiles: [Field]

  /// The field of a key such as `analysis.baseline`, or of the nearest key above it.
  func field(_ section: String, _ key: String? = nil) -> Field {
    guard let outer = root[section] else { return root.field }
    guard let key, case .mapping(let members) = outer.node.content,
      let member = members.first(where: { $0.key == key })
    else { return outer }
    return Field(path: "\(section).\(key)", node: member.value)
  }
}

extension StudyReader {
  /// Checks what concerns several keys: sizes, feasibility, exclusions, baselines.
  ///
  /// What rests on a key that is already wrong is not checked, lest one mistake is told twice.
  mutating func check(
    _ study: Study, exclusionsAreSound: Bool, places: StudyPlaces, library: DataLibrary
  ) {
    let isSound = problems.isEmpty
    if isSound { checkValidation(of: study, places: places) }
    guard checkSize(of: study, places: places) else { return }
    let plan = Plan(study)
    let hasSparsities = !study.sparsities.isEmpty || study.profiles.allSatisfy { $0 == .dense }
    if exclusionsAreSound, hasSparsities, !study.network.hidden.isEmpty {
      checkFeasibility(of: plan, places: places, library: library)
    }
    guard isSound else { return }
    if plan.cells.isEmpty {
      report("leaves no cell of the study", at: places.field("exclude"))
    } else {
      checkBaseline(of: plan, places: places)
    }
  }

  private mutating func checkSize(of study: Study, places: StudyPlaces) -> Bool {
    let factors =
      [
        study.data.count, study.topologies.count, study.profiles.count,
        max(1, study.sparsities.count),
      ]
      + study.sweeps.map(\.levels.count)
    let cells = Self.product(factors)
    let runs = Self.product(factors + [study.seeds.count])
    if cells ?? .max > StudyLimits.cells {
      report(
        "the levels make \(cells.map(String.init) ?? "countless") cells; a study has at most "
          + "\(StudyLimits.cells)", at: places.root.field)
      return false
    }
    if runs ?? .max > StudyLimits.runs {
      report(
        "the cells and seeds make \(runs.map(String.init) ?? "countless") runs; a study has at most "
          + "\(StudyLimits.runs)", at: places.field("seeds"))
      return false
    }
    return true
  }

  /// The product; nil when it overflows.
  private static func product(_ factors: [Int]) -> Int? {
    factors.reduce(1) { product, factor in
      guard let product else { return nil }
      let (next, overflows) = product.multipliedReportingOverflow(by: factor)
      return overflows ? nil : next
    }
  }

  /// A metric or a readout over validation examples needs some.
  private mutating func checkValidation(of study: Study, places: StudyPlaces) {
    let levels =
      study.sweeps.first { $0.key == "training.validation" }?.levels
      ?? [study.training.validation.shortestText]
    guard levels.contains("0") else { return }
    if study.analysis.readout == .bestValidation {
      report(
        "'best-validation' needs training.validation above 0", at: places.field("analysis", "at"))
    }
    if study.analysis.metric.needsValidation {
      report(
        "'\(study.analysis.metric.rawValue)' needs training.validation above 0",
        at: places.field("analysis", "metric"))
    }
  }

  private mutating func checkFeasibility(
    of plan: Plan, places: StudyPlaces, library: DataLibrary
  ) {
    let facts = facts(of: plan.study, places: places, library: library)
    checkSplits(of: plan, facts: facts, places: places)
    let fields = Dictionary(zip(plan.study.profiles, places.profiles)) { first, _ in first }
    var known: Set<NetworkDesign> = []
    for cell in plan.cells {
      guard let facts = facts[cell.data] else { continue }
      let design = NetworkDesign(of: cell.recipe, facts: facts)
      guard known.insert(design).inserted else { continue }
      do {
        _ = try design.topology()
      } catch {
        let sparsity = cell.sparsity.map { " at sparsity \($0.shortestText)" } ?? ""
        report("\(cell.data)\(sparsity): \(error)", at: fields[cell.profile] ?? places.root.field)
      }
    }
  }

  private mutating func facts(
    of study: Study, places: StudyPlaces, library: DataLibrary
  ) -> [String: DatasetFacts] {
    var facts = self.facts
    for reference in study.data where facts[reference.identity] == nil {
      do {
        facts[reference.identity] = try library.facts(of: reference)
      } catch {
        report("\(error)", at: places.field("data"), isMissingFile: error.kind == .missingInput)
      }
    }
    return facts
  }

  private mutating func checkBaseline(of plan: Plan, places: StudyPlaces) {
    let field = places.field("analysis", "baseline")
    let candidates = plan.candidates
    let orphans = candidates.filter { $0.baseline == nil && !$0.treatments.isEmpty }
    guard let orphan = orphans.first else { return }
    if orphans.count == candidates.count {
      report("the baseline matches no cell of the study", at: field)
      return
    }
    let sparsity = orphan.sparsity.map { " at sparsity \($0.shortestText)" } ?? ""
    let rest = orphans.count > 1 ? ", and in \(orphans.count - 1) more blocks" : ""
    report(
      "the baseline has no cell on \(orphan.group.data)\(sparsity)\(rest), so nothing can be "
        + "compared there", at: field)
  }
}
