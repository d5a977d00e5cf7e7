/// One element of an SVG drawing: a name, attributes in order, and children or a text.
package struct SVGElement: Sendable {
  let name: String
  let attributes: [(name: String, value: String)]
  let children: [SVGElement]
  let text: String?

  init(
    _ name: String, _ attributes: [(name: String, value: String)], children: [SVGElement] = [],
    text: String? = nil
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.text = text
  }

  /// The element with words that a page shows where a pointer rests on it.
  func saying(_ words: String) -> SVGElement {
    SVGElement(name, attributes, children: [SVGElement("title", [], text: words)])
  }

  /// The element as text, one element a line.
  func lines(indent: String) -> [String] {
    let opening =
      "\(indent)<\(name)"
      + attributes.map { " \($0.name)=\"\(SVGElement.escape($0.value))\"" }.joined()
    if let text { return ["\(opening)>\(SVGElement.escape(text))</\(name)>"] }
    if children.isEmpty { return [opening + "/>"] }
    if let words = children.first?.text, children.count == 1 {
      return ["\(opening)><title>\(SVGElement.escape(words))</title></\(name)>"]
    }
    return [opening + ">"] + children.flatMap { $0.lines(indent: indent + "  ") }
      + ["\(indent)</\(name)>"]
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

extension SVGElement {
  /// A coordinate: at most two decimals, so that a picture's text is short and stable.
  static func coordinate(_ value: Double) -> String {
    let text = NumberText.trimmed(value, digits: 2)
    return text.hasPrefix("−") ? "-" + text.dropFirst() : text
  }

  static func rect(
    _ frame: Frame, fill: String, opacity: Double = 1, stroke: String? = nil
  ) -> SVGElement {
    var attributes = [
      ("x", coordinate(frame.left)), ("y", coordinate(frame.top)),
      ("width", coordinate(frame.width)), ("height", coordinate(frame.height)), ("fill", fill),
    ]
    if opacity < 1 { attributes.append(("fill-opacity", coordinate(opacity))) }
    if let stroke { attributes.append(("stroke", stroke)) }
    return SVGElement("rect", attributes)
  }

  static func line(
    from start: Point, to end: Point, stroke: String, width: Double = 1, dash: String? = nil
  ) -> SVGElement {
    var attributes = [
      ("x1", coordinate(start.x)), ("y1", coordinate(start.y)), ("x2", coordinate(end.x)),
      ("y2", coordinate(end.y)), ("stroke", stroke), ("stroke-width", coordinate(width)),
    ]
    if let dash { attributes.append(("stroke-dasharray", dash)) }
    return SVGElement("line", attributes)
  }

  static func polyline(
    _ points: [Point], stroke: String, width: Double, dash: String? = nil
  ) -> SVGElement {
    var attributes = [
      ("points", path(points)), ("fill", "none"), ("stroke", stroke),
      ("stroke-width", coordinate(width)), ("stroke-linejoin", "round"),
    ]
    if let dash { attributes.append(("stroke-dasharray", dash)) }
    return SVGElement("polyline", attributes)
  }

  static func polygon(
    _ points: [Point], fill: String, opacity: Double = 1, stroke: String? = nil, width: Double = 1
  ) -> SVGElement {
    var attributes = [("points", path(points)), ("fill", fill)]
    if opacity < 1 { attributes.append(("fill-opacity", coordinate(opacity))) }
    if let stroke {
      attributes.append(("stroke", stroke))
      attributes.append(("stroke-width", coordinate(width)))
    }
    return SVGElement("polygon", attributes)
  }

  static func circle(
    _ center: Point, radius: Double, fill: String, opacity: Double = 1, stroke: String? = nil,
    width: Double = 1
  ) -> SVGElement {
    var attributes = [
      ("cx", coordinate(center.x)), ("cy", coordinate(center.y)), ("r", coordinate(radius)),
      ("fill", fill),
    ]
    if opacity < 1 { attributes.append(("fill-opacity", coordinate(opacity))) }
    if let stroke {
      attributes.append(("stroke", stroke))
      attributes.append(("stroke-width", coordinate(width)))
    }
    return SVGElement("circle", attributes)
  }

  /// A text whose baseline starts, is centred or ends at `point`.
  static func label(
    _ text: String, at point: Point, size: Double = TextStyle.label, anchor: TextAnchor = .start,
    fill: String = Palette.text, bold: Bool = false, rotated: Bool = false
  ) -> SVGElement {
    var attributes = [
      ("x", coordinate(point.x)), ("y", coordinate(point.y)), ("font-size", coordinate(size)),
      ("fill", fill),
    ]
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    if bold { attributes.append(("font-weight", "bold")) }
    if rotated {
      attributes.append(("transform", "rotate(-90 \(coordinate(point.x)) \(coordinate(point.y)))"))
    }
    return SVGElement("text", attributes, text: text)
  }

  private static func path(_ points: [Point]) -> String {
    points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
  }
}
