import ArgumentParser
import FaninElementary
import FaninRandom
import FaninTopology
import Foundation

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Previews the fan-ins a profile gives one layer.",
    discussion: """
      The families are \(FanInProfile.names.joined(separator: ", ")). All but the first three take \
      a shape: --cv, for which their own parameter is solved, or that parameter, by its name or as \
      --parameter.

      Example:
        fanin profile lognormal --cv 1.5 --inputs 784 --outputs 512 --sparsity 0.9
      """)

  @Argument(help: "The family, such as uniform or lognormal.", completion: .profiles)
  var family: String

  @OptionGroup(title: "Shape")
  var shape: ProfileShapeOptions

  @Option(help: "Possible inputs of each neuron.")
  var inputs: Int

  @Option(help: "Neurons of the layer.")
  var outputs: Int

  @Option(help: "Absent ÷ possible connections, from 0 to below 1; dense has none.")
  var sparsity: Double?

  @Option(help: "The seed of a random mask (erdos-renyi).")
  var seed: UInt64 = 0

  @Flag(help: "Print one JSON document, with the fan-in of every neuron by rank.")
  var json = false

  func validate() throws {
    if try profile() != .dense, sparsity == nil {
      throw ValidationError("\(family) needs --sparsity, such as 0.9")
    }
  }

  func run() throws {
    let preview = try ProfilePreview(
      profile: try profile(), inputs: inputs, outputs: outputs, sparsity: sparsity ?? 0,
      seed: Seed(seed))
    guard json else { return print(preview.text, terminator: "") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let document = try encoder.encode(ProfileDocument(preview, seed: seed))
    Swift.print(String(decoding: document, as: UTF8.self))
  }

  private func profile() throws -> FanInProfile {
    guard FanInProfile.names.contains(family) else {
      let meant = Suggestion.closest(to: family, among: FanInProfile.names)
      throw ValidationError(
        "no profile named '\(family)'; "
          + (meant.map { "did you mean '\($0)'?" }
            ?? "there are \(FanInProfile.names.joined(separator: ", "))"))
    }
    if let plain = FanInProfile(text: family) {
      guard try shape.given(for: family, parameter: nil) == nil else {
        throw ValidationError("\(family) takes no shape")
      }
      return plain
    }
    let parameter = FanInProfile.parameterName(of: family) ?? "parameter"
    guard let shape = try shape.given(for: family, parameter: parameter),
      let profile = FanInProfile(name: family, shape: shape)
    else {
      throw ValidationError("\(family) needs a shape: --cv or --\(parameter)")
    }
    return profile
  }
}
