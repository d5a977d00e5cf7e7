import FaninAnalysis
import FaninReport

extension Analysis {
  /// The report as Markdown.
  var text: String {
    MarkdownWriter.text(of: Document(Contents(findings, provenance)))
  }
}
