import FaninAnalysis
import FaninElementary
import FaninStudy

/// How the cells and blocks of a study are named: factors with one level are left out.
struct Names: Sendable {
  private let study: StudyFacts
  private let dataNames: [String: String]
  /// The part of a profile's text that names its source, where all that learn share one.
  private let sharedSource: String?

  /// Factors that have one level on each data set, so that naming the data set names them.
  private let implied: Set<String>

  /// - Parameters:
  ///   - study: What is named.
  ///   - blocks: The levels of its blocks, by which factors are told that go with the data set.
  init(_ study: StudyFacts, blocks: [Levels] = []) {
    self.study = study
    implied = Self.implied(by: Factor.data, in: blocks)
    let short = study.dataNames.values
    dataNames = Set(short).count == short.count ? study.dataNames : [:]
    let sources = study.setting?.sources ?? []
    sharedSource = sources.count == 1 ? "of=\(sources[0].text)," : nil
  }

  /// The compared levels of a cell, such as `lognormal(cv=1)`.
  func treatment(_ cell: Levels) -> String {
    let isOne = study.compared.count == 1
    let parts = study.compared.compactMap { factor in
      cell[factor].map { level in
        isOne ? text(of: level) : "\(Names.word(for: factor)) \(text(of: level))"
      }
    }
    return parts.joined(separator: ", ")
  }

  /// A level of a compared factor, without its source where all that learn share one.
  private func text(of level: Level) -> String {
    guard let sharedSource else { return level.text }
    return level.text.replacing(sharedSource, with: "")
  }

  /// What is compared, in one word: `profile`, or `treatment` where it is more than one factor.
  var treatmentWord: String {
    study.compared.count == 1 ? Names.word(for: study.compared[0]) : "treatment"
  }

  /// A block in words, such as `fashion-mnist, 90 % sparsity`.
  func block(_ levels: Levels) -> String {
    let place = place(levels)
    guard let data = levels[Factor.data] else { return place.isEmpty ? study.name : place }
    return place.isEmpty ? self.data(data) : "\(self.data(data)), \(place)"
  }

  /// A data set in words.
  func data(_ level: Level) -> String { dataNames[level.text] ?? level.text }

  /// A block in words, its data set left out.
  func place(_ levels: Levels) -> String {
    // Sparsity first, as people say it.
    let factors =
      [Factor.sparsity]
      + study.factors.map(\.name).filter { ![Factor.sparsity, Factor.data].contains($0) }
    return factors.filter { !study.compared.contains($0) }.compactMap { factor in
      levels[factor].flatMap { part(factor, $0) }
    }.joined(separator: ", ")
  }

  /// A cell in words, such as `lognormal(cv=1)` on fashion-mnist, 90 % sparsity.
  func full(_ cell: Levels) -> Prose {
    "\(code: treatment(cell)) on \(block(cell.without(study.compared)))"
  }

  /// A cell of another block, without marks: lognormal(cv=1) on fashion-mnist, 90 % sparsity.
  func elsewhere(_ cell: Levels) -> String {
    "\(treatment(cell)) on \(block(cell.without(study.compared)))"
  }

  /// A comparison's baseline: its treatment, with its place where that is another block.
  func baseline(of comparison: Comparison) -> String {
    let baseline = comparison.baseline
    let isHere = baseline.without(study.compared).isPart(of: comparison.block)
    return isHere ? treatment(baseline) : elsewhere(baseline)
  }

  /// A cell without its data set: its treatment, with its place where that is another than `place`.
  func treatment(_ cell: Levels, at place: Levels) -> String {
    if cell.without(study.compared).isPart(of: place) { return treatment(cell) }
    return self.cell(cell, beside: place)
  }

  /// The factors that only tell blocks apart: data, sparsity and swept keys.
  var inBlock: [String] {
    study.factors.map(\.name).filter { !study.compared.contains($0) && $0 != Factor.topology }
  }

  /// The keys that are swept.
  var swept: [String] {
    let known = [Factor.data, Factor.topology, Factor.sparsity, Factor.profile]
    return study.factors.map(\.name).filter { !known.contains($0) }
  }

  /// A cell by its treatment and by what else sets it apart from another.
  func cell(_ cell: Levels, beside other: Levels) -> String {
    let apart = study.factors.map(\.name).filter { factor in
      !study.compared.contains(factor) && cell[factor] != other[factor]
        && cell[factor] != nil && other[factor] != nil
    }
    let places = apart.compactMap { factor in cell[factor].flatMap { part(factor, $0) } }
    return ([treatment(cell)] + places).joined(separator: ", ")
  }

  /// A level of a factor that tells blocks apart; nil where the factor has one level only.
  private func part(_ factor: String, _ level: Level) -> String? {
    switch factor {
    case Factor.sparsity: "\(sparsity(level)) sparsity"
    case _ where implied.contains(factor): nil
    case Factor.topology where study.levels(of: factor).count > 1: topology(level)
    case Factor.topology: nil
    default: "\(Names.word(for: factor)) \(level.text)"
    }
  }

  /// The factors of which every level of another has one level alone.
  private static func implied(by factor: String, in blocks: [Levels]) -> Set<String> {
    let groups = Dictionary(grouping: blocks) { $0[factor] }
    guard groups.count > 1 else { return [] }
    let others = Set(blocks.flatMap(\.factors)).subtracting([factor])
    return others.filter { other in
      groups.values.allSatisfy { Set($0.map { $0[other] }).count == 1 }
        && Set(blocks.map { $0[other] }).count > 1
    }
  }

  /// A sparsity in percent; its full text where percent would name two alike.
  func sparsity(_ level: Level) -> String {
    guard let number = level.number else { return level.text }
    let text = NumberText.percent(number)
    let alike = study.levels(of: Factor.sparsity).compactMap(\.number).map(NumberText.percent)
    return alike.count { $0 == text } > 1 ? "\((number * 100).shortestText) %" : text
  }

  /// A topology: its name, with parameters where the name alone could be another.
  func topology(_ level: Level) -> String {
    func name(_ level: Level) -> Substring { level.text.prefix { $0 != "(" } }
    let alike = study.levels(of: Factor.topology).count { name($0) == name(level) }
    return alike > 1 ? level.text : String(name(level))
  }

  /// A factor in a word: of a key such as `training.learning-rate` what follows the point.
  static func word(for factor: String) -> String {
    factor.split(separator: ".").last.map(String.init) ?? factor
  }
}
