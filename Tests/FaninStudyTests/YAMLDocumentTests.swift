import FaninStudy
import FaninTestSupport
import Foundation
import Testing

/// Texts that are no study, and texts made to hurt.
struct YAMLDocumentTests {
  /// A text and the one line it is refused with.
  struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let message: String

    init(_ name: String, _ text: String, _ message: String) {
      self.name = name
      self.text = text
      self.message = message
    }

    var testDescription: String { name }
  }

  static let laughs: String = {
    var lines = ["a0: &a0 [lol, lol, lol]"]
    for level in 1...9 {
      let below = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(below)]")
    }
    return lines.joined(separator: "\n")
  }()

  /// As many aliases as a text may have, unfolding many values twelvefold within a key.
  static let keyBomb = """
    - &a [\([String](repeating: "1", count: 60_000).joined(separator: ","))]
    - &b [*a, *a, *a]
    - &c [*b, *b, *b, *b]
    - ? *c
      : 1
    """

  static let refusals = [
    Refusal("nothing", "", "x.yaml: no study in it; fanin new writes one to start from"),
    Refusal("comments", "# a\n", "x.yaml: no study in it; fanin new writes one to start from"),
    Refusal(
      "a word", "hello",
      "x.yaml:1:1: must be a mapping of study, question, data, seeds, sparsities, profiles, topologies, network, training, sweep, exclude, analysis; got 'hello'"
    ),
    Refusal(
      "two documents", "study: a\n---\nstudy: b\n",
      "x.yaml:2:1: a second document begins; a study file holds one study"),
    Refusal(
      "a key twice", "study: a\nseeds: 1\nstudy: b\n",
      "x.yaml:1:1: the key 'study' stands twice in one mapping"),
    Refusal(
      "a merge key", "a: &a {b: 1}\nc:\n  <<: *a\n",
      "x.yaml:3:3: the merge key '<<' is not understood; write the keys out"),
    Refusal(
      "a tag", "study: !!binary aGVsbG8=\n",
      "x.yaml:1:8: the tag 'tag:yaml.org,2002:binary' is not understood; write the plain value"),
    Refusal(
      "an alias of nothing", "study: *a\n",
      "x.yaml:1:8: an alias of nothing; its anchor must stand before it"),
    Refusal(
      "an alias of itself", "study: &a [*a]\n",
      "x.yaml:1:12: an alias of nothing; its anchor must stand before it"),
    Refusal(
      "a list as key", "[1, 2]: 3\n",
      "x.yaml:1:1: a key must be a single word, not a list or a mapping"),
    Refusal(
      "a tab", "study: a\n\tseeds: 1\n",
      "x.yaml:2:1: not valid YAML: found a tab character that violates indentation; indent with spaces"
    ),
    Refusal(
      "a colon", "question: what: this\n",
      "x.yaml:1:15: not valid YAML: mapping values are not allowed in this context; a text that holds ': ' needs quotes"
    ),
    Refusal(
      "an open bracket", "data: [glyphs\n",
      "x.yaml:2:1: not valid YAML: did not find expected ',' or ']'"),
    Refusal(
      "a control character", "study: a\nquestion: \u{1}\n",
      "x.yaml:2:11: not valid YAML: control characters are not allowed"),
    Refusal(
      "a billion laughs", laughs, "x.yaml: 81 aliases, of which at most 8 are read"),
    Refusal(
      "a bomb within eight aliases", keyBomb,
      "x.yaml:1:39995: more than 200000 values"),
    Refusal(
      "a hundred thousand brackets", String(repeating: "[", count: 100_000),
      "x.yaml:1:1: nested too deep"),
    Refusal(
      "a hundred thousand questions", String(repeating: "? ", count: 100_000),
      "x.yaml:1:1999: nested too deep"),
    Refusal(
      "a hundred thousand dashes", String(repeating: "- ", count: 100_000),
      "x.yaml:1:1999: nested too deep"),
    Refusal(
      "twenty lists in each other",
      "study: " + String(repeating: "[", count: 20) + String(repeating: "]", count: 20),
      "x.yaml:1:24: nested more than 16 levels deep"),
    Refusal(
      "half a megabyte", "study: " + String(repeating: "a", count: 500_000),
      "x.yaml: larger than 256 KiB, which no study file is"),
  ]

  @Test(arguments: refusals)
  func `is refused in one line and at once`(refusal: Refusal) {
    let clock = ContinuousClock()
    var error: StudyError?

    let duration = clock.measure {
      error = #expect(throws: StudyError.self) { try Study(yaml: refusal.text, path: "x.yaml") }
    }

    #expect(error?.description == refusal.message)
    // Milliseconds on any machine; a bomb that went off would take hours.
    #expect(duration < .seconds(10))
  }
}
