/// Fan-in histograms and learning curves.
struct PicturesSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    var parts: [String] = []
    let histograms = FigureSet.fanInBlocks(of: findings)
    if !histograms.isEmpty {
      parts.append("## Fan-ins")
      parts.append(
        "Neurons by fan-in in the first hidden layer at the end of training, all seeds together, "
          + "at the highest sparsity of each data set. Bars grow with the square root of the number "
          + "of neurons, so that rare hubs stay visible, and each row is scaled to its tallest bar. "
          + "`dense` is not drawn: there every neuron reads every input.")
      for block in histograms {
        let name = FigureName.fanIns(block)
        parts.append("![\(FigureSet.fanInTitle(of: block))](figures/\(name).svg)")
      }
    }
    if FigureSet.hasHierarchy(findings) {
      parts.append("## Hierarchy")
      parts.append(
        "Hierarchy strength is the mean gradient norm of hubs, the tenth of a layer's neurons with "
          + "the most inputs, over that of the other neurons. The arithmetic is that of "
          + "√fan-in with signals all alike, an approximation; what lies beyond both it and the ring at "
          + "initialization can have been learned.")
      parts.append(
        "![\(FigureSet.hierarchyTitle(of: findings))](figures/\(FigureName.hierarchy).svg)")
    }
    if FigureSet.hasCurves(findings) {
      parts.append("## Learning curves")
      parts.append("![\(FigureSet.curvesTitle(of: findings))](figures/\(FigureName.curves).svg)")
      parts.append("*Mean over seeds; the band is one standard deviation either way.*")
    }
    return parts
  }
}
