import FaninData
import FaninTopology

extension StudyReader {
  /// `exclude`: cells to leave out.
  mutating func exclusions(_ field: Field, data: [NamedData]) -> [Levels] {
    guard let items = items(field) else { return [] }
    return items.compactMap { pattern($0, keys: StudyKeys.exclude, data: data) }
  }

  /// `analysis`: what will be compared, and how.
  mutating func analysis(
    _ field: Field, data: [NamedData], into analysis: inout AnalysisDeclaration
  ) {
    guard let section = section(field, StudyKeys.analysis) else { return }
    if let field = section["metric"],
      let metric = metric(field, among: Metric.judged)
    {
      analysis.metric = metric
    }
    if let field = section["at"], let readout = choice(field, of: AnalysisDeclaration.Readout.self)
    {
      analysis.readout = readout
    }
    if let field = section["alpha"], let alpha = number(field) {
      analysis.alpha = alpha
    }
    analysis.families = families(section, data: data, of: analysis)
    analysis.sequential = section["sequential"].flatMap { sequential($0) }
    if let field = section["equilibrium"], let rule = equilibriumRule(field) {
      analysis.equilibrium = rule
    }
    if let field = section["correlate"], let items = items(field) {
      analysis.correlations = levels(items) { $0.correlation($1) }.map(\.level)
    }
  }

  /// `{window: 0.2, bound: 0.02}`.
  private mutating func equilibriumRule(_ field: Field) -> EquilibriumRule? {
    guard let section = section(field, StudyKeys.equilibriumRule) else { return nil }
    var rule = EquilibriumRule()
    if let window = section["window"].flatMap({ number($0) }) {
      rule.window = window
    }
    if let bound = section["bound"].flatMap({ number($0) }) {
      rule.bound = bound
    }
    return rule
  }

  /// `anytime`, or `{looks: [5, 10, 20], boundary: obrien-fleming}`.
  private mutating func sequential(_ field: Field) -> SequentialRule? {
    if case .scalar = field.node.content {
      return compactText(field, .choice(["anytime"])).map { _ in .anytime }
    }
    guard let section = section(field, StudyKeys.sequential),
      let looksField = section["looks"], let items = items(looksField)
    else { return nil }
    let looks = items.compactMap { integer($0) }
    guard looks.count == items.count else { return nil }
    if looks.count > StudyLimits.looks {
      report("at most \(StudyLimits.looks) looks; got \(looks.count)", at: looksField)
      return nil
    }
    if zip(looks, looks.dropFirst()).contains(where: { $0 >= $1 }) {
      report("must ascend: each look sees more seeds than the one before", at: looksField)
      return nil
    }
    guard let boundary = section["boundary"] else { return .looks(looks, .obrienFleming) }
    return choice(boundary, of: SequentialRule.Boundary.self).map { .looks(looks, $0) }
  }

  /// A mapping of factors to levels; nil when any of it is wrong.
  mutating func pattern(_ field: Field, keys: StudySection, data: [NamedData]) -> Levels? {
    let before = problems.count
    let named = keys.adding(swept)
    guard let section = section(field, named) else { return nil }
    let pattern = levels(section, data: data)
    guard problems.count == before else { return nil }
    if pattern.isEmpty {
      report(
        "names no factor, and so every cell; name at least one of "
          + named.names.joined(separator: ", "), at: field)
      return nil
    }
    return pattern
  }

  /// The levels that a mapping names.
  mutating func levels(_ section: Section, data: [NamedData]) -> Levels {
    var levels = Levels()
    if let field = section["data"], let name = text(field) {
      if let set = data.first(where: { $0.name == name || $0.reference.identity == name }) {
        levels[Factor.data] = .text(set.reference.identity)
      } else {
        report(
          Self.unknown("no data set of this study named", name, among: data.map(\.name)),
          at: field)
      }
    }
    let profile = section["profile"].flatMap { self.profile($0) }
    let topology = section["topology"].flatMap { self.topology($0) }
    let sparsity = section["sparsity"].flatMap { self.sparsity($0) }
    levels[Factor.profile] = profile.map { Level.text($0.description) }
    levels[Factor.sparsity] = sparsity.map(Level.number)
    levels[Factor.topology] = topology.map { Level.text($0.description) }
    for key in swept {
      guard let text = section[key.name].flatMap({ compactText($0, key.kind) }) else { continue }
      levels[key.name] = key.level(of: text)
    }
    if profile == .dense, sparsity != nil {
      report("dense has no sparsity; name one of the two", at: section.field)
    }
    return levels
  }

  private mutating func correlation(_ field: Field) -> CorrelationDeclaration? {
    guard let section = section(field, StudyKeys.correlate)
    else { return nil }
    let x = section["x"].flatMap { metric($0, among: Metric.correlated) }
    let y = section["y"].flatMap { metric($0, among: Metric.correlated) }
    guard let x, let y else { return nil }
    if x == y {
      report("correlates '\(x.name)' with itself", at: field)
      return nil
    }
    return CorrelationDeclaration(x: x, y: y)
  }

  private mutating func metric(_ field: Field, among metrics: [Metric]) -> Metric? {
    compactText(field, .choice(metrics.map(\.name))).flatMap(Metric.named)
  }
}
