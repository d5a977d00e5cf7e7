public import FaninRandom
import Foundation

/// Studies drawn from known distributions, and how often each procedure is wrong on them.
///
/// A procedure with the promised error rate α is wrong in about α·N of N studies; a count more than
/// `limit` standard errors √(α(1 − α)/N) on the wrong side of its promise contradicts it.
public struct SimulatedStudies: Sendable {
  /// Studies drawn for every check.
  public let count: Int
  private let seed: Seed

  /// Standard errors beyond which a rate contradicts its promise: one in 30,000 by chance alone.
  public static let limit = 4.0

  /// Draws `count` studies for every check.
  public init(count: Int, seed: Seed = Seed(0)) {
    self.count = count
    self.seed = seed
  }

  /// What a procedure promises of an error rate.
  public enum Promise: String, Hashable, Sendable, Encodable {
    /// The rate is this.
    case exactly = "exactly"
    /// The rate is this or less.
    case atMost = "at most"
  }

  /// How often one procedure was wrong.
  public struct Check: Hashable, Sendable, Encodable {
    /// The procedure and the design, in words.
    public let name: String
    /// What counts as wrong, such as a type-I error.
    public let quantity: String
    /// The kind of promise.
    public let promise: Promise
    /// The rate promised.
    public let rate: Double
    /// Studies in which it was wrong.
    public let wrong: Int
    /// Studies drawn.
    public let studies: Int

    /// Creates an outcome.
    public init(
      name: String, quantity: String, promise: Promise, rate: Double, wrong: Int, studies: Int
    ) {
      self.name = name
      self.quantity = quantity
      self.promise = promise
      self.rate = rate
      self.wrong = wrong
      self.studies = studies
    }

    /// The rate found.
    public var found: Double { Double(wrong) / Double(studies) }

    /// Standard errors between what was found and what was promised.
    public var deviation: Double {
      (found - rate) / (rate * (1 - rate) / Double(studies)).squareRoot()
    }

    /// Whether the promise stands.
    public var holds: Bool {
      switch promise {
      case .exactly: deviation.magnitude <= SimulatedStudies.limit
      case .atMost: deviation <= SimulatedStudies.limit
      }
    }
  }

  /// A procedure, and whether it is wrong on one study.
  public struct Trial: Sendable {
    /// The procedure and the design, in words.
    public let name: String
    let quantity: String
    let promise: Promise
    let rate: Double
    let isWrong: @Sendable (inout Draw) throws -> Bool
  }

  /// Runs one trial on every study.
  ///
  /// - Throws: `StatisticsError` where a procedure refuses a study.
  public func check(_ trial: Trial) throws -> Check {
    var wrong = 0
    for index in 0..<count {
      var draw = Draw(stream: RandomStream(seed: seed, purpose: trial.name, index: index))
      if try trial.isWrong(&draw) { wrong += 1 }
    }
    return Check(
      name: trial.name, quantity: trial.quantity, promise: trial.promise, rate: trial.rate,
      wrong: wrong, studies: count)
  }

  /// One study's random numbers.
  struct Draw {
    var stream: RandomStream

    /// Normal numbers of this mean and standard deviation 1.
    mutating func normals(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
      (0..<count).map { _ in mean + deviation * stream.normal() }
    }

    /// Pairs that share a seed's part, with correlation ½.
    mutating func pairs(_ count: Int, difference: Double = 0) -> (x: [Double], y: [Double]) {
      let shared = normals(count)
      let x = normals(count, mean: difference)
      let y = normals(count)
      return (zip(x, shared).map { $0 + $1 }, zip(y, shared).map { $0 + $1 })
    }
  }
}
