import ArgumentParser
import FaninLedger
import Foundation

struct LedgerWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger-worker",
    abstract: "Works off pretended runs; prints the seconds of each claim.", shouldDisplay: false)

  @Argument(help: "The ledger, made where there is none.", completion: .file())
  var ledger: String
  @Option(help: "The seeds of the study, of a hundred runs each.")
  var seeds = 10
  @Option(help: "Stop after so many runs.")
  var runs = Int.max

  func run() throws {
    let ledger = try Ledger(at: URL(fileURLWithPath: ledger))
    _ = try ledger.enroll(PretendedWork.plan(seeds: seeds))
    var claims: [Double] = []
    while claims.count < runs {
      let (runs, claim) = try PretendedWork.finish(in: ledger)
      if runs == 0 { break }
      claims.append(claim)
    }
    print(claims.map { String($0) }.joined(separator: "\n"))
  }
}
