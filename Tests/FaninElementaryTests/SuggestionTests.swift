import FaninElementary
import Testing

struct SuggestionTests {
  static let names = ["dense", "uniform", "erdos-renyi", "lognormal", "power-law", "power", "step"]

  @Test(arguments: [
    ("log-normal", "lognormal"),
    ("lognormla", "lognormal"),
    ("unifrom", "uniform"),
    ("Dense", "dense"),
    ("erdos_renyi", "erdos-renyi"),
    ("powerlaw", "power-law"),
    ("powr", "power"),
    ("steps", "step"),
  ])
  func `a misspelt name finds the one that was meant`(text: String, expected: String) {
    #expect(Suggestion.closest(to: text, among: Self.names) == expected)
  }

  @Test(arguments: ["", "gaussian", "xy", String(repeating: "step", count: 1000)])
  func `a text near to no name finds none`(text: String) {
    #expect(Suggestion.closest(to: text, among: Self.names) == nil)
  }

  @Test func `of equally near names the first is taken`() {
    #expect(Suggestion.closest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Suggestion.closest(to: "bat", among: []) == nil)
  }

  @Test func `two letters swapped are one mistake`() {
    #expect(Suggestion.closest(to: "eb", among: ["be"]) == "be")
  }
}
