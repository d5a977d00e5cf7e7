import FaninReport
import Testing

/// Text that would be markup, were it not escaped: CommonMark 0.31 and GitHub's tables.
struct MarkdownEscapingTests {
  private func paragraph(_ prose: Prose) -> String { MarkdownWriter.text(of: [.paragraph(prose)]) }

  private func cell(_ prose: Prose) -> String {
    var table = Table([.left("x")])
    table.append([prose])
    let line = MarkdownWriter.text(of: [.table(table)]).split(separator: "\n").last ?? ""
    return String(line.dropFirst(2).dropLast(2))
  }

  @Test(arguments: [
    "d_z and R_s", "p < 0.001", "r = 0.99 [0.98, 0.99]", "lognormal(cv=1)", "Steiger & Fouladi",
    "±0.5 points", "a – b", "the largest |t|", "50 %! Why?", "fashion-mnist, 90 % sparsity",
    "R&D & more", "1 of 54", "2.5 times",
  ])
  func `ordinary words stay as they are`(text: String) {
    #expect(paragraph(Prose(text)) == text)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"), ("<!-- x", "\\<!-- x"),
    ("<https://x.org>", "\\<https://x.org>"), ("![](x)", "\\![]\\(x)"), ("[a](x)", "\\[a]\\(x)"),
    ("see [a]: x", "see [a]\\: x"), ("*a* **b**", "\\*a\\* \\*\\*b\\*\\*"),
    ("_a_ b_c", "\\_a\\_ b_c"), ("~~a~~", "\\~\\~a\\~\\~"), ("a `b` c", "a \\`b\\` c"),
    ("a\\*b", "a\\\\\\*b"), ("&lt; &#60;", "\\&lt; \\&#60;"), ("a | b", "a | b"),
    // A combining mark hides nothing.
    ("*\u{301}a*", "\\*\u{301}a\\*"),
  ])
  func `what would be markup inside a line is escaped`(text: String, escaped: String) {
    #expect(paragraph(Prose(text)) == escaped)
  }

  @Test(arguments: [
    ("# a", "\\# a"), ("> a", "\\> a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("1. a", "1\\. a"),
    ("12) a", "12\\) a"), ("3.", "3\\."), ("=== ", "\\=== "), ("| a |", "\\| a |"),
    (":-- | --", "\\:-- | --"),
    ("[x] a", "\\[x] a"), ("    a", "a"), ("a\n\n# b", "a  # b"),
  ])
  func `a line cannot begin another block`(text: String, escaped: String) {
    #expect(paragraph(Prose(text)) == escaped)
    #expect(MarkdownWriter.text(of: [.list([Prose(text)])]) == "- " + escaped)
    #expect(MarkdownWriter.text(of: [.quote([Prose(text)])]) == "> " + escaped)
    #expect(MarkdownWriter.text(of: [.section(Prose(text))]) == "## " + escaped)
  }

  @Test func `a heading keeps the signs at its end`() {
    #expect(MarkdownWriter.text(of: [.section("about C #")]) == "## about C \\#")
  }

  @Test(arguments: [
    ("a | b\nc", "a \\| b c"), ("a |\u{301} b", "a \\|\u{301} b"), ("+0.5", "+0.5"),
    ("<b>", "\\<b>"),
  ])
  func `a cell cannot end its cell or its row`(text: String, escaped: String) {
    #expect(cell(Prose(text)) == escaped)
  }

  @Test(arguments: [
    ("a*b_c<d>\\", "`a*b_c<d>\\`"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"),
    (" a ", "`  a  `"),
    ("a\nb", "`a b`"),
  ])
  func `a name is shown whole, back ticks too`(name: String, written: String) {
    #expect(paragraph(Prose(code: name)) == written)
  }

  @Test func `a bar in a name ends no cell`() {
    #expect(cell("\(code: "a|b") c") == "`a\\|b` c")
    #expect(paragraph("\(code: "a|b") c") == "`a|b` c")
  }

  @Test func `a title cannot end its picture`() {
    let figure = Document.Figure("a", title: "x](y) ![z](w)\n# b")

    #expect(
      MarkdownWriter.text(of: [.figure(figure)])
        == "![x\\]\\(y) \\!\\[z\\]\\(w) # b](figures/a.svg)")
  }

  @Test func `a mark before a link makes no picture of it`() {
    #expect(paragraph("so!\(link: "a", to: "b")") == "so\\![a](b)")
  }
}
