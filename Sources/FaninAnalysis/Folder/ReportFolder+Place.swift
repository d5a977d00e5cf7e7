import FaninStudy
import Foundation

extension ReportFolder {
  /// Refuses a folder in which files would be replaced that are no report of a study.
  ///
  /// - Parameters:
  ///   - path: Where the report is to be written.
  ///   - study: The study's name.
  ///   - files: What a report is written to.
  /// - Throws: ``ReportFolderError/occupied(path:file:)`` for the first of them that is there, unless
  ///   the findings beside it are of the study.
  package static func refuse(
    _ path: String, of study: String, holding files: [String]
  ) throws(ReportFolderError) {
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    let present = files.first {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
    guard let present else { return }
    let findings = try? Data(contentsOf: folder.appendingPathComponent("findings.json"))
    guard let findings, (try? Excerpt(json: findings))?.study.name == study else {
      throw .occupied(path: folder.relativePath, file: present)
    }
  }

  /// What of findings is asked here; the rest may be another version's.
  private struct Excerpt: Decodable {
    var study: Named

    struct Named: Decodable { var name: String }
  }
}
