import FaninTopology
import FaninTraining

extension StudyReader {
  /// `network` and `training`, written over a draft that has the defaults.
  ///
  /// `swept` names the keys that a sweep gives, which need not stand here.
  mutating func recipe(
    network: Field?, training: Field?, swept: Set<String>, into draft: inout Recipe
  ) {
    if let network {
      let section = section(network, StudyKeys.network)
      if let hidden = section?["hidden"], let sizes = hiddenLayers(hidden) {
        draft.network.hidden = sizes
      }
      if let section { scalars(of: section, named: "network", into: &draft) }
    }
    if let training {
      let given = swept.map { $0.replacing("training.", with: "") }
      let section = section(training, StudyKeys.training, except: given)
      if let section { scalars(of: section, named: "training", into: &draft) }
    }
  }

  private mutating func scalars(
    of section: Section, named name: String, into draft: inout Recipe
  ) {
    for key in RecipeKey.all {
      guard key.name.hasPrefix("\(name)."),
        let field = section[String(key.name.dropFirst(name.count + 1))]
      else { continue }
      if key.name == "training.schedule", case .mapping = field.node.content {
        if let schedule = stepSchedule(field) { draft.training.schedule = schedule }
      } else if key.name == "network.allocation", case .mapping = field.node.content {
        if let factors = allocationFactors(field) { draft.network.allocation = .factors(factors) }
      } else if let text = compactText(field, key.kind) {
        key.write(text, &draft)
      }
    }
  }

  /// The sizes of the hidden layers.
  private mutating func hiddenLayers(_ field: Field) -> [Int]? {
    guard let items = items(field) else { return nil }
    if items.count > StudyLimits.hiddenLayers {
      report("at most \(StudyLimits.hiddenLayers) hidden layers; got \(items.count)", at: field)
      return nil
    }
    let sizes = items.compactMap { integer($0) }
    return sizes.count == items.count ? sizes : nil
  }

  /// `{step: {at: [0.5, 0.75], factor: 0.1}}`.
  private mutating func stepSchedule(_ field: Field) -> LearningRateSchedule? {
    guard let outer = section(field, StudyKeys.schedule),
      let step = outer["step"],
      let section = section(step, StudyKeys.step)
    else { return nil }
    let factor = section["factor"].flatMap { number($0) }
    guard let atField = section["at"], let items = items(atField) else { return nil }
    let at = items.compactMap { number($0) }
    guard at.count == items.count, let factor else { return nil }
    if zip(at, at.dropFirst()).contains(where: { $0 >= $1 }) {
      report("fractions of training must ascend", at: atField)
      return nil
    }
    return .step(at: at, factor: factor)
  }

  /// `{factors: [1, 0.9]}`: what each sparse layer's sparsity is of the cell's.
  private mutating func allocationFactors(_ field: Field) -> [Double]? {
    guard let section = section(field, StudyKeys.allocation),
      let list = section["factors"], let items = items(list)
    else { return nil }
    let factors = items.compactMap { number($0) }
    return factors.count == items.count ? factors : nil
  }

  /// `sweep`: keys of the recipe, each with its levels.
  mutating func sweeps(_ field: Field) -> [Study.Sweep] {
    guard case .mapping(let members) = field.node.content else {
      report("must be a mapping of keys to lists of levels; got \(field.node.kindName)", at: field)
      return []
    }
    var sweeps: [Study.Sweep] = []
    for member in members {
      let path = "\(field.path).\(member.key.abbreviated)"
      guard let key = RecipeKey.named(member.key) else {
        report(Self.notSwept(member.key), at: member.place, key: path)
        continue
      }
      guard let items = items(Field(path: path, node: member.value)) else { continue }
      let levels = levels(items) { reader, item in reader.compactText(item, key.kind) }
      if !levels.isEmpty {
        sweeps.append(Study.Sweep(key: key.name, levels: levels.map(\.level)))
      }
    }
    return sweeps
  }

  private static func notSwept(_ name: String) -> String {
    let names = RecipeKey.all.map(\.name)
    if let full = names.first(where: { $0.hasSuffix(".\(name)") }) {
      return "unknown key; did you mean '\(full)'?"
    }
    if name == "network.hidden" {
      return "a list of layers cannot be swept; write one study for each network"
    }
    return "not a key that can be swept; " + meant(name, among: names)
  }
}
