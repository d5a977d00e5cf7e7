import FaninAnalysis
import FaninRandom
import FaninStudy
import FaninTraining

/// The methods in the words of a paper: what a reader must know to judge the answer.
struct MethodsSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    [.section("Methods"), .paragraph(essential.joined(separator: " "))]
  }

  /// Every procedure that was really used, and only those, in one paragraph.
  var text: Prose { (essential + further).joined(separator: " ") }

  /// Those that the answer rests on.
  private var essential: [Prose] {
    [design].compactMap(\.self) + comparison + sequential + correction
  }

  /// Those of the appendix.
  var further: [Prose] { robustness + pooling + ranks + correlation + topology + randomness }

  private var analysis: AnalysisDeclaration { findings.study.analysis }

  /// Says that networks were trained only where fanin trained one.
  private func networks(of imported: Int) -> String {
    guard let setting = findings.study.setting,
      imported == 0 || imported < findings.design.finished
    else { return "Results were collected" }
    return "Sparse multilayer perceptrons (hidden layers "
      + setting.network.hidden.map(String.init).joined(separator: "-") + ") were trained"
  }

  private var design: Prose? {
    let study = findings.study
    let seeds = counted(study.seeds.count, "seed")
    let imported = findings.provenance.imported
    let elsewhere =
      imported == 0
      ? ""
      : " Of these, \(NumberText.count(imported)) \(imported == 1 ? "was" : "were") trained by other programs and imported."
    let registered = findings.history.map { $0.isRegistered && $0.lateKeys.isEmpty } ?? false
    return """
      \(networks(of: imported)) from \(seeds) in each \
      of \(counted(findings.design.cells, "cell")); \
      \(NumberText.count(findings.design.finished)) of \
      \(NumberText.count(findings.design.planned)) planned runs \
      finished.\(elsewhere)\(registered ? " The analysis was fixed before the first run had finished." : "")
      """
  }

  private var comparison: [Prose] {
    let tested = findings.comparisons.compactMap(\.tested)
    guard !tested.isEmpty else { return [] }
    let alpha = NumberText.trimmed(analysis.alpha, digits: 6)
    var sentences: [Prose] = [
      """
      The network was the unit of analysis: \(findings.scale.name) of each profile was \
      compared with the baseline by a two-sided paired t test over seeds \(cite: .student1908) at α \
      = \(alpha), with d_z and its noncentral-t interval \(cite: .steiger1997) as effect \
      size.
      """
    ]
    let bounds = Set(findings.families.compactMap(\.declaration.equivalenceBound)).sorted()
    if !bounds.isEmpty {
      sentences.append(
        """
        Equivalence within \(bounds.map(findings.scale.bound).sentence) was tested by two one-sided t tests \
        \(cite: .schuirmann1987), each by itself.
        """)
    }
    return sentences
  }

  private var sequential: [Prose] {
    guard let rule = analysis.sequential else { return [] }
    switch rule {
    case .anytime:
      return [
        """
        Results were watched after every seed by the JZS Bayes factor \(cite: .rouder2009) \
        with the right-Haar prior on σ, under which it is an e-process \(cite: .hendriksen2021): a comparison was decided once it reached m/α for m comparisons.
        """
      ]
    case .looks(let looks, let boundary):
      return [
        """
        Results were looked at after \(looks.map(String.init).sentence) seeds, with the \
        group-sequential boundary \(code: boundary.rawValue) \(cite: .pocock1977, .obrien1979, .lan1983) applied to the p-values of the t test.
        """
      ]
    }
  }

  private var correction: [Prose] {
    guard findings.comparisons.count > 1 else { return [] }
    var sentences: [Prose] = []
    for family in findings.families where family.comparisons.count > 1 {
      let sentence = correction(of: family.declaration)
      if let sentence, !sentences.contains(where: { $0 == sentence }) {
        sentences.append(sentence)
      }
    }
    return sentences
  }

  private func correction(of family: FamilyDeclaration) -> Prose? {
    let over =
      switch family.together {
      case .study: "over all comparisons of the \(family.name.isEmpty ? "study" : "family")"
      case .data: "over the comparisons of each data set"
      case .block: "over the comparisons of each block"
      }
    switch family.correction {
    case .holm:
      return "p-values of differences were adjusted \(over) by Holm's method \(year: .holm1979)."
    case .hochberg:
      return
        "p-values of differences were adjusted \(over) by Hochberg's method \(year: .hochberg1988)."
    case .benjaminiHochberg:
      return "The false discovery rate was controlled \(over) \(cite: .benjamini1995)."
    case .none: return nil
    }
  }

  private var robustness: [Prose] {
    guard findings.comparisons.contains(where: { $0.robustness != nil }) else { return [] }
    return [
      """
      As robust companions stand the sign-flip permutation test \(cite: .fisher1935), Wilcoxon's \
      signed-rank test \(year: .wilcoxon1945) and the Hodges–Lehmann estimate \(year: .hodges1963); normality of the \
      differences was examined by Shapiro and Wilk's test \(cite: .royston1995) and decided nothing.
      """
    ]
  }

  private var pooling: [Prose] {
    guard findings.pooled.contains(where: { $0.pooled != nil }) else { return [] }
    return [
      """
      Differences were pooled over data sets by a random-effects model with restricted maximum \
      likelihood \(cite: .viechtbauer2005) and the Knapp–Hartung interval \(year: .knapp2003).
      """
    ]
  }

  private var ranks: [Prose] {
    guard !findings.ranks.isEmpty else { return [] }
    return [
      """
      Treatments were ranked within each data set and compared by Friedman's test \
      \(year: .friedman1937) and the critical difference of Nemenyi's \(year: .nemenyi1963), with \
      data sets as replicates \(cite: .demsar2006).
      """
    ]
  }

  private var correlation: [Prose] {
    let levels = findings.correlations.flatMap(\.levels)
    guard levels.contains(where: { $0.outcomes.contains { $0.estimate != nil } }) else { return [] }
    var text: Prose =
      """
      Correlations are Pearson's r with Fisher's interval \(year: .fisher1921), between profiles and, where the \
      predictor varies there, between and within networks, centred
      """
    if levels.contains(where: { $0.kind != .profiles && $0.outcomes.first?.estimate != nil }) {
      text += " \(cite: .bakdash2017)"
    }
    text +=
      """
      ; p-values come from permutations of whole profiles, networks or seeds \(cite: .phipson2010)
      """
    if levels.contains(where: { $0.null != nil }) {
      text +=
        """
        , and for hierarchy strength also from a null model that keeps the masks and moves only \
        what is not √fan-in
        """
    }
    return ["\(text)."]
  }

  /// Where random draws came from, if any were made.
  private var topology: [Prose] {
    var sentences: [Prose] = []
    if findings.topologies.contains(where: { $0.sameness != nil }) {
      sentences.append(
        """
        Whether networks of different starts end with the same fan-ins was tested by permuting \
        starts over whole networks \(cite: .mielke2001, .phipson2010), on the mean Kolmogorov–Smirnov \
        distance between different starts less that within one.
        """)
    }
    let fits = findings.topologies.flatMap(\.layers).flatMap(\.courses).flatMap(\.fits)
    if !fits.isEmpty {
      sentences.append(
        """
        Families of distributions were fitted to fan-ins by maximum likelihood and compared by \
        Akaike's criterion \(cite: .akaike1974).
        """)
    }
    return sentences
  }

  private var randomness: [Prose] {
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
      """
      Random orders and signs are those of seed 0, \
      \(streams.count == 1 ? "stream" : "streams") \
      \([Prose](code: streams).sentence), so the same results give the same p-values.
      """
    ]
  }
}
