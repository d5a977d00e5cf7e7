package import FaninData
package import FaninRandom
import FaninTopology
package import FaninTraining

extension Study {
  /// A study of one uniform profile, for tests of what comes after planning.
  package init(named name: String, data: [DataReference], seeds: [Seed], training: TrainingRecipe) {
    self.init(
      name: name, question: "Which one?", data: data, seeds: seeds, sparsities: [0.5],
      profiles: [.uniform], topologies: [.fixed], network: NetworkRecipe(hidden: [4]),
      training: training, sweeps: [], exclusions: [],
      analysis: AnalysisDeclaration(baseline: CellPattern(profile: .uniform)))
  }
}

extension Plan {
  /// A plan of given cells, for tests of what comes after planning.
  package init(study: Study, cells: [Cell]) {
    self.study = study
    self.cells = cells
  }
}
