import FaninAnalysis

/// What a panel's axis covers: panels that are compared share one.
///
/// Where one panel reaches so far that another would be squeezed to a sixth of the width, the first
/// gets a scale of its own, or the second where leaving out the first would not help; its title says so.
struct PanelScale: Hashable, Sendable {
  /// What the panel shows; nil without values.
  let bounds: Bounds?
  /// Whether it is compared with others and has a scale of its own.
  let isOwn: Bool

  /// The scales of panels.
  ///
  /// - Parameters:
  ///   - extents: The values of each panel; nil without any.
  ///   - groups: What each panel belongs to: panels of one group are compared.
  ///   - axis: How values become distances.
  /// - Returns: One per panel.
  static func of(
    _ extents: [Bounds?], groups: [some Hashable], on axis: AxisScale = .linear
  ) -> [PanelScale] {
    let positions = extents.map { extent in
      extent.map { Bounds(low: axis.position($0.low), high: axis.position($0.high)) }
    }
    var scales = extents.map { PanelScale(bounds: $0, isOwn: false) }
    for group in Set(groups) {
      var shared = extents.indices.filter { groups[$0] == group && extents[$0] != nil }
      while let odd = odd(among: shared, positions) {
        scales[odd] = PanelScale(bounds: extents[odd], isOwn: true)
        shared.removeAll { $0 == odd }
      }
      let union = union(shared, extents)
      for panel in shared { scales[panel] = PanelScale(bounds: union, isOwn: false) }
    }
    return scales
  }

  /// What panels share a scale, for a figure's note; nothing where all do or each has its own.
  static func remark(_ groups: [some Hashable], _ name: String) -> String {
    let count = Set(groups).count
    return count > 1 && count < groups.count ? " Panels of one \(name) share their scale." : ""
  }

  /// The title, with a remark where the scale is the panel's own.
  func marked(_ title: String) -> String { isOwn ? "\(title), own scale" : title }

  private static let leastShare = 1 / 6.0

  /// The panel that cannot share the others' scale; nil where all can.
  private static func odd(among panels: [Int], _ extents: [Bounds?]) -> Int? {
    let spans = panels.map { (panel: $0, span: extents[$0]?.span ?? 0) }.filter { $0.span > 0 }
    guard panels.count > 1, let whole = union(panels, extents)?.span,
      let least = spans.min(by: { $0.span < $1.span }), least.span < whole * leastShare
    else { return nil }
    let without = panels.map { left in
      (panel: left, span: union(panels.filter { $0 != left }, extents)?.span ?? 0)
    }
    guard let best = without.min(by: { $0.span < $1.span }), best.span <= whole / 2 else {
      return least.panel
    }
    return best.panel
  }

  private static func union(_ panels: [Int], _ extents: [Bounds?]) -> Bounds? {
    Bounds(panels.compactMap { extents[$0] }.flatMap { [$0.low, $0.high] })
  }
}
