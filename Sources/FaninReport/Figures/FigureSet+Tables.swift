import FaninRandom
import FaninStudy

/// The numbers behind each figure, in the metric's own unit (accuracies are fractions).
extension FigureSet {
  var profilesTable: CommaSeparatedTable {
    var table = CommaSeparatedTable([
      "block", "profile", "n", "mean", "sd", "interval_low", "interval_high",
    ])
    for block in findings.blocks {
      for row in block.rows {
        table.append([
          block.title, row.profile, String(row.values.count),
          CommaSeparatedTable.field(row.mean), CommaSeparatedTable.field(row.deviation),
          CommaSeparatedTable.field(row.interval?.low),
          CommaSeparatedTable.field(row.interval?.high),
        ])
      }
    }
    return table
  }

  var differencesTable: CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "block", "treatment", "baseline", "pairs", "difference", "interval_low", "interval_high",
      "simultaneous_low", "simultaneous_high", "t", "df", "p", "adjusted_p", "dz", "dz_low",
      "dz_high", "tost_p", "smallest_bound",
      "verdict", "sign_flip_p", "wilcoxon_p", "hodges_lehmann", "shapiro_wilk_p",
      "seed_correlation", "variance_reduction",
    ])
    for comparison in findings.comparisons {
      let tested = comparison.tested
      var verdict = tested?.verdict.rawValue ?? ""
      if case .untested(let reason, _) = comparison.outcome {
        verdict = "not tested: \(reason.words)"
      }
      table.append([
        comparison.block, comparison.treatment, comparison.baseline,
        String(comparison.pairs.count), number(comparison.estimate), number(tested?.interval.low),
        number(tested?.interval.high), number(tested?.simultaneous?.interval.low),
        number(tested?.simultaneous?.interval.high), number(tested?.t),
        number(tested?.degreesOfFreedom),
        number(tested?.pValue), number(tested?.adjustedPValue), number(tested?.effectSize),
        number(tested?.effectSizeInterval?.low), number(tested?.effectSizeInterval?.high),
        number(tested?.equivalencePValue), number(tested?.smallestBound), verdict,
        number(comparison.robustness?.signFlipPValue),
        number(comparison.robustness?.wilcoxonPValue),
        number(comparison.robustness?.hodgesLehmann),
        number(comparison.robustness?.normalityPValue), number(comparison.pairing.correlation),
        number(comparison.pairing.varianceReduction),
      ])
    }
    return table
  }

  var pooledTable: CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "place", "treatment", "data", "difference", "interval_low", "interval_high", "p",
      "adjusted_p", "tau", "i_squared",
    ])
    for finding in findings.pooled {
      for study in finding.studies {
        table.append(
          [
            finding.place, finding.treatment, study.data, number(study.estimate),
            number(study.interval.low), number(study.interval.high),
          ] + ["", "", "", ""])
      }
      table.append([
        finding.place, finding.treatment, "mean", number(finding.pooled?.estimate),
        number(finding.pooled?.interval.low), number(finding.pooled?.interval.high),
        number(finding.pooled?.pValue), number(finding.pooled?.adjustedPValue),
        number(finding.pooled?.deviation), number(finding.pooled?.iSquared),
      ])
    }
    return table
  }

  var sparsitiesTable: CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "series", "profile", "sparsity", "n", "mean", "interval_low", "interval_high",
    ])
    for block in findings.blocks {
      for row in block.rows {
        table.append([
          block.series, row.profile, row.profile == "dense" ? "" : number(block.sparsity),
          String(row.values.count), number(row.mean), number(row.interval?.low),
          number(row.interval?.high),
        ])
      }
    }
    return table
  }

  var hierarchyTable: CommaSeparatedTable {
    let number = CommaSeparatedTable.field
    var table = CommaSeparatedTable([
      "block", "profile", "n", "strength", "initial_strength", "arithmetic_expectation",
      "strength_per_connection",
    ])
    for block in findings.blocks {
      for row in block.rows {
        table.append([
          block.title, row.profile, String(row.hierarchy?.values.count ?? 0),
          number(row.hierarchy?.mean), number(row.hierarchy?.initial),
          number(row.hierarchy?.arithmetic), number(row.hierarchy?.perConnection),
        ])
      }
    }
    return table
  }

  func fanInTable(_ block: BlockFinding) -> CommaSeparatedTable {
    var table = CommaSeparatedTable(["block", "profile", "fan_in", "neurons"])
    for row in block.rows {
      guard let layer = row.firstLayer else { continue }
      for (fanIn, count) in zip(layer.fanIns, layer.counts) {
        table.append([block.title, row.profile, String(fanIn), String(count)])
      }
    }
    return table
  }

  var curvesTable: CommaSeparatedTable {
    var table = CommaSeparatedTable(["block", "profile", "epoch", "n", "mean", "sd"])
    for block in findings.blocks {
      for row in block.rows {
        for point in row.curve {
          table.append([
            block.title, row.profile, String(point.epoch), String(point.count),
            CommaSeparatedTable.field(point.mean), CommaSeparatedTable.field(point.deviation),
          ])
        }
      }
    }
    return table
  }

  func scatterTable(_ finding: CorrelationFinding) -> CommaSeparatedTable {
    var table = CommaSeparatedTable(
      ["block", "profile", "seed", finding.declaration.x.words]
        + finding.quantities.map(\.name))
    for panel in finding.panels {
      for network in panel.networks {
        table.append(
          [
            panel.title, network.profile, network.seed.description,
            CommaSeparatedTable.field(network.x),
          ] + network.y.map { CommaSeparatedTable.field($0) })
      }
    }
    return table
  }
}
