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

extension StudyPlaces {
  /// The field of a family in the long form, by its position.
  func family(_ index: Int) -> Field {
    let families = field("analysis", "families")
    return families.items.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? families
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
      checkFamilies(of: plan, places: places)
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

  /// A metric or a readout over validation examples needs some; the best epoch needs them all.
  private mutating func checkValidation(of study: Study, places: StudyPlaces) {
    let moments =
      study.sweeps.first { $0.key == "training.evaluate" }?.levels
      ?? [study.training.evaluation.rawValue]
    if study.analysis.readout == .bestValidation,
      moments.contains(TrainingRecipe.EvaluationMoment.lastEpoch.rawValue)
    {
      report(
        "'best-validation' needs training.evaluate to be 'every-epoch'",
        at: places.field("analysis", "at"))
    }
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
        "'\(study.analysis.metric.name)' needs training.validation above 0",
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
    var layers: Set<NetworkTopology.Layer> = []
    for cell in plan.cells {
      guard let facts = facts[cell.data] else { continue }
      let design = NetworkDesign(of: cell.recipe, facts: facts)
      guard known.insert(design).inserted else { continue }
      do {
        try design.check(&layers)
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
    for reference in study.data
    where facts[reference.identity] == nil && !recalled.contains(reference) {
      do {
        facts[reference.identity] = try library.facts(of: reference)
      } catch {
        report("\(error)", at: places.field("data"), isMissingFile: error.kind == .missingInput)
      }
    }
    return facts
  }

  /// Every family compares something, and every claim is about one of its comparisons.
  private mutating func checkFamilies(of plan: Plan, places: StudyPlaces) {
    let blocks = plan.blocks
    for (index, family) in plan.study.analysis.families.enumerated() {
      let isShort = family.name.isEmpty
      let field = isShort ? places.field("analysis", "baseline") : places.family(index)
      if checkBaselines(of: family, among: blocks, compared: plan.compared, at: field) { continue }
      let comparisons = family.comparisons(in: blocks, compared: plan.compared)
      if comparisons.isEmpty, !isShort {
        report("compares nothing: no two cells of the study are named so", at: field)
      }
      for (number, claim) in family.claims.enumerated()
      where !comparisons.contains(where: { claim.isAbout($0) }) {
        report("claims[\(number)] is about no comparison of the family", at: field)
      }
    }
  }

  /// Whether a family's baseline is missing somewhere, which is reported.
  private mutating func checkBaselines(
    of family: FamilyDeclaration, among blocks: [Block], compared: [String], at field: Field
  ) -> Bool {
    let orphans = family.orphans(in: blocks, compared: compared)
    guard let orphan = orphans.first else { return false }
    if orphans.count == blocks.count {
      report("the baseline matches no cell of the study", at: field)
      return true
    }
    let data = orphan.levels[Factor.data]?.text ?? ""
    let sparsity = orphan.levels[Factor.sparsity].map { " at sparsity \($0.text)" } ?? ""
    let rest = orphans.count > 1 ? ", and in \(orphans.count - 1) more blocks" : ""
    report(
      "the baseline has no cell on \(data)\(sparsity)\(rest), so nothing can be compared there",
      at: field)
    return true
  }
}
