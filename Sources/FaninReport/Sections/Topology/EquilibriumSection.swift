import FaninAnalysis
import FaninStudy

/// Whether all starts end in one distribution, and what shape it has.
struct EquilibriumSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "One equilibrium?"

  let bearing: Prose = "How near different starts end, and what shape they end in."

  var inside: [Document.Block] {
    let compared = findings.topologies.filter { $0.sameness != nil }
    let fitted = findings.topologies.filter {
      $0.layers.contains { $0.courses.contains { !$0.fits.isEmpty } }
    }
    guard !compared.isEmpty || !fitted.isEmpty else { return [] }
    var blocks: [Document.Block] = []
    if !compared.isEmpty {
      blocks += [
        """
        The Kolmogorov–Smirnov distance between the fan-ins of two networks, 0 to 1, on average \
        over pairs. If the start said nothing of the end, networks of different starts would end \
        as near to one another as networks of one start; the permutation test moves whole networks \
        between starts. With many networks it finds small differences: the distances say how small.
        """,
        .table(distances(compared)),
        "Start by start, the mean over layers; on the diagonal, networks of one start:",
        .table(matrix(compared)),
      ]
    }
    if !fitted.isEmpty {
      blocks += [
        .part("The shape of the end"),
        """
        Four families fitted by maximum likelihood to the fan-ins above 0 of a layer, the networks \
        of all seeds together. ΔAIC is Akaike's criterion above the best family's; the distance is \
        Kolmogorov and Smirnov's between data and fit. Fan-ins of one layer share a budget, so \
        these describe and do not test.\(onBounds(fitted))
        """,
        .table(shapes(fitted)),
      ]
    }
    return blocks
  }

  private func distances(_ compared: [TopologyFinding]) -> Table {
    var table = Table([
      .left("block"), .left("layer"), .right("different starts, at the start"),
      .right("different starts, at the end"), .right("one start, at the end"),
      .right("permutation p"), .right("labelings"),
    ])
    func append(_ title: String, _ layer: String, _ sameness: TopologyFinding.Sameness) {
      table.append([
        "\(title)", "\(layer)", "\(NumberText.fixed(sameness.betweenInitially, digits: 3))",
        "\(NumberText.fixed(sameness.between, digits: 3))",
        "\(NumberText.fixed(sameness.within, digits: 3))",
        "\(NumberText.pValue(sameness.pValue, alpha: findings.study.analysis.alpha))",
        "\(NumberText.count(sameness.permutations)) drawn",
      ])
    }
    for finding in compared {
      for layer in finding.layers {
        if let sameness = layer.sameness {
          append(findings.names.block(finding.block), layer.words, sameness)
        }
      }
      if finding.layers.count > 1, let sameness = finding.sameness {
        append(findings.names.block(finding.block), "all layers, their mean", sameness)
      }
    }
    return table
  }

  private func matrix(_ compared: [TopologyFinding]) -> Table {
    var starts: [Levels] = []
    for start in compared.flatMap(\.starts).map({ $0.only(findings.study.compared) })
    where !starts.contains(start) {
      starts.append(start)
    }
    var table = Table(
      [.left("block"), .left("start")]
        + starts.map { .right(Prose(code: findings.names.treatment($0))) })
    for finding in compared {
      guard let distances = finding.sameness?.distances else { continue }
      let compared = finding.starts.map { $0.only(findings.study.compared) }
      for (row, start) in finding.starts.enumerated() {
        let cells = starts.map { other -> Prose in
          let distance = compared.firstIndex(of: other).flatMap { distances[row][$0] }
          return "\(orDash: distance.map { NumberText.fixed($0, digits: 2) })"
        }
        table.append(
          ["\(findings.names.block(finding.block))", "\(code: findings.names.treatment(start))"]
            + cells)
      }
    }
    return table
  }

  /// What the asterisks mean, where there are any.
  private func onBounds(_ fitted: [TopologyFinding]) -> String {
    let courses = fitted.flatMap { $0.layers.flatMap(\.courses) }
    guard courses.contains(where: { $0.fits.contains(where: \.isOnBound) }) else { return "" }
    return """
       A fit marked * stands on a bound of the search (σ of 5, a shape of 0.01), beyond which its \
      family turns into a power law: it is never called best, even where its ΔAIC is negative.
      """
  }

  private func shapes(_ fitted: [TopologyFinding]) -> Table {
    let families = TopologyFinding.Fit.Model.allCases
    var table = Table(
      [.left("block"), .left("layer"), .left("start"), .left("best")]
        + families.map { .right("ΔAIC \($0.words)") }
        + [
          .right("distance of the best"), .right("lognormal μ"), .right("σ"),
          .right("its distance"), .right("neurons"), .right("of fan-in 0"),
        ])
    for finding in fitted {
      for layer in finding.layers {
        for course in layer.courses {
          guard let best = course.fits.first,
            let lognormal = course.fits.first(where: { $0.model == .lognormal })
          else { continue }
          var row: [Prose] = [
            "\(findings.names.block(finding.block))", "\(layer.words)",
            "\(code: findings.names.treatment(course.start))", "\(best.model.words)",
          ]
          for family in families {
            let fit = course.fits.first { $0.model == family }
            row.append(
              "\(orDash: fit.map { NumberText.fixed($0.aic - best.aic, digits: 0) + ($0.isOnBound ? " *" : "") })"
            )
          }
          row += [
            "\(NumberText.fixed(best.distance, digits: 3))",
            "\(NumberText.fixed(lognormal.parameters[0], digits: 2))",
            "\(NumberText.fixed(lognormal.parameters[1], digits: 2))",
            "\(NumberText.fixed(lognormal.distance, digits: 3))",
            "\(NumberText.count(best.count))", "\(NumberText.count(best.zeros))",
          ]
          table.append(row)
        }
      }
    }
    return table
  }
}

extension TopologyFinding.Fit.Model {
  /// The family in words.
  var words: String {
    switch self {
    case .lognormal: "lognormal"
    case .weibull: "Weibull"
    case .gamma: "gamma"
    case .truncatedPowerLaw: "truncated power law"
    }
  }
}
