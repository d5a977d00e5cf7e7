import FaninTopology

extension StudyReader {
  /// The families of an analysis: the list under `families`, or the one of the short form.
  mutating func families(
    _ analysis: Section, data: [NamedData], of declaration: AnalysisDeclaration
  ) -> [FamilyDeclaration] {
    if let field = analysis["families"], let items = field.items {
      return self.families(items, beside: analysis, data: data, of: declaration)
    }
    var family = declaration.families[0]
    if let field = analysis["baseline"], let baseline = baseline(field) {
      family.pairs = .baseline(baseline)
    }
    readCommon(analysis, into: &family, of: declaration)
    if let field = analysis["families"],
      let together = choice(field, of: FamilyDeclaration.Together.self)
    {
      family.together = together
    }
    return [family]
  }

  private mutating func families(
    _ items: [Field], beside analysis: Section, data: [NamedData],
    of declaration: AnalysisDeclaration
  ) -> [FamilyDeclaration] {
    for key in ["baseline", "equivalence-bound"] {
      if let field = analysis[key] {
        report("belongs to one of the families; write it there", at: field)
      }
    }
    if items.isEmpty, let field = analysis["families"] { report("the list is empty", at: field) }
    var correction = FamilyDeclaration.Correction.holm
    if let field = analysis["correction"], let read = choice(field, of: type(of: correction)) {
      correction = read
    }
    var families: [FamilyDeclaration] = []
    for item in items {
      guard
        let family = family(item, correction: correction, data: data, of: declaration)
      else { continue }
      if families.contains(where: { $0.name == family.name }) {
        report("another family is named '\(family.name.abbreviated)'", at: item)
      } else {
        families.append(family)
      }
    }
    return families.isEmpty ? declaration.families : families
  }

  private mutating func family(
    _ field: Field, correction: FamilyDeclaration.Correction, data: [NamedData],
    of declaration: AnalysisDeclaration
  ) -> FamilyDeclaration? {
    guard let section = section(field, StudyKeys.family),
      let nameField = section["name"], let name = text(nameField)
    else { return nil }
    if let wrong = Study.problem(ofName: name) { report(wrong, at: nameField) }
    var family = FamilyDeclaration(name: name, pairs: .contrasts([]))
    switch (section["baseline"], section["contrasts"]) {
    case (let field?, nil): baseline(field).map { family.pairs = .baseline($0) }
    case (nil, let field?): family.pairs = .contrasts(contrasts(field, data: data))
    case (nil, nil): report("needs a baseline or contrasts", at: field)
    case (_?, let contrasts?): report("stands beside a baseline; one of the two", at: contrasts)
    }
    family.question = section["question"].flatMap { text($0) }
    family.correction = correction
    readCommon(section, into: &family, of: declaration)
    if let field = section["together"],
      let together = choice(field, of: FamilyDeclaration.Together.self)
    {
      family.together = together
    }
    if let field = section["except"], let items = items(field) {
      family.exceptions = items.compactMap { pattern($0, keys: StudyKeys.exclude, data: data) }
    }
    if let field = section["claims"], let items = items(field) {
      family.claims = items.compactMap { claim($0, data: data) }
    }
    return family
  }

  /// The keys that a family of the short form has too.
  private mutating func readCommon(
    _ section: Section, into family: inout FamilyDeclaration, of declaration: AnalysisDeclaration
  ) {
    if let field = section["correction"],
      let correction = choice(field, of: FamilyDeclaration.Correction.self)
    {
      family.correction = correction
    }
    if let field = section["equivalence-bound"] {
      let isFraction = declaration.metric.unit == .fraction
      family.equivalenceBound = number(field, in: isFraction ? .betweenZeroAndOne : .positive)
    }
  }

  private mutating func contrasts(_ field: Field, data: [NamedData]) -> [Contrast] {
    guard let items = items(field) else { return [] }
    return items.compactMap { item in
      guard
        let section = section(item, StudyKeys.contrast),
        let treatment = section["treatment"].flatMap({
          pattern($0, keys: StudyKeys.exclude, data: data)
        }),
        let baseline = section["baseline"].flatMap({
          pattern($0, keys: StudyKeys.exclude, data: data)
        })
      else { return nil }
      return Contrast(treatment: treatment, baseline: baseline)
    }
  }

  private mutating func baseline(_ field: Field) -> Levels? {
    if case .scalar(let text, _) = field.node.content, FanInProfile.names.contains(text) {
      report("must be a mapping; write {profile: \(text)}", at: field)
      return nil
    }
    guard let pattern = pattern(field, keys: StudyKeys.baseline, data: []) else {
      return nil
    }
    if pattern[Factor.profile] == nil {
      report("needs a profile; write {profile: uniform}", at: field)
      return nil
    }
    return pattern
  }

  private mutating func claim(_ field: Field, data: [NamedData]) -> Claim? {
    guard let section = section(field, StudyKeys.claim.adding(swept)),
      let source = section["source"].flatMap({ text($0) })
    else { return nil }
    let before = problems.count
    var statement: Claim.Statement?
    switch (section["difference"], section["within"]) {
    case (let field?, nil): statement = difference(field)
    case (nil, let field?): statement = number(field).map { .within($0) }
    case (nil, nil): report("needs a difference or within", at: field)
    case (_?, let within?): report("stands beside a difference; one of the two", at: within)
    }
    let cells = levels(section, data: data)
    let p = section["p"].flatMap { number($0) }
    let d = section["d"].flatMap { number($0) }
    guard problems.count == before, let statement else { return nil }
    return Claim(cells: cells, statement: statement, p: p, d: d, source: source)
  }

  /// A number that is not 0, or no more than a sign.
  private mutating func difference(_ field: Field) -> Claim.Statement? {
    if case .scalar(let text, _) = field.node.content {
      if text == "positive" { return .positive }
      if text == "negative" { return .negative }
    }
    guard let value = number(field) else { return nil }
    if value == 0 { report("a difference of 0 is claimed by 'within'", at: field) }
    return .difference(value)
  }
}
