import FaninData
import FaninElementary
import FaninTopology
import FaninTraining
import Foundation

/// What is worth knowing of a valid study before it runs.
struct PlanNotes {
  var texts: [String] = []

  init(_ plan: Plan, library: DataLibrary, facts: [String: DatasetFacts]) {
    noteData(of: plan.study, library: library)
    noteSeeds(of: plan.study)
    noteComparisons(of: plan)
    noteExclusions(of: plan)
    noteOptimizer(of: plan.study)
    noteNetworks(of: plan, facts: facts)
    noteSources(of: plan)
  }

  private mutating func noteSources(of plan: Plan) {
    let learning = plan.study.profiles.filter { $0.source != nil }
    guard !learning.isEmpty else { return }
    let count = plan.cells.count { $0.recipe.source != nil }
    texts.append(
      "\(count) \(count == 1 ? "cell waits" : "cells wait") until the runs "
        + "\(count == 1 ? "it learns" : "they learn") from are finished; "
        + "if one of those fails, \(count == 1 ? "it is" : "they are") blocked until it is retried")
    for (recipe, _) in plan.sourceRecipes where recipe.data == plan.study.data.first?.identity {
      texts.append(
        "trained as a source only: \(recipe.profile) with \(recipe.topology) topology at sparsity "
          + recipe.sparsity.shortestText)
    }
  }

  private mutating func noteData(of study: Study, library: DataLibrary) {
    for case .named(let set) in study.data.map(\.source) {
      switch library.presence(of: set) {
      case .builtIn, .present: continue
      case .partial, .missing:
        let folder = library.directory.relativePath
        let option = folder == "data" ? "" : " --data \(folder)"
        texts.append(
          "\(set.name) is not in \(folder) yet: fanin data fetch \(set.name)\(option)")
      }
    }
  }

  /// A sign-flip test over n pairs has 2ⁿ outcomes, of which two are the most extreme.
  private mutating func noteSeeds(of study: Study) {
    let count = study.seeds.count
    if count == 1 {
      texts.append("one seed: differences have no spread, so nothing can be tested")
      return
    }
    let smallest = 1 / Double(sign: .plus, exponent: min(count - 1, 60), significand: 1)
    if smallest > study.analysis.alpha {
      texts.append(
        "\(count) seeds: a two-sided sign-flip or rank test cannot give a p below "
          + "\(smallest.shortestText), which is above alpha; the t test can")
    }
  }

  private mutating func noteComparisons(of plan: Plan) {
    let families = plan.comparisons
    if families.allSatisfy(\.comparisons.isEmpty) {
      texts.append("nothing is compared: no block has a cell beside the baseline")
    }
    for (family, comparisons) in families
    where !comparisons.isEmpty && family.equivalenceBound == nil {
      let place = family.name.isEmpty ? "" : "\(family.name): "
      texts.append(
        place + "no equivalence-bound is declared: no verdict can be \"equivalent\"")
    }
    noteBalance(of: plan)
  }

  /// Blocks that compare fewer profiles than others answer for fewer.
  private mutating func noteBalance(of plan: Plan) {
    let compared = Set(plan.comparisons.flatMap(\.comparisons).map(\.block))
    // A cell that stands in several blocks is compared in the first: every block has it.
    let sizes = plan.blocks.filter { compared.contains($0.levels) }
      .map { ($0, Set($0.cells.map { $0.only(plan.compared) })) }
    let all = sizes.reduce(into: Set<Levels>()) { $0.formUnion($1.1) }
    let small = sizes.filter { $0.1.count < all.count }
    guard let (block, cells) = small.first else { return }
    let sparsity = block.levels[Factor.sparsity].map { ", sparsity \($0.text)" } ?? ""
    texts.append(
      "unbalanced: \(small.count) of \(sizes.count) blocks compare fewer profiles than others; that of "
        + "\(block.levels[Factor.data]?.text ?? "")\(sparsity), "
        + "\(block.levels[Factor.topology]?.text ?? "") has \(cells.count) of \(all.count)")
  }

  private mutating func noteExclusions(of plan: Plan) {
    guard !plan.study.exclusions.isEmpty else { return }
    var whole = plan.study
    whole.exclusions = []
    let cells = Plan(whole).cells
    for (index, pattern) in plan.study.exclusions.enumerated()
    where !cells.contains(where: { pattern.isPart(of: $0.levels) }) {
      texts.append("exclude[\(index)] names no cell of the study")
    }
  }

  private mutating func noteOptimizer(of study: Study) {
    let swept = study.sweeps.first { $0.key == "training.optimizer" }?.levels
    let optimizers = swept ?? [study.training.optimizer.rawValue]
    guard optimizers == [TrainingRecipe.Optimizer.adamw.rawValue] else { return }
    let ignored = ["training.momentum", "training.nesterov"].filter { key in
      study.sweeps.contains { $0.key == key }
    }
    for key in ignored { texts.append("adamw ignores \(key): its levels will give equal results") }
    if study.training.nesterov { texts.append("adamw ignores training.nesterov") }
  }
}
