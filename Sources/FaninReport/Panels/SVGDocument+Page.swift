/// A figure as it is read: the legend, the panels, and below them what the numbers rest on.
extension SVGDocument {
  /// Puts a page together.
  ///
  /// - Parameters:
  ///   - title: What the picture shows, as alternative text.
  ///   - legend: What the signs mean; nil where none needs a meaning.
  ///   - grid: Where the panels stand.
  ///   - note: How many were measured, and the level of the intervals.
  ///   - elements: What is drawn in the panels.
  init(
    title: String, legend: Legend? = nil, grid: PanelGrid, note: String, elements: [SVGElement]
  ) {
    let lines = TextStyle.lines(
      of: note, width: PanelGrid.pageWidth - 32, size: TextStyle.tick)
    let note = lines.enumerated().map { index, line in
      SVGElement.label(
        line, at: Point(x: 16, y: grid.height + 10 + 15 * Double(index)), size: TextStyle.tick,
        fill: Palette.quiet)
    }
    self.init(
      height: grid.height + 6 + 15 * Double(lines.count), title: title,
      elements: (legend?.elements ?? []) + grid.titles + elements + note)
  }
}
