import FaninReport
import Testing

struct LaTeXWriterTests {
  @Test(arguments: [
    ("a_b & 5 % of #1 for $2", "a\\_b \\& 5 \\% of \\#1 for \\$2"),
    ("{x}\\y^2~z", "\\{x\\}\\textbackslash{}y\\textasciicircum{}2\\textasciitilde{}z"),
    (
      "−0.36 ± 0.2, √k ≥ 1 → χ²",
      "$-$0.36 $\\pm$ 0.2, $\\surd$k $\\geq$ 1 $\\rightarrow$ $\\chi$$^2$"
    ),
    ("a -- b", "a -{}- b"),
    (
      "[0, 1]* <a|b> `c`",
      "{[}0, 1{]}{*} \\textless{}a\\textbar{}b\\textgreater{} \\textasciigrave{}c\\textasciigrave{}"
    ),
    ("Demšar, Grünwald, naïve", "Dem{\\v s}ar, Gr{\\\" u}nwald, na{\\\" \\i}ve"),
    ("n = 10 – “so”…", "n = 10 -- ``so''\\ldots{}"), ("\"p\"", "{\\char34}p{\\char34}"),
    // No sign in the first fonts: its code point.
    ("数", "{[}U+6570{]}"),
  ])
  func `every character shows what it is`(text: String, escaped: String) {
    #expect(LaTeXWriter.inline(Prose(text)) == escaped)
  }

  @Test func `marks are commands, names may be broken, and a citation names its keys`() {
    let prose: Prose =
      """
      \(strong: "Of") \(emphasis: "these") \(code: "a_b(c,d)") and \(link: "here", to: "https://x.org") \
      \(cite: .pocock1977, .obrien1979), by Holm \(year: .holm1979)
      """

    #expect(
      LaTeXWriter.inline(prose)
        == "\\textbf{Of} \\emph{these} \\texttt{a\\_b(\\allowbreak{}c,\\allowbreak{}d)} and here "
        + "\\cite{pocock1977,obrien1979}, by Holm \\cite{holm1979}")
    #expect(prose.text.hasSuffix("(Pocock, 1977; O'Brien & Fleming, 1979), by Holm (1979)"))
  }

  private func table(rows: Int, title: Prose? = "block_1") -> LaTeXWriter.GroupedTable {
    var table = Table([.left("profile"), .right("n")])
    for _ in 0..<rows { table.append(["\(code: "uniform")", "5"]) }
    return LaTeXWriter.GroupedTable(
      label: "tab:x", caption: "What it is.", groups: [.init(title: title, table: table)])
  }

  @Test func `a table is one of booktabs, its groups below rules`() {
    #expect(
      LaTeXWriter.text(of: table(rows: 1)) == """
        \\begin{table}[htbp]
        \\centering\\small
        \\caption{What it is.}\\label{tab:x}\\par\\medskip
        \\begin{tabular}{@{}lr@{}}
        \\toprule
        profile & n \\\\
        \\midrule
        \\multicolumn{2}{@{}l@{}}{\\emph{block\\_1}} \\\\
        \\texttt{uniform} & 5 \\\\
        \\bottomrule
        \\end{tabular}
        \\end{table}

        """)
  }

  @Test func `a table that is longer than a page runs over pages`() {
    let text = LaTeXWriter.text(of: table(rows: 60, title: nil))

    #expect(text.contains("\\begin{longtable}{@{}lr@{}}"))
    #expect(!text.contains("\\begin{table}"))
    #expect(text.split(separator: "\n").count { $0 == "\\texttt{uniform} & 5 \\\\" } == 60)
  }
}
