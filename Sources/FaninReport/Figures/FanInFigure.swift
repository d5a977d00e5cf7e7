import FaninAnalysis
import FaninStudy

/// How many inputs the neurons of a layer read: one row of bars a profile.
struct FanInFigure: Figure {
  /// One profile's neurons.
  struct Row: Sendable {
    /// Distinct fan-ins, ascending.
    var fanIns: [Int]
    /// Neurons for each of `fanIns`, over all seeds.
    var neurons: [Int]
    /// Networks counted together.
    var networks: Int
    /// Coefficient of variation.
    var cv: Double
  }

  let name: String
  var title: String
  /// The block, above the plot.
  var heading: String
  /// The study's profiles.
  var labels: [String]
  /// The row of the baseline.
  var baseline: Int?
  /// One per label; nil is left out.
  var rows: [Row?]
  private static let rowHeight = 44.0
  private static let barHeight = 33.0
  private static let bars = 80

  /// The numbers behind it.
  var table: CommaSeparatedTable

  /// The drawing.
  var svg: SVGDocument {
    let styles = SeriesStyle.styles(of: labels.count, baseline: baseline)
    let shown = labels.indices.compactMap { index in
      rows[index].map { (label: labels[index], row: $0, color: styles[index].color) }
    }
    let layout = RowLayout(
      titles: [heading], labels: [shown.map(\.label)], rowHeight: FanInFigure.rowHeight,
      right: 104, axisTitle: "fan-in (connections into a neuron)")
    let frame = layout.grid.frames[0]
    let largest = shown.compactMap(\.row.fanIns.last).max() ?? 1
    let width = max(1, (largest + FanInFigure.bars) / FanInFigure.bars)
    let axis = Axis(
      covering: Bounds(low: 0, high: Double((largest / width + 1) * width)), from: frame.left,
      to: frame.right, padding: 0.01, wholeNumbers: true)
    var elements = layout.labelElements
    elements += axis.drawnBelow(frame)
    for (index, (_, row, color)) in shown.enumerated() {
      let middle = layout.middle(of: index, in: 0)
      let foot = middle + FanInFigure.barHeight / 2
      elements += draw(row, foot: foot, axis: axis, binWidth: width, color: color)
      elements.append(
        .line(
          from: Point(x: frame.left, y: foot), to: Point(x: frame.right, y: foot),
          stroke: Palette.axis, width: 0.6))
      elements += caption(of: row, at: Point(x: frame.right + 10, y: middle))
    }
    return SVGDocument(title: title, grid: layout.grid, note: note, elements: elements)
  }

  private var note: String {
    "The neurons of \(SampleSize(rows.compactMap { $0?.networks }, of: "network")) together, at the "
      + "end of training. Bars grow with the square root of the number of neurons, each row to its "
      + "tallest."
  }

  /// Bars whose heights grow with the square root of the share, so that rare hubs stay visible
  /// (Tukey's rootogram).
  private func draw(
    _ row: Row, foot: Double, axis: Axis, binWidth: Int, color: String
  ) -> [SVGElement] {
    var counts: [Int: Int] = [:]
    for (fanIn, neurons) in zip(row.fanIns, row.neurons) {
      counts[fanIn / binWidth, default: 0] += neurons
    }
    guard let tallest = counts.values.max(), tallest > 0 else { return [] }
    return counts.keys.sorted().map { bin in
      let share = Double(counts[bin] ?? 0) / Double(tallest)
      let height = FanInFigure.barHeight * share.squareRoot()
      let left = axis(Double(bin * binWidth))
      let right = axis(Double((bin + 1) * binWidth))
      let bar = Frame(
        left: left, top: foot - height, width: max(right - left - 0.7, 1.2), height: height)
      return .rect(bar, fill: color)
    }
  }

  private func caption(of row: Row, at point: Point) -> [SVGElement] {
    guard let smallest = row.fanIns.first, let largest = row.fanIns.last else { return [] }
    let range =
      smallest == largest
      ? "all \(NumberText.count(largest))"
      : "\(NumberText.count(smallest)) to \(NumberText.count(largest))"
    return [
      .label(
        "CV \(NumberText.fixed(row.cv, digits: 2))", at: Point(x: point.x, y: point.y - 1),
        size: TextStyle.tick),
      .label(
        range, at: Point(x: point.x, y: point.y + 14), size: TextStyle.tick, fill: Palette.quiet),
    ]
  }
}

extension FanInFigure {
  static func name(of block: BlockFinding, _ findings: Contents) -> String {
    "fan-in-" + slug(findings.names.block(block.levels))
  }

  static func title(of block: BlockFinding, _ findings: Contents) -> String {
    "Fan-ins of the first hidden layer by profile: \(findings.names.block(block.levels))"
  }

  static func all(in findings: Contents) -> [FanInFigure] {
    let rows = FigureRows(findings)
    return blocks(in: findings).map { figure(of: $0, rows, findings) }
  }

  private static func figure(
    of block: BlockFinding, _ rows: FigureRows, _ findings: Contents
  ) -> FanInFigure {
    let layer = block.cells.compactMap(\.firstLayer).first
    let size = layer.map { ", layer 1 (\($0.inputs) × \($0.neurons))" } ?? ""
    return FanInFigure(
      name: name(of: block, findings), title: title(of: block, findings),
      heading: findings.names.block(block.levels) + size,
      labels: rows.labels,
      baseline: rows.baseline,
      rows: rows.treatments.map { treatment in
        block.cells.first { treatment.isPart(of: $0.cell) && $0.hasSparsity }?.firstLayer.map {
          Row(
            fanIns: $0.fanIns, neurons: $0.counts,
            networks: $0.counts.reduce(0, +) / max($0.neurons, 1), cv: $0.cv)
        }
      }, table: table(of: block, findings))
  }

  /// The blocks whose fan-ins are drawn: of each data set one whose connections move, if there is
  /// one, and of those the first of the highest sparsity.
  static func blocks(in findings: Contents) -> [BlockFinding] {
    let drawn = findings.blocks.filter(\.hasFanIns)
    let moving = Set(findings.topologies.map(\.block))
    var chosen: [BlockFinding] = []
    for block in drawn where !chosen.contains(where: { $0.data == block.data }) {
      let all = drawn.filter { $0.data == block.data }
      let those = all.filter { moving.contains($0.levels) }
      let candidates = those.isEmpty ? all : those
      let highest = candidates.map(\.sparsity).max()
      chosen += candidates.filter { $0.sparsity == highest }.prefix(1)
    }
    return chosen
  }

  private static func table(of block: BlockFinding, _ findings: Contents) -> CommaSeparatedTable {
    var table = CommaSeparatedTable(["block", "profile", "fan_in", "neurons"])
    for row in block.cells {
      guard let layer = row.firstLayer else { continue }
      for (fanIn, count) in zip(layer.fanIns, layer.counts) {
        table.append([
          findings.names.block(block.levels), findings.names.treatment(row.cell), String(fanIn),
          String(count),
        ])
      }
    }
    return table
  }
}

extension BlockFinding {
  fileprivate var data: Level? { levels[Factor.data] }

  fileprivate var hasFanIns: Bool { cells.contains { $0.hasSparsity && $0.firstLayer != nil } }

  fileprivate var sparsity: Double { levels[Factor.sparsity]?.number ?? 0 }
}

extension CellFinding {
  /// Whether sparsity applies to it; in a dense network every neuron reads every input.
  fileprivate var hasSparsity: Bool { cell[Factor.sparsity] != nil }
}
