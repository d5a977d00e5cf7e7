import FaninData
import FaninTopology

extension StudyReader {
  /// `exclude`: cells to leave out.
  mutating func exclusions(_ field: Field, data: [NamedData]) -> [CellPattern] {
    guard let items = items(field) else { return [] }
    return items.compactMap { pattern($0, keys: StudyKeys.exclude, data: data) }
  }

  /// `analysis`: what will be compared, and how.
  mutating func analysis(_ field: Field, into analysis: inout AnalysisDeclaration) {
    guard let section = section(field, keys: StudyKeys.analysis) else { return }
    if let field = section["metric"],
      let metric = choice(field, of: AnalysisDeclaration.Metric.self)
    {
      analysis.metric = metric
    }
    if let field = section["at"], let readout = choice(field, of: AnalysisDeclaration.Readout.self)
    {
      analysis.readout = readout
    }
    if let field = section["baseline"], let baseline = baseline(field) {
      analysis.baseline = baseline
    }
    if let field = section["alpha"], let alpha = number(field, in: .testSize) {
      analysis.alpha = alpha
    }
    if let field = section["correction"],
      let correction = choice(field, of: AnalysisDeclaration.Correction.self)
    {
      analysis.correction = correction
    }
    if let field = section["families"],
      let families = choice(field, of: AnalysisDeclaration.Families.self)
    {
      analysis.families = families
    }
    if let field = section["equivalence-bound"] {
      let range: NumberRange = analysis.metric.isFraction ? .betweenZeroAndOne : .positive
      analysis.equivalenceBound = number(field, in: range)
    }
    analysis.sequential = section["sequential"].flatMap { sequential($0) }
    if let field = section["correlate"], let items = items(field) {
      analysis.correlations = levels(items) { $0.correlation($1) }.map(\.level)
    }
  }

  /// `anytime`, or `{looks: [5, 10, 20], boundary: obrien-fleming}`.
  private mutating func sequential(_ field: Field) -> SequentialRule? {
    if case .scalar = field.node.content {
      return compactText(field, .choice(["anytime"])).map { _ in .anytime }
    }
    guard let section = section(field, keys: StudyKeys.sequential, required: ["looks"]),
      let looksField = section["looks"], let items = items(looksField)
    else { return nil }
    let looks = items.compactMap { integer($0, in: 2...StudyLimits.seeds) }
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

  private mutating func baseline(_ field: Field) -> CellPattern? {
    if case .scalar(let text, _) = field.node.content, FanInProfile.names.contains(text) {
      report("must be a mapping; write {profile: \(text)}", at: field)
      return nil
    }
    guard let pattern = pattern(field, keys: StudyKeys.baseline, data: []) else {
      return nil
    }
    if pattern.profile == nil {
      report("needs a profile; write {profile: uniform}", at: field)
      return nil
    }
    return pattern
  }

  /// A mapping of factors to levels; nil when any of it is wrong.
  private mutating func pattern(_ field: Field, keys: [String], data: [NamedData]) -> CellPattern? {
    let before = problems.count
    guard let section = section(field, keys: keys) else { return nil }
    var pattern = CellPattern()
    if let field = section["data"], let name = text(field) {
      if let set = data.first(where: { $0.name == name || $0.reference.identity == name }) {
        pattern.data = set.reference.identity
      } else {
        report(
          Self.unknown("no data set of this study named", name, among: data.map(\.name)),
          at: field)
      }
    }
    pattern.profile = section["profile"].flatMap { profile($0) }
    pattern.sparsity = section["sparsity"].flatMap { sparsity($0) }
    pattern.topology = section["topology"].flatMap { topology($0) }
    guard problems.count == before else { return nil }
    if pattern == CellPattern() {
      report(
        "names no factor, and so every cell; name at least one of "
          + keys.joined(separator: ", "), at: field)
      return nil
    }
    if pattern.profile == .dense, pattern.sparsity != nil {
      report("dense has no sparsity; name one of the two", at: field)
      return nil
    }
    return pattern
  }

  private mutating func correlation(_ field: Field) -> CorrelationDeclaration? {
    guard let section = section(field, keys: StudyKeys.correlate, required: StudyKeys.correlate)
    else { return nil }
    let x = section["x"].flatMap { choice($0, of: NetworkQuantity.self) }
    let y = section["y"].flatMap { choice($0, of: NetworkQuantity.self) }
    guard let x, let y else { return nil }
    if x == y {
      report("correlates '\(x.rawValue)' with itself", at: field)
      return nil
    }
    return CorrelationDeclaration(x: x, y: y)
  }
}

extension AnalysisDeclaration.Metric {
  /// Whether the metric lies between 0 and 1.
  var isFraction: Bool {
    switch self {
    case .testAccuracy, .testMacroAccuracy, .validationAccuracy: true
    case .testLoss, .validationLoss, .trainingLoss: false
    }
  }

  /// Whether the metric needs validation examples.
  var needsValidation: Bool { self == .validationAccuracy || self == .validationLoss }
}
