import FaninReport
import FaninTestSupport
import Foundation
import Testing

/// The page in a browser, where one is installed.
struct PageTests {
  private static let browser = ["chromium", "chromium-browser", "google-chrome"].lazy
    .flatMap { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/\(name)" }
    }.first(where: FileManager.default.isExecutableFile)

  /// What the page says after its scripts have run, and what the browser's console says.
  private static func dump(_ page: URL, isDark: Bool, in folder: URL) throws -> (String, String) {
    let output = folder.appendingPathComponent("output")
    let errors = folder.appendingPathComponent("errors")
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(browser))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
      "--user-data-dir=\(folder.path)/profile",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--dump-dom",
      page.absoluteString,
    ]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return (
      try String(contentsOf: output, encoding: .utf8),
      String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }

  @Test(
    .enabled(if: browser != nil, "apt-get install chromium tries the page"),
    arguments: [false, true])
  func `nothing is cut or asked for, and tables sort, at every width and in both schemes`(
    isDark: Bool
  ) throws {
    let report = try GoldenTests.report()
    try withTemporaryFolder { folder in
      let page = folder.appendingPathComponent("probe.html")
      try PageProbe.text(of: report.html.text).write(to: page, atomically: true, encoding: .utf8)

      let (text, console) = try Self.dump(page, isDark: isDark, in: folder)

      let told = text.components(separatedBy: "<pre>").last?.components(separatedBy: "\nEND").first
      let ground = isDark ? "rgb(22, 24, 28)" : "rgb(255, 255, 255)"
      let expected = PageProbe.widths.flatMap {
        ["\($0): ground \(ground)", "\($0): sorted true", "\($0): requests 0"]
      }
      #expect(told?.components(separatedBy: "\n") == expected)
      #expect(console.split(separator: "\n").filter { $0.contains("CONSOLE") } == [])
    }
  }
}
