/// A whole drawing on a white page.
package struct SVGDocument: Sendable {
  /// The size in pixels.
  package let width: Double
  /// The size in pixels.
  package let height: Double
  /// What the picture shows, for readers who cannot see it.
  package let title: String
  let elements: [SVGElement]

  init(width: Double = PanelGrid.pageWidth, height: Double, title: String, elements: [SVGElement]) {
    self.width = width
    self.height = height
    self.title = title
    self.elements = elements
  }

  /// The file's text.
  package var text: String {
    let size = (SVGElement.coordinate(width), SVGElement.coordinate(height))
    let root = SVGElement(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", size.0), ("height", size.1),
        ("viewBox", "0 0 \(size.0) \(size.1)"), ("font-family", "sans-serif"), ("role", "img"),
      ],
      children: [
        SVGElement("title", [], text: title),
        .rect(Frame(left: 0, top: 0, width: width, height: height), fill: "#FFFFFF"),
      ] + elements)
    return root.lines(indent: "").joined(separator: "\n") + "\n"
  }
}
