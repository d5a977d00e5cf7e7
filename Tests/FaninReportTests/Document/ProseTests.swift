import FaninReport
import Testing

struct ProseTests {
  @Test func `a literal with names and marks is the pieces it names`() {
    let name = "erdos-renyi"

    let prose: Prose = "Of \(code: name), \(strong: "\(2) missing"): \(emphasis: "none") imputed"

    #expect(
      prose.spans == [
        .plain("Of "), .code("erdos-renyi"), .plain(", "), .strong("2 missing"), .plain(": "),
        .emphasis("none"), .plain(" imputed"),
      ])
    #expect(prose.text == "Of erdos-renyi, 2 missing: none imputed")
  }

  @Test func `the same words are equal however they were put together`() {
    let end: Prose = "b \(code: "c")"

    var grown: Prose = "a"
    grown += " "
    grown += end

    #expect(grown == "a b \(code: "c")")
    #expect("a " + end == grown)
    #expect("a \(end)" == grown)
    #expect("a \("b") \(code: "c")" == grown)
  }

  @Test func `nothing is no piece, and a missing value is a dash`() {
    #expect(("" as Prose).spans.isEmpty)
    #expect(("\(code: "")\(strong: "")" as Prose).spans.isEmpty)
    #expect(("\(orDash: nil), \(orDash: "1.5")" as Prose).text == "–, 1.5")
  }

  @Test(arguments: [
    ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\tb", "a b"), ("a\u{2028}b\u{2029}c", "a b c"),
    ("a\u{85}b", "a b"), ("a\u{0}b", "a\u{FFFD}b"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"),
    // Would show what follows from right to left.
    ("a\u{202E}b\u{2066}c", "a\u{FFFD}b\u{FFFD}c"),
    ("naïve – 概要 👩‍🔬", "naïve – 概要 👩‍🔬"),
  ])
  func `text from outside stays on its line and shows what it says`(text: String, shown: String) {
    #expect(Prose(text).text == shown)
    #expect(Prose(code: text).text == shown)
    #expect(("\(text)" as Prose).text == shown)
  }

  @Test func `a sentence names its items, marks and all`() {
    let items = ["a", "b", "c"].map { Prose(code: $0) }

    #expect([Prose]().sentence == "")
    #expect([items[0]].sentence == "\(code: "a")")
    #expect(items.dropLast().sentence == "\(code: "a") and \(code: "b")")
    #expect(items.sentence == "\(code: "a"), \(code: "b") and \(code: "c")")
    #expect(items.joined(separator: "; ").text == "a; b; c")
  }

  @Test func `an address is escaped, and one that runs something is left out`() {
    let words: Prose = "words"

    #expect(
      ("\(link: words, to: "https://x.org/a (b)?q=\"<é>\"")" as Prose).spans == [
        .link("words", to: "https://x.org/a%20%28b%29?q=%22%3C%C3%A9%3E%22")
      ])
    #expect(("\(link: words, to: "figures/a.svg")" as Prose).spans.count == 1)
    for address in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", " java:x"] {
      #expect(("\(link: words, to: address)" as Prose) == words)
    }
  }
}
