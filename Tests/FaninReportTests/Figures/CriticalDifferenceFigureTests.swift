import FaninReport
import Testing

struct CriticalDifferenceFigureTests {
  /// Four classifiers on 14 data sets.
  ///
  /// - Source: Demšar (2006), JMLR 7, table 6: the mean ranks.
  private static func figure(criticalDifference: Double) -> CriticalDifferenceFigure {
    CriticalDifferenceFigure(
      title: "Mean ranks",
      treatments: [
        .init(label: "C4.5", rank: 3.143), .init(label: "C4.5+m", rank: 2.000),
        .init(label: "C4.5+cf", rank: 2.893), .init(label: "C4.5+m+cf", rank: 1.964),
      ], criticalDifference: criticalDifference, note: "n = 14 data sets, level 95 %")
  }

  @Test func `treatments that cannot be told apart are joined once`() {
    // Demšar (2006), §3.2.2: at α = 0.05 the difference is 1.25 and Nemenyi's test finds nothing; at
    // α = 0.10 it is 1.12, and C4.5 is worse than C4.5+m and C4.5+m+cf.
    #expect(Self.figure(criticalDifference: 1.25).cliques == [0...3])
    #expect(Self.figure(criticalDifference: 1.12).cliques == [0...2, 2...3])
    #expect(Self.figure(criticalDifference: 0.01).cliques.isEmpty)
  }

  @Test func `every treatment stands beside its mean rank`() {
    let drawing = Self.figure(criticalDifference: 1.12).svg.text

    for text in [
      "C4.5 (3.14)", "C4.5+m (2.00)", "C4.5+cf (2.89)", "C4.5+m+cf (1.96)",
      "critical difference 1.12", "n = 14 data sets, level 95 %",
    ] {
      #expect(drawing.contains(">\(text)</text>"), "\(text)")
    }
  }
}
