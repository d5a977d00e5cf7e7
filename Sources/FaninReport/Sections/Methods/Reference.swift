/// Where the procedures come from: everything that a report can cite.
package enum Reference: String, CaseIterable, Sendable {
  case akaike1974
  case bakdash2017
  case benjamini1995
  case demsar2006
  case fisher1921
  case fisher1935
  case friedman1937
  case hendriksen2021
  case hochberg1988
  case hodges1963
  case holm1979
  case knapp2003
  case lan1983
  case mielke2001
  case nemenyi1963
  case obrien1979
  case phipson2010
  case pocock1977
  case rouder2009
  case royston1995
  case schuirmann1987
  case steiger1997
  case student1908
  case viechtbauer2005
  case wilcoxon1945

  /// What a list of references says of it.
  package var publication: Publication {
    switch self {
    case .akaike1974:
      Publication(
        authors: [.init("Akaike", "H.")], year: 1974,
        title: "A new look at the statistical model identification",
        place: .journal(
          "IEEE Transactions on Automatic Control", volume: 19, issue: 6, pages: "716–723"),
        doi: "10.1109/TAC.1974.1100705")
    case .bakdash2017:
      Publication(
        authors: [.init("Bakdash", "J. Z."), .init("Marusich", "L. R.")], year: 2017,
        title: "Repeated measures correlation",
        place: .journal("Frontiers in Psychology", volume: 8, pages: "456"),
        doi: "10.3389/fpsyg.2017.00456")
    case .benjamini1995:
      Publication(
        authors: [.init("Benjamini", "Y."), .init("Hochberg", "Y.")], year: 1995,
        title:
          "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
        place: .journal(
          "Journal of the Royal Statistical Society, Series B", volume: 57, issue: 1,
          pages: "289–300"), doi: "10.1111/j.2517-6161.1995.tb02031.x")
    case .demsar2006:
      Publication(
        authors: [.init("Demšar", "J.")], year: 2006,
        title: "Statistical comparisons of classifiers over multiple data sets",
        place: .journal("Journal of Machine Learning Research", volume: 7, pages: "1–30"))
    case .fisher1921:
      Publication(
        authors: [.init("Fisher", "R. A.")], year: 1921,
        title:
          "On the “probable error” of a coefficient of correlation deduced from a small sample",
        place: .journal("Metron", volume: 1, pages: "3–32"))
    case .fisher1935:
      Publication(
        authors: [.init("Fisher", "R. A.")], year: 1935, title: "The Design of Experiments",
        place: .book(publisher: "Oliver and Boyd", city: "Edinburgh"))
    case .friedman1937:
      Publication(
        authors: [.init("Friedman", "M.")], year: 1937,
        title:
          "The use of ranks to avoid the assumption of normality implicit in the analysis of variance",
        place: .journal(
          "Journal of the American Statistical Association", volume: 32, issue: 200,
          pages: "675–701"), doi: "10.1080/01621459.1937.10503522")
    case .hendriksen2021:
      Publication(
        authors: [
          .init("Hendriksen", "A."), .init("de Heide", "R."), .init("Grünwald", "P."),
        ], year: 2021,
        title:
          "Optional stopping with Bayes factors: a categorization and extension of folklore results, "
          + "with an application to invariant situations",
        place: .journal("Bayesian Analysis", volume: 16, issue: 3, pages: "961–989"),
        doi: "10.1214/20-BA1234")
    case .hochberg1988:
      Publication(
        authors: [.init("Hochberg", "Y.")], year: 1988,
        title: "A sharper Bonferroni procedure for multiple tests of significance",
        place: .journal("Biometrika", volume: 75, issue: 4, pages: "800–802"),
        doi: "10.1093/biomet/75.4.800")
    case .hodges1963:
      Publication(
        authors: [.init("Hodges", "J. L."), .init("Lehmann", "E. L.")], year: 1963,
        title: "Estimates of location based on rank tests",
        place: .journal(
          "The Annals of Mathematical Statistics", volume: 34, issue: 2, pages: "598–611"),
        doi: "10.1214/aoms/1177704172")
    case .holm1979:
      Publication(
        authors: [.init("Holm", "S.")], year: 1979,
        title: "A simple sequentially rejective multiple test procedure",
        place: .journal(
          "Scandinavian Journal of Statistics", volume: 6, issue: 2, pages: "65–70"))
    case .knapp2003:
      Publication(
        authors: [.init("Knapp", "G."), .init("Hartung", "J.")], year: 2003,
        title: "Improved tests for a random effects meta-regression with a single covariate",
        place: .journal("Statistics in Medicine", volume: 22, issue: 17, pages: "2693–2710"),
        doi: "10.1002/sim.1482")
    case .lan1983:
      Publication(
        authors: [.init("Lan", "K. K. G."), .init("DeMets", "D. L.")], year: 1983,
        title: "Discrete sequential boundaries for clinical trials",
        place: .journal("Biometrika", volume: 70, issue: 3, pages: "659–663"),
        doi: "10.1093/biomet/70.3.659")
    case .mielke2001:
      Publication(
        authors: [.init("Mielke", "P. W."), .init("Berry", "K. J.")], year: 2001,
        title: "Permutation Methods: A Distance Function Approach",
        place: .book(publisher: "Springer", city: "New York"), doi: "10.1007/978-1-4757-3449-2")
    case .nemenyi1963:
      Publication(
        authors: [.init("Nemenyi", "P. B.")], year: 1963,
        title: "Distribution-free Multiple Comparisons",
        place: .thesis(school: "Princeton University"))
    case .obrien1979:
      Publication(
        authors: [.init("O'Brien", "P. C."), .init("Fleming", "T. R.")], year: 1979,
        title: "A multiple testing procedure for clinical trials",
        place: .journal("Biometrics", volume: 35, issue: 3, pages: "549–556"),
        doi: "10.2307/2530245")
    case .phipson2010:
      Publication(
        authors: [.init("Phipson", "B."), .init("Smyth", "G. K.")], year: 2010,
        title: "Permutation P-values should never be zero: calculating exact P-values when "
          + "permutations are randomly drawn",
        place: .journal(
          "Statistical Applications in Genetics and Molecular Biology", volume: 9, issue: 1,
          pages: "39"), doi: "10.2202/1544-6115.1585")
    case .pocock1977:
      Publication(
        authors: [.init("Pocock", "S. J.")], year: 1977,
        title: "Group sequential methods in the design and analysis of clinical trials",
        place: .journal("Biometrika", volume: 64, issue: 2, pages: "191–199"),
        doi: "10.1093/biomet/64.2.191")
    case .rouder2009:
      Publication(
        authors: [
          .init("Rouder", "J. N."), .init("Speckman", "P. L."), .init("Sun", "D."),
          .init("Morey", "R. D."), .init("Iverson", "G."),
        ], year: 2009, title: "Bayesian t tests for accepting and rejecting the null hypothesis",
        place: .journal(
          "Psychonomic Bulletin & Review", volume: 16, issue: 2, pages: "225–237"),
        doi: "10.3758/PBR.16.2.225")
    case .royston1995:
      Publication(
        authors: [.init("Royston", "P.")], year: 1995,
        title: "Remark AS R94: A remark on Algorithm AS 181: The W-test for normality",
        place: .journal(
          "Journal of the Royal Statistical Society, Series C", volume: 44, issue: 4,
          pages: "547–551"), doi: "10.2307/2986146")
    case .schuirmann1987:
      Publication(
        authors: [.init("Schuirmann", "D. J.")], year: 1987,
        title: "A comparison of the two one-sided tests procedure and the power approach for "
          + "assessing the equivalence of average bioavailability",
        place: .journal(
          "Journal of Pharmacokinetics and Biopharmaceutics", volume: 15, issue: 6,
          pages: "657–680"), doi: "10.1007/BF01068419")
    case .steiger1997:
      Publication(
        authors: [.init("Steiger", "J. H."), .init("Fouladi", "R. T.")], year: 1997,
        title: "Noncentrality interval estimation and the evaluation of statistical models",
        place: .chapter(
          of: "What If There Were No Significance Tests?",
          editors: [
            .init("Harlow", "L. L."), .init("Mulaik", "S. A."), .init("Steiger", "J. H."),
          ], pages: "221–257", publisher: "Lawrence Erlbaum Associates", city: "Mahwah, NJ"))
    case .student1908:
      Publication(
        authors: [.init("Student")], year: 1908, title: "The probable error of a mean",
        place: .journal("Biometrika", volume: 6, issue: 1, pages: "1–25"), doi: "10.2307/2331554")
    case .viechtbauer2005:
      Publication(
        authors: [.init("Viechtbauer", "W.")], year: 2005,
        title:
          "Bias and efficiency of meta-analytic variance estimators in the random-effects model",
        place: .journal(
          "Journal of Educational and Behavioral Statistics", volume: 30, issue: 3,
          pages: "261–293"), doi: "10.3102/10769986030003261")
    case .wilcoxon1945:
      Publication(
        authors: [.init("Wilcoxon", "F.")], year: 1945,
        title: "Individual comparisons by ranking methods",
        place: .journal("Biometrics Bulletin", volume: 1, issue: 6, pages: "80–83"),
        doi: "10.2307/3001968")
    }
  }
}
