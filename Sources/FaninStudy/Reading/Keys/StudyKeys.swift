/// The keys of the study file, section by section; the reader, the guide and the schema go by them.
package enum StudyKeys {
  static let root = StudySection([
    StudyKey(
      "study", .name, .required,
      "the name: letters, digits, `-`, `_`, `.`; names the report's folder"),
    StudyKey(
      "question", .text, .words("\"What do the fan-in profiles of NAME change?\""),
      "the question in words; the report opens with it"),
    StudyKey(
      "data", .either([.dataSet, .levels(.dataSet)]), .required,
      "a data set or a list of them"),
    StudyKey(
      "seeds", seedsShape, .required,
      "a count (from 1: seeds 0, 1, …), a list, or a range; the pairing unit"),
    StudyKey(
      "sparsities", .levels(.sparsity), .words("required, unless all is dense"),
      "fractions, at least 0 and below 1"),
    StudyKey(
      "profiles", .levels(.profile), .required,
      "how a layer's connections are shared by its neurons"),
    StudyKey(
      "topologies", .levels(.topology), .value("[static]"),
      "whether and how connections move: `static`, `set`, `rigl`, `rigl-constant-alpha`, `srigl`"),
    StudyKey(
      "network", .mapping(network), .required,
      "the network of every cell"),
    StudyKey(
      "training", .mapping(training), .required,
      "how every cell is trained"),
    StudyKey(
      "sweep", .sweep, .words("nothing"),
      "keys of `network` and `training` with lists of levels: one more factor each"),
    StudyKey(
      "exclude", .list(.pattern(exclude)), .words("nothing"),
      "cells to leave out"),
    StudyKey(
      "analysis", .mapping(analysis), .words("see below"),
      "what will be compared, and how"),
  ])

  /// Every section with the path that leads to it, in the order of the reference.
  private static let sections: [(path: String, section: StudySection)] = [
    ("", root), ("data.csv", csv), ("data.csv.test", test), ("data.idx", idx), ("seeds", seeds),
    ("profiles.equilibrium", equilibrium), ("profiles.transplant", transplant),
    ("profiles.of", source), ("topologies", topologies), ("network", network),
    ("network.allocation", allocation), ("training", training),
    ("training.schedule.step", step), ("exclude", exclude), ("analysis", analysis),
    ("analysis.baseline", baseline), ("analysis.families", family),
    ("analysis.families.contrasts", contrast), ("analysis.families.claims", claim),
    ("analysis.sequential", sequential), ("analysis.equilibrium", equilibriumRule),
    ("analysis.correlate", correlate),
  ]

  /// Key path, meaning and default of every key, as the guide has them.
  package static var reference: [[String]] {
    sections.flatMap { path, section in
      section.keys.map { key in
        [path.isEmpty ? key.name : "\(path).\(key.name)", key.meaning, key.standard.text]
      }
    }
  }

  /// The names of the keys of an analysis.
  package static var analysisNames: [String] { analysis.names }
}
