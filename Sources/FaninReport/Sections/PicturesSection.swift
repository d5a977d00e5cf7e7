import FaninAnalysis

/// Fan-in histograms and learning curves.
struct PicturesSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  /// Why a row is missing that other figures have.
  private var dense: Prose {
    let rows = FigureRows(findings)
    return rows.dense.map {
      " \(code: rows.labels[$0]) is not drawn: there every neuron reads every input."
    } ?? ""
  }

  let title: Prose = "Fan-ins, hierarchy and learning curves"

  let bearing: Prose = "Pictures of the networks and of their training; no verdict hangs on them."

  var inside: [Document.Block] {
    var blocks: [Document.Block] = []
    let histograms = FanInFigure.blocks(in: findings)
    if !histograms.isEmpty {
      blocks.append(.part("Fan-ins"))
      blocks.append(
        """
        Neurons by fan-in in the first hidden layer at the end of training, all seeds together, at \
        the highest sparsity of each data set. Bars grow with the square root of the number of \
        neurons, so that rare hubs stay visible, and each row is scaled to its tallest bar.\(dense)
        """)
      for block in histograms {
        let name = FanInFigure.name(of: block, findings)
        blocks.append(.figure(.init(name, title: FanInFigure.title(of: block, findings))))
      }
    }
    if HierarchyFigure.isDrawn(findings) {
      blocks.append(.part("Hierarchy"))
      blocks.append(
        """
        Hierarchy strength is the mean gradient norm of hubs, the tenth of a layer's neurons with \
        the most inputs, over that of the other neurons. The arithmetic is that of √fan-in with \
        signals all alike, an approximation; what lies beyond both it and the ring at \
        initialization can have been learned.
        """)
      blocks.append(
        .figure(.init(HierarchyFigure.name, title: HierarchyFigure.title)))
    }
    if LearningCurvesFigure.isDrawn(findings) {
      blocks.append(.part("Learning curves"))
      blocks.append(
        .figure(.init(LearningCurvesFigure.name, title: LearningCurvesFigure.title(of: findings))))
    }
    return blocks
  }
}
