import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import Foundation
import Testing

struct HTMLPageTests {
  @Test func `the page holds everything and asks for nothing`() throws {
    let report = try GoldenTests.report()

    let page = report.html.text

    // Every figure is inside, and nothing is fetched from elsewhere.
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
    let plan = try AnalysisTests.plan()
    let records = SyntheticRecords(state: { _, seed in
      seed.value == 0 ? (.failed, "<script>alert(1)</script> & more") : (.finished, nil)
    }).records(of: plan)

    let page = try Report(plan: plan, records: records).html.text

    #expect(!page.contains("<script>"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"))
  }
}
