import FaninAnalysis
import FaninRandom
import FaninStudy
import FaninTraining

/// The methods in the words of a paper: what a reader must know to judge the answer.
struct MethodsSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    [.section("Methods"), .paragraph(essential.map(\.text).joined(separator: " "))]
  }

  /// One sentence, and whose procedures it names.
  struct Sentence {
    let text: Prose
    var references: [Reference] = []
  }

  /// Every procedure that was really used, and only those.
  var sentences: [Sentence] {
    essential + further
  }

  /// Those that the answer rests on.
  private var essential: [Sentence] {
    [design].compactMap(\.self) + comparison + sequential + correction
  }

  /// Those of the appendix.
  var further: [Sentence] { robustness + pooling + correlation + topology + randomness }

  private var analysis: AnalysisDeclaration { findings.study.analysis }

  /// Says that networks were trained only where fanin trained one.
  private func networks(of imported: Int) -> String {
    guard let setting = findings.study.setting,
      imported == 0 || imported < findings.design.finished
    else { return "Results were collected" }
    return "Sparse multilayer perceptrons (hidden layers "
      + setting.network.hidden.map(String.init).joined(separator: "-") + ") were trained"
  }

  private var design: Sentence? {
    let study = findings.study
    let seeds = counted(study.seeds.count, "seed")
    let imported = findings.provenance.imported
    let elsewhere =
      imported == 0
      ? ""
      : " Of these, \(NumberText.count(imported)) \(imported == 1 ? "was" : "were") trained by other programs and imported."
    let registered = findings.history.map { $0.isRegistered && $0.lateKeys.isEmpty } ?? false
    return Sentence(
      text: """
        \(networks(of: imported)) from \(seeds) in each \
        of \(counted(findings.design.cells, "cell")); \
        \(NumberText.count(findings.design.finished)) of \
        \(NumberText.count(findings.design.planned)) planned runs \
        finished.\(elsewhere)\(registered ? " The analysis was fixed before the first run had finished." : "")
        """)
  }

  private var comparison: [Sentence] {
    let tested = findings.comparisons.compactMap(\.tested)
    guard !tested.isEmpty else { return [] }
    let alpha = NumberText.trimmed(analysis.alpha, digits: 6)
    var sentences = [
      Sentence(
        text: """
          The network was the unit of analysis: \(findings.scale.name) of each profile was \
          compared with the baseline by a two-sided paired t test over seeds (Student, 1908) at α \
          = \(alpha), with d_z and its noncentral-t interval (Steiger & Fouladi, 1997) as effect \
          size.
          """, references: [.student, .steiger])
    ]
    let bounds = Set(findings.families.compactMap(\.declaration.equivalenceBound)).sorted()
    if !bounds.isEmpty {
      sentences.append(
        Sentence(
          text: """
            Equivalence within \(bounds.map(findings.scale.bound).sentence) was tested by two one-sided t tests \
            (Schuirmann, 1987), each by itself.
            """, references: [.schuirmann]))
    }
    return sentences
  }

  private var sequential: [Sentence] {
    guard let rule = analysis.sequential else { return [] }
    switch rule {
    case .anytime:
      return [
        Sentence(
          text:
            """
            Results were watched after every seed by the JZS Bayes factor (Rouder et al., 2009) \
            with the right-Haar prior on σ, under which it is an e-process (Hendriksen et al., \
            2021): a comparison was decided once it reached m/α for m comparisons.
            """,
          references: [.rouder, .hendriksen])
      ]
    case .looks(let looks, let boundary):
      return [
        Sentence(
          text: """
            Results were looked at after \(looks.map(String.init).sentence) seeds, with the \
            group-sequential boundary \(code: boundary.rawValue) (Pocock, 1977; O'Brien & Fleming, \
            1979; Lan & DeMets, 1983) applied to the p-values of the t test.
            """,
          references: [.pocock, .obrien, .lan])
      ]
    }
  }

  private var correction: [Sentence] {
    guard findings.comparisons.count > 1 else { return [] }
    var sentences: [Sentence] = []
    for family in findings.families where family.comparisons.count > 1 {
      let sentence = correction(of: family.declaration)
      if let sentence, !sentences.contains(where: { $0.text == sentence.text }) {
        sentences.append(sentence)
      }
    }
    return sentences
  }

  private func correction(of family: FamilyDeclaration) -> Sentence? {
    let over =
      switch family.together {
      case .study: "over all comparisons of the \(family.name.isEmpty ? "study" : "family")"
      case .data: "over the comparisons of each data set"
      case .block: "over the comparisons of each block"
      }
    switch family.correction {
    case .holm:
      return Sentence(
        text: "p-values of differences were adjusted \(over) by Holm's method (1979).",
        references: [.holm])
    case .hochberg:
      return Sentence(
        text: "p-values of differences were adjusted \(over) by Hochberg's method (1988).",
        references: [.hochberg])
    case .benjaminiHochberg:
      return Sentence(
        text: "The false discovery rate was controlled \(over) (Benjamini & Hochberg, 1995).",
        references: [.benjamini])
    case .none: return nil
    }
  }

  private var robustness: [Sentence] {
    guard findings.comparisons.contains(where: { $0.robustness != nil }) else { return [] }
    return [
      Sentence(
        text:
          """
          As robust companions stand the sign-flip permutation test (Fisher, 1935), Wilcoxon's \
          signed-rank test (1945) and the Hodges–Lehmann estimate (1963); normality of the \
          differences was examined by Shapiro and Wilk's test (Royston, 1995) and decided nothing.
          """,
        references: [.fisherDesign, .wilcoxon, .hodges, .royston])
    ]
  }

  private var pooling: [Sentence] {
    guard findings.pooled.contains(where: { $0.pooled != nil }) else { return [] }
    return [
      Sentence(
        text: """
          Differences were pooled over data sets by a random-effects model with restricted maximum \
          likelihood (Viechtbauer, 2005) and the Knapp–Hartung interval (2003).
          """,
        references: [.viechtbauer, .knapp])
    ]
  }

  private var correlation: [Sentence] {
    let levels = findings.correlations.flatMap(\.levels)
    guard levels.contains(where: { $0.outcomes.contains { $0.estimate != nil } }) else { return [] }
    var references: [Reference] = [.fisherInterval, .phipson]
    var text: Prose =
      """
      Correlations are Pearson's r with Fisher's interval (1921), between profiles and, where the \
      predictor varies there, between and within networks, centred
      """
    if levels.contains(where: { $0.kind != .profiles && $0.outcomes.first?.estimate != nil }) {
      text += " (Bakdash & Marusich, 2017)"
      references.append(.bakdash)
    }
    text +=
      """
      ; p-values come from permutations of whole profiles, networks or seeds (Phipson & Smyth, 2010)
      """
    if levels.contains(where: { $0.null != nil }) {
      text +=
        """
        , and for hierarchy strength also from a null model that keeps the masks and moves only \
        what is not √fan-in
        """
    }
    return [Sentence(text: "\(text).", references: references)]
  }

  /// Where random draws came from, if any were made.
  private var topology: [Sentence] {
    var sentences: [Sentence] = []
    if findings.topologies.contains(where: { $0.sameness != nil }) {
      sentences.append(
        Sentence(
          text: """
            Whether networks of different starts end with the same fan-ins was tested by permuting \
            starts over whole networks (Mielke & Berry, 2001), on the mean Kolmogorov–Smirnov \
            distance between different starts less that within one.
            """,
          references: [.mielke, .phipson]))
    }
    let fits = findings.topologies.flatMap(\.layers).flatMap(\.courses).flatMap(\.fits)
    if !fits.isEmpty {
      sentences.append(
        Sentence(
          text:
            """
            Families of distributions were fitted to fan-ins by maximum likelihood and compared by \
            Akaike's criterion (Akaike, 1974).
            """, references: [.akaike]))
    }
    return sentences
  }

  private var randomness: [Sentence] {
    let estimates = findings.correlations.flatMap(\.levels).flatMap(\.outcomes)
      .compactMap(\.estimate)
    var streams: [String] = []
    if estimates.contains(where: { !$0.orders.isExact }) { streams.append("unit-order") }
    if findings.comparisons.contains(where: { ($0.robustness?.signFlipError ?? 0) > 0 }) {
      streams.append("sign-flip")
    }
    if findings.topologies.contains(where: { $0.sameness != nil }) {
      streams.append("same-distribution")
    }
    guard !streams.isEmpty else { return [] }
    return [
      Sentence(
        text:
          """
          Random orders and signs are those of seed 0, \
          \(streams.count == 1 ? "stream" : "streams") \
          \([Prose](code: streams).sentence), so the same results give the same p-values.
          """)
    ]
  }
}
