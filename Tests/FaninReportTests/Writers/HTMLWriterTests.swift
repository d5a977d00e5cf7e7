import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import Foundation
import SyntheticRecords
import Testing

struct HTMLWriterTests {
  @Test func `the page holds everything and asks for nothing`() throws {
    let report = try GoldenTests.report()

    let page = report.html.text

    // Every figure is inside, and nothing is fetched from elsewhere: the page's policy forbids it.
    #expect(page.contains("content=\"default-src 'none';"))
    let figures = report.files.count { $0.path.hasSuffix(".svg") }
    #expect(page.components(separatedBy: "<svg").count - 1 == figures)
    #expect(!page.contains("src="))
    #expect(!page.contains("href="))
    #expect(!page.contains("url("))
  }

  @Test func `tables, lists, code and quotes become elements`() throws {
    let page = try GoldenTests.report().html.text

    #expect(page.contains("<h1>golden</h1>"))
    #expect(page.contains("<blockquote><p>Does a heterogeneous fan-in profile"))
    #expect(page.contains("<code>uniform</code> (baseline)</td>"))
    #expect(page.contains("<li><strong>Metric</strong>: test accuracy"))
    #expect(page.contains("<th class=\"right\">pairs</th>"))
    #expect(!page.contains("**"))
    #expect(!page.contains("| ---"))
  }

  @Test func `elements are closed as often as they are opened`() throws {
    let page = try GoldenTests.report().html.text

    for tag in [
      "table", "tr", "td", "th", "ul", "li", "p", "code", "strong", "em", "figure", "svg",
    ] {
      let opened =
        page.components(separatedBy: "<\(tag)>").count
        + page.components(separatedBy: "<\(tag) ").count - 2
      let closed = page.components(separatedBy: "</\(tag)>").count - 1
      #expect(opened == closed, "\(tag)")
    }
  }

  @Test func `text of a ledger cannot become an element`() throws {
    let plan = try SyntheticRecords.small()
    let records = SyntheticRecords(state: { _, seed in
      seed.value == 0 ? (.failed, "<script>alert(1)</script> & more") : (.finished, nil)
    }).records(of: plan)

    let page = try Report(Analysis(plan: plan, records: records)).html.text

    // The page's own is the only one.
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"))
  }

  @Test func `each block is an element`() {
    var table = Table([.left("profile"), .right("n")])
    table.append(["\(code: "uniform")", "5"])
    table.append([Prose(String(repeating: "w", count: 41)), "10"])
    let writer = HTMLWriter(figures: ["figures/a.svg": "<svg></svg>\n"])

    let page = writer.text(
      of: Document(
        title: "t",
        blocks: [
          .part("p"), .quote(["a", "b"]), .table(table), .list(["\(emphasis: "i")"]),
          .figure(Document.Figure("a", title: "x")), .figure(Document.Figure("b", title: "<none>")),
          .folded("\(strong: "s")", ["inside"]), "\(link: "l", to: "https://x.org/?a&b")",
        ]))

    #expect(page.contains("<title>t</title>"))
    #expect(
      page.contains(
        """
        <h1>t</h1>
        <h3>p</h3>
        <blockquote><p>a<br>
        b</p></blockquote>
        <table class="wide">
        <thead><tr><th>profile</th><th class="right">n</th></tr></thead>
        <tbody>
        <tr><td data-title="profile"><code>uniform</code></td><td class="right" data-title="n">5</td></tr>
        <tr><td data-title="profile">\(String(repeating: "w", count: 41))</td><td class="right" data-title="n">10</td></tr>
        </tbody>
        </table>
        <ul>
        <li><em>i</em></li>
        </ul>
        <figure>
        <svg></svg>
        </figure>
        <p>&lt;none&gt;</p>
        <details>
        <summary><strong>s</strong></summary>
        <p>inside</p>
        </details>
        <p><a href="https://x.org/?a&amp;b">l</a></p>
        """))
  }

  @Test func `no text becomes an element or ends one, wherever it stands`() {
    let text = "</td></title><script>a&lt;\"'\u{0}\n"
    let escaped = "&lt;/td&gt;&lt;/title&gt;&lt;script&gt;a&amp;lt;&quot;'\u{FFFD} "
    var table = Table([.left(Prose(text))])
    table.append([Prose(code: text)])

    let page = HTMLWriter(figures: [:]).text(
      of: Document(
        title: Prose(text),
        blocks: [
          .section(Prose(text)), .paragraph("\(strong: Prose(text))"), .quote([Prose(text)]),
          .list([Prose(text)]), .table(table), .folded(Prose(text), [.paragraph(Prose(text))]),
          .caption("\(link: Prose(text), to: text)"),
        ]))

    // Twice each: title, table, folded; once: section, paragraph, quote, list, caption.
    #expect(page.components(separatedBy: escaped).count - 1 == 11)
    #expect(page.components(separatedBy: "<script").count == 2)
  }

  @Test(arguments: [
    // Columns of numbers stay whole, words break: two short ones, a family's table, every test of one.
    (["uniform", "5"], "slim"),
    (
      ["lognormal(cv=0.5)", "10", "88.43", "−0.30", "−0.61 to +0.01", "0.036", "undecided"], "wide"
    ),
    (["uniform"] + [String](repeating: "−0.61 to +0.01", count: 7), "broad"),
    (["uniform"] + [String](repeating: "−0.61 to +0.01", count: 20), "endless"),
  ])
  func `a table is as wide as its columns, and where it is too wide its values are named`(
    cells: [String], width: String
  ) {
    var table = Table(
      cells.indices.map { $0 == 0 || $0 == 6 ? .left("name & kind") : .right("n") })
    table.append(cells.map { Prose($0) })

    let page = HTMLWriter(figures: [:]).text(of: Document(title: "t", blocks: [.table(table)]))

    #expect(page.contains("<table class=\"\(width)\">"))
    let isNamed = page.contains("<td data-title=\"name &amp; kind\">")
    #expect(isNamed == (width != "slim"))
  }
}
