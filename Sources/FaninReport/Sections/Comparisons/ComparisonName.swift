extension Findings {
  /// A comparison by its treatment, with its block where there are several.
  func name(of comparison: Comparison) -> Prose {
    blocks.count > 1
      ? "\(code: comparison.treatment) on \(comparison.block)" : "\(code: comparison.treatment)"
  }
}
