import Foundation
import PackagePlugin

/// Writes down which commit is being built and with which packages, whenever a source or the clone
/// changed.
///
/// Not as a prebuild command, which runs only when the build is planned anew. The file changes when
/// the answer does, so nothing is compiled again for the same commit.
@main
struct BuildRecord: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let record = context.pluginWorkDirectoryURL.appending(path: "SourceRecord.swift")
    let clone = ["Package.swift", ".git/HEAD", ".git/index", ".git/logs/HEAD"]
      .map { root.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    return [
      .buildCommand(
        displayName: "Recording the build", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: ["-c", script, "sh", root.path, record.path, packages(of: context.package)],
        inputFiles: clone + sources(in: root.appending(path: "Sources")), outputFiles: [record])
    ]
  }

  private func sources(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0) }.filter { !$0.hasDirectoryPath }
  }

  /// Names and versions, such as `GRDB.swift 7.10.0, Yams 6.2.2`.
  private func packages(of package: Package) -> String {
    package.dependencies.map { dependency in
      guard case .repository(_, let version, _) = dependency.package.origin else {
        return dependency.package.displayName
      }
      return "\(dependency.package.displayName) \(version)"
    }.sorted().joined(separator: ", ")
  }

  private var script: String {
    """
    cd "$1" || exit 0
    commit=unknown modified=false
    # A folder inside somebody else's clone is no clone of fanin.
    if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ]; then
      commit=$(git rev-parse HEAD 2>/dev/null || echo unknown)
      if [ -n "$(git --no-optional-locks status --porcelain -- Package.swift Sources 2>/dev/null)" ]
      then modified=true; fi
    fi
    {
      echo "/// What this program was built from."
      echo "enum SourceRecord {"
      echo "  /// The commit; \\`unknown\\` when not built from a clone."
      echo "  static let commit = \\"$commit\\""
      echo "  /// Whether the sources had changes that were not committed."
      echo "  static let isModified = $modified"
      echo "  /// The Swift packages and their versions."
      echo "  static let packages = \\"$3\\""
      echo "}"
    } > "$2.new"
    if cmp -s "$2.new" "$2"; then rm "$2.new"; else mv "$2.new" "$2"; fi
    """
  }
}
