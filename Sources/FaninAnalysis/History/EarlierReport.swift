import FaninData
import FaninLedger
package import FaninStudy
package import Foundation

/// A report written before, as evidence of what was declared and seen when.
///
/// It may be all that is left of another ledger. Results that it shows were in view of whatever was
/// declared later; what its own ledger declared before them stays declared before them.
package struct EarlierReport: Sendable {
  /// The results of the plan's runs that it shows.
  package let sighting: Sighting
  /// What its ledger had declared, the first one first.
  let declarations: [StudyDeclaration]

  /// Results that were shown.
  package struct Sighting: Hashable, Sendable, Codable {
    /// Runs of the plan whose results were shown.
    package var runs: Int
    /// When first.
    package var seenAt: Moment
  }

  /// Looks into the folder of a report; nil where it shows no result of the plan's runs.
  ///
  /// Its provenance says when results were first looked at; where it says nothing, the file of the
  /// results is as old as it says. A folder that cannot be read is no evidence.
  package init?(in folder: URL, of plan: Plan) {
    let results = folder.appendingPathComponent("results.csv")
    guard let bytes = try? Data(contentsOf: results),
      let table = try? TextRows([UInt8](bytes), file: results.path),
      let run = table.columns.firstIndex(of: "run"),
      let state = table.columns.firstIndex(of: "state")
    else { return nil }
    let finished = table.rows.map(\.fields).filter {
      $0.indices.contains(max(run, state)) && $0[state] == RunState.finished.rawValue
    }
    let planned = Set(plan.runs.map(\.id.hexadecimal))
    let runs = Set(finished.map { $0[run] }).intersection(planned).count
    guard runs > 0 else { return nil }
    let provenance = try? Data(contentsOf: folder.appendingPathComponent("provenance.json"))
    let moments = provenance.flatMap { try? Excerpt(json: $0) }?.moments
    let stamp = try? FileManager.default.attributesOfItem(atPath: results.path)[.modificationDate]
    guard let seenAt = moments?.firstSeen ?? (stamp as? Date).map(Moment.init) else { return nil }
    sighting = Sighting(runs: runs, seenAt: seenAt)
    declarations = moments?.declarations ?? []
  }

  /// The earliest of the reports in several folders.
  package static func first(_ folders: Set<String>, of plan: Plan) -> EarlierReport? {
    let reports = folders.compactMap {
      EarlierReport(in: URL(fileURLWithPath: $0, isDirectory: true), of: plan)
    }
    return reports.min { $0.sighting.seenAt < $1.sighting.seenAt }
  }

  /// The declarations of a ledger as they are once one knows of the report, its own among them.
  func joined(to declarations: [StudyDeclaration]) -> [StudyDeclaration] {
    let others = self.declarations.filter { other in
      !declarations.contains {
        $0.text == other.text && Moment($0.declaredAt) == Moment(other.declaredAt)
      }
    }
    let late = declarations.map { declaration in
      guard sighting.seenAt < Moment(declaration.declaredAt) else { return declaration }
      var declaration = declaration
      declaration.finishedRuns = max(declaration.finishedRuns, sighting.runs)
      return declaration
    }
    return (others + late).sorted { $0.declaredAt < $1.declaredAt }.reduce(into: []) { all, next in
      // The same declared again says nothing new.
      if all.last?.text != next.text { all.append(next) }
    }
  }

  /// What of a provenance is asked here; the rest may be another version's.
  private struct Excerpt: Decodable {
    var moments: DeclarationMoments?
  }
}
