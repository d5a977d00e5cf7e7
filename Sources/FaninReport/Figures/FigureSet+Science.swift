import FaninTopology

/// The figures beside the comparisons: the metric over sparsities, and hierarchy strength.
extension FigureSet {
  var sparsities: SparsitiesFigure {
    let scale = findings.scale
    var series: [String] = []
    for block in findings.blocks where !series.contains(block.series) {
      series.append(block.series)
    }
    return SparsitiesFigure(
      title: FigureSet.sparsitiesTitle(of: findings), axisTitle: scale.axisTitle, labels: labels,
      baseline: baseline,
      panels: series.map { name in
        let blocks = findings.blocks.filter { $0.series == name }
          .sorted { ($0.sparsity ?? 0) < ($1.sparsity ?? 0) }
        return SparsitiesFigure.Panel(
          title: name,
          lines: labels.map { label in
            if label == "dense" { return [] }
            return blocks.compactMap { block in
              guard let sparsity = block.sparsity,
                let row = block.rows.first(where: { $0.profile == label }), let mean = row.mean
              else { return nil }
              return SparsitiesFigure.Position(
                sparsity: sparsity * 100, mean: mean * scale.factor,
                interval: row.interval?.scaled(by: scale.factor))
            }
          },
          levels: labels.map { label in
            guard label == "dense" else { return nil }
            return blocks.first?.rows.first { $0.profile == label }?.mean.map { $0 * scale.factor }
          })
      })
  }

  var hierarchy: HierarchyFigure {
    HierarchyFigure(
      title: FigureSet.hierarchyTitle(of: findings), labels: labels, baseline: baseline,
      panels: findings.blocks.map { block in
        HierarchyFigure.Panel(
          title: block.title,
          rows: aligned(block) { row in
            row.hierarchy.map {
              HierarchyFigure.Row(
                values: $0.values.map(\.value), mean: $0.mean, initial: $0.initial,
                arithmetic: $0.arithmetic)
            }
          }.map { $0 ?? nil })
      })
  }
}
