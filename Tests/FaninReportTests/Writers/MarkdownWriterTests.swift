import FaninReport
import Testing

struct MarkdownWriterTests {
  @Test func `each block is written as people write it`() {
    let document = Document(
      title: "golden",
      blocks: [
        .section("The question"), .quote(["Does it?", "Why?"]),
        "Of \(code: "uniform"), \(strong: "2 missing").", .list(["one", "\(emphasis: "two")"]),
        .part("glyphs, 90 % sparsity"),
        .figure(Document.Figure("curves", title: "Curves [a] by epoch")),
        .caption("Mean over seeds."),
        "See \(link: "the data", to: "https://example.org/a b").",
      ])

    #expect(
      MarkdownWriter.text(of: document) == """
        # golden

        ## The question

        > Does it?
        > Why?

        Of `uniform`, **2 missing**.

        - one
        - *two*

        ### glyphs, 90 % sparsity

        ![Curves \\[a\\] by epoch](figures/curves.svg)

        *Mean over seeds.*

        See [the data](https://example.org/a%20b).

        """)
  }

  @Test func `columns are padded and numbers stand at the right`() {
    var table = Table([.left("profile"), .right("n")])
    table.append(["\(code: "uniform")", "5"])
    table.append(["erdos-renyi", "10"])

    #expect(
      MarkdownWriter.text(of: [.table(table)]) == """
        | profile     |   n |
        | ----------- | --: |
        | `uniform`   |   5 |
        | erdos-renyi |  10 |
        """)
  }

  @Test func `folded blocks stand behind their summary`() {
    let folded = Document.Block.folded("Robustness & <more>", ["Nothing changes."])

    #expect(
      MarkdownWriter.text(of: [folded]) == """
        <details>
        <summary>Robustness &amp; &lt;more&gt;</summary>

        Nothing changes.

        </details>
        """)
  }
}
