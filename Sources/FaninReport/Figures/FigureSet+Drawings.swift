import FaninStudy

extension FigureSet {
  var profiles: ProfilesFigure {
    let scale = findings.scale
    return ProfilesFigure(
      title: FigureSet.profilesTitle(of: findings), axisTitle: scale.axisTitle, labels: labels,
      baseline: baseline,
      panels: findings.blocks.map { block in
        ProfilesFigure.Panel(
          title: block.title,
          rows: aligned(block) { row in
            ProfilesFigure.Row(
              values: row.values.map { $0.value * scale.factor },
              mean: row.mean.map { $0 * scale.factor },
              interval: row.interval.map { $0.scaled(by: scale.factor) })
          })
      })
  }

  var differences: DifferencesFigure {
    let scale = findings.scale
    let compared = labels.filter { label in
      findings.comparisons.contains { $0.treatment == label }
    }
    let name = baseline.map { labels[$0] } ?? "the baseline"
    return DifferencesFigure(
      title: FigureSet.differencesTitle(of: findings),
      axisTitle: "\(scale.name), difference from \(name) (\(scale.differenceUnit.dropFirst()))",
      labels: compared,
      bound: findings.study.analysis.equivalenceBound.map { $0 * scale.factor },
      digits: scale.digits,
      panels: findings.blocks.filter { !$0.comparisons.isEmpty }.map { block in
        DifferencesFigure.Panel(
          title: block.title,
          rows: compared.map { label in
            block.comparisons.first { $0.treatment == label }.map {
              row(of: $0, factor: scale.factor)
            }
          })
      })
  }

  private func row(of comparison: Comparison, factor: Double) -> DifferencesFigure.Row {
    switch comparison.outcome {
    case .tested(let difference):
      .tested(
        estimate: difference.estimate * factor, interval: difference.interval.scaled(by: factor),
        kind: difference.verdict.kind)
    case .untested(let reason, let estimate):
      .untested(estimate: estimate.map { $0 * factor }, note: reason.note)
    }
  }

  var pooled: PooledFigure {
    let scale = findings.scale
    var places: [String] = []
    for finding in findings.pooled where !places.contains(finding.place) {
      places.append(finding.place)
    }
    // A treatment has the same lines in every place.
    let data = findings.study.data.count > 1 ? dataNames : []
    let treatments = labels.filter { label in findings.pooled.contains { $0.treatment == label } }
    let hasMean = findings.pooled.contains { $0.pooled != nil }
    return PooledFigure(
      title: FigureSet.pooledTitle(of: findings),
      axisTitle: "\(scale.name), difference (\(scale.differenceUnit.dropFirst()))",
      labels: treatments.flatMap { treatment in
        data.map { "\(treatment): \($0)" } + (hasMean ? ["\(treatment): mean"] : [])
      },
      bound: findings.study.analysis.equivalenceBound.map { $0 * scale.factor },
      panels: places.map { place in
        PooledFigure.Panel(
          title: place,
          rows: treatments.flatMap { treatment -> [PooledFigure.Row?] in
            let finding = findings.pooled.first { $0.treatment == treatment && $0.place == place }
            let rows = data.map { name in
              finding?.studies.first { $0.data == name }.map {
                PooledFigure.Row(
                  estimate: $0.estimate * scale.factor,
                  interval: $0.interval.scaled(by: scale.factor), isMean: false)
              }
            }
            let mean = finding?.pooled.map {
              PooledFigure.Row(
                estimate: $0.estimate * scale.factor,
                interval: $0.interval.scaled(by: scale.factor), isMean: true)
            }
            return rows + (hasMean ? [mean] : [])
          })
      })
  }

  private var dataNames: [String] {
    var names: [String] = []
    for block in findings.blocks where !names.contains(block.dataName) {
      names.append(block.dataName)
    }
    return names
  }

  func fanIns(_ block: BlockFinding) -> FanInFigure {
    let layer = block.rows.compactMap(\.firstLayer).first
    let size =
      layer.map {
        ": first hidden layer (\(NumberText.count($0.neurons)) neurons, "
          + "\(NumberText.count($0.inputs)) inputs)"
      } ?? ""
    return FanInFigure(
      title: FigureSet.fanInTitle(of: block), heading: block.title + size, labels: labels,
      baseline: baseline,
      rows: labels.map { label in
        guard label != "dense" else { return nil }
        return block.rows.first { $0.profile == label }?.firstLayer.map {
          FanInFigure.Row(fanIns: $0.fanIns, neurons: $0.counts, cv: $0.cv)
        }
      })
  }

  var curves: CurvesFigure {
    let scale = findings.scale
    return CurvesFigure(
      title: FigureSet.curvesTitle(of: findings), axisTitle: scale.axisTitle, labels: labels,
      baseline: baseline,
      panels: findings.blocks.map { block in
        CurvesFigure.Panel(
          title: block.title,
          curves: aligned(block) { row in
            row.curve.map {
              CurvesFigure.Position(
                epoch: $0.epoch, mean: $0.mean * scale.factor,
                deviation: $0.deviation.map { $0 * scale.factor })
            }
          }.map { $0 ?? [] })
      })
  }

  func scatter(_ finding: CorrelationFinding) -> ScatterFigure {
    let arithmetic = CorrelatedQuantity.arithmeticIndex(of: finding.quantities)
    let isStrength = finding.quantities.first?.isScaledByArithmetic ?? false
    return ScatterFigure(
      title: FigureSet.scatterTitle(of: finding), xTitle: finding.declaration.x.words,
      yTitle: finding.declaration.y.words, labels: labels, baseline: baseline,
      panels: finding.panels.map { panel in
        ScatterFigure.Panel(
          title: panel.title,
          networks: panel.networks.compactMap { network in
            guard let profile = labels.firstIndex(of: network.profile),
              let y = network.y.first ?? nil
            else { return nil }
            return ScatterFigure.Network(
              profile: profile, x: network.x, y: y,
              arithmetic: isStrength ? arithmetic.flatMap { network.y[$0] } : nil)
          })
      })
  }
}

extension Bounds {
  func scaled(by factor: Double) -> Bounds { Bounds(low: low * factor, high: high * factor) }
}

extension Verdict {
  fileprivate var kind: DifferencesFigure.Kind {
    switch self {
    case .different: .different
    case .equivalent: .equivalent
    case .differentButNegligible: .negligible
    case .undecided: .undecided
    }
  }
}

extension Comparison.Untestable {
  /// The reason in few words.
  fileprivate var note: String {
    switch self {
    case .noPairs: "no pair of seeds"
    case .onePair: "one pair: no test"
    case .identicalPairs: "identical pairs: no test"
    case .constantDifference: "constant difference: no test"
    }
  }
}
