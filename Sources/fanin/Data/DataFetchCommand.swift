import ArgumentParser
import FaninData
import Foundation

/// `fanin data fetch`.
struct DataFetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Downloads data sets from their official places.",
    discussion: """
      A file that is here and good is left alone; a broken download goes on where it stopped; \
      nothing gets its final name before it is verified.
      """)

  @Argument(help: "Names of data sets.", completion: .dataSets, transform: DataCommand.set)
  var sets: [NamedDataset]
  @Option(name: .long, help: "Another place of the files, such as http://mirror.example/mnist/.")
  var from: String?
  @OptionGroup var data: DataOptions
  @Flag(name: .long, help: "Print one JSON document.")
  var json = false

  func validate() throws {
    guard let from else { return }
    let url = URL(string: from)
    guard url?.host != nil, ["http", "https"].contains(url?.scheme) else {
      throw ValidationError("--from takes an http or https address; got '\(from)'")
    }
  }

  func run() async throws {
    let library = DataLibrary(directory: data.url)
    for set in sets {
      if set.isBuiltIn {
        Terminal.write("\(set.name): built in, nothing to fetch\n")
        continue
      }
      let progress = FetchProgress()
      do throws(DataError) {
        try await library.fetch(set, from: from.flatMap { URL(string: $0) }) { event in
          progress.show(event)
        }
      } catch {
        progress.endLine()
        throw error
      }
    }
    if json { try DataCommand.print(json: ["fetched": sets.map(\.name)]) }
  }
}
