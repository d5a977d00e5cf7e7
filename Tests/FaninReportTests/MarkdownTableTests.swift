import FaninReport
import Testing

struct MarkdownTableTests {
  @Test func `columns are padded and numbers stand at the right`() {
    var table = MarkdownTable([("profile", .left), ("n", .right)])
    table.append(["uniform", "5"])
    table.append(["erdos-renyi", "10"])

    #expect(
      table.text == """
        | profile     |   n |
        | ----------- | --: |
        | uniform     |   5 |
        | erdos-renyi |  10 |
        """)
  }

  @Test func `a cell cannot end its cell or its row`() {
    var table = MarkdownTable([("why", .left)])
    table.append(["a | b\nc"])

    #expect(table.text.hasSuffix("| a \\| b c |"))
  }
}
