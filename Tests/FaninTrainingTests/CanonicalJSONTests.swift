import FaninTraining
import Testing

struct CanonicalJSONTests {
  @Test func `keys are sorted by their scalars, and nothing is spaced`() {
    let value: CanonicalJSON = .object([
      "b": .list([.integer(2), .flag(true), .null]), "B": .object([:]), "a-b": .text("x"),
      "a": .list([]),
    ])

    #expect(value.text == #"{"B":{},"a":[],"a-b":"x","b":[2,true,null]}"#)
  }

  /// Shortest decimal texts that read back as the same number.
  @Test(arguments: [
    (0.1, "0.1"), (1e-4, "0.0001"), (1e-5, "1e-05"), (1.0, "1"), (1e22, "1e+22"), (0.0, "0"),
    (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (-2.5, "-2.5"),
    (0.30000000000000004, "0.30000000000000004"),
    (123_456_789_012_345_680.0, "1.2345678901234568e+17"),
  ])
  func `a number is its shortest text`(number: Double, text: String) {
    #expect(CanonicalJSON.number(number).text == text)
    #expect(Double(text) == number)
  }

  @Test func `quotes, backslashes and control characters are escaped, and nothing else`() {
    let text = "\" \\ / \u{0} \n \u{1f} é \u{2028} 🦊"

    #expect(
      CanonicalJSON.text(text).text
        == "\"\\\" \\\\ / \\u0000 \\u000a \\u001f é \u{2028} 🦊\"")
  }
}
