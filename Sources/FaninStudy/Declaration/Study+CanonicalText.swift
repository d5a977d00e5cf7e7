import FaninData
import FaninDigest
import FaninRandom
import FaninTopology
import FaninTraining

// Canonical texts are compared by their digests, so they are JSON written by our own hand, and
// hold no paths: the same study in another folder is the same study.

extension Study {
  /// The whole declaration as JSON with one text: defaults filled in, no paths, no comments.
  public var canonicalText: String {
    let object: CanonicalJSON = .object([
      "analysis": analysis.canonical,
      "data": .list(data.map { .text($0.identity) }),
      "exclude": .list(exclusions.map(\.canonical)),
      "network": network.canonical,
      "profiles": .list(profiles.map { .text($0.description) }),
      "question": .text(question),
      "seeds": .list(seeds.map { .text($0.description) }),
      "sparsities": .list(sparsities.map(CanonicalJSON.number)),
      "study": .text(name),
      "sweep": .list(
        sweeps.map { sweep in
          .object(["key": .text(sweep.key), "levels": .list(sweep.levels.map(CanonicalJSON.text))])
        }),
      "topologies": .list(topologies.map { .text($0.description) }),
      "training": training.canonical,
    ])
    return object.text
  }

  /// SHA-256 of ``canonicalText``, hexadecimal.
  public var digest: String { SHA256Digest.hexadecimal(of: canonicalText) }
}

extension AnalysisDeclaration {
  /// The declared analysis as JSON with one text, defaults filled in.
  public var canonicalText: String { canonical.text }

  /// SHA-256 of ``canonicalText``, hexadecimal: whether an analysis changed after it was declared.
  public var digest: String { SHA256Digest.hexadecimal(of: canonicalText) }

  fileprivate var canonical: CanonicalJSON {
    var members: [String: CanonicalJSON] = [
      "alpha": .number(alpha),
      "at": .text(readout.rawValue),
      "correlate": .list(
        correlations.map { .object(["x": .text($0.x.name), "y": .text($0.y.name)]) }),
      "metric": .text(metric.name),
    ]
    // The default is left out, as the key may be.
    if equilibrium != EquilibriumRule() {
      members["equilibrium"] = .object([
        "bound": .number(equilibrium.bound), "window": .number(equilibrium.window),
      ])
    }
    if let sequential { members["sequential"] = .text(sequential.text) }
    if families.count == 1, families[0].name.isEmpty {
      let short = families[0].canonical
      for key in ["baseline", "correction", "equivalence-bound"] { members[key] = short[key] }
      // The default is left out, as the key may be.
      if families[0].together != .study { members["families"] = short["together"] }
    } else {
      members["families"] = .list(families.map { .object($0.canonical) })
    }
    return .object(members)
  }
}

extension FamilyDeclaration {
  /// Its keys in the study file.
  fileprivate var canonical: [String: CanonicalJSON] {
    var members: [String: CanonicalJSON] = [
      "claims": .list(claims.map(\.canonical)),
      "correction": .text(correction.rawValue),
      "equivalence-bound": equivalenceBound.map(CanonicalJSON.number) ?? .null,
      "except": .list(exceptions.map(\.canonical)),
      "name": .text(name),
      "question": question.map(CanonicalJSON.text) ?? .null,
      "together": .text(together.rawValue),
    ]
    switch pairs {
    case .baseline(let levels): members["baseline"] = levels.canonical
    case .contrasts(let contrasts):
      members["contrasts"] = .list(
        contrasts.map {
          .object(["baseline": $0.baseline.canonical, "treatment": $0.treatment.canonical])
        })
    }
    return members
  }
}

extension Claim {
  fileprivate var canonical: CanonicalJSON {
    let statement: (String, CanonicalJSON) =
      switch self.statement {
      case .difference(let number): ("difference", .number(number))
      case .positive: ("difference", .text("positive"))
      case .negative: ("difference", .text("negative"))
      case .within(let number): ("within", .number(number))
      }
    return .object([
      "cells": cells.canonical, "d": d.map(CanonicalJSON.number) ?? .null,
      "p": p.map(CanonicalJSON.number) ?? .null, "source": .text(source),
      statement.0: statement.1,
    ])
  }
}

extension Levels {
  /// The factors it names.
  fileprivate var canonical: CanonicalJSON {
    let members = factors.compactMap { factor in self[factor].map { (factor, $0.canonical) } }
    return .object(Dictionary(members, uniquingKeysWith: { first, _ in first }))
  }
}

extension Level {
  fileprivate var canonical: CanonicalJSON {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    }
  }
}
