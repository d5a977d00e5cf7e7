import FaninStatistics
import Foundation
import Testing

struct ReferenceCaseTests {
  @Test func `every procedure has reference cases`() {
    let prefixes = Set(
      ReferenceCase.all.map { $0.id.split(separator: "-").first.map(String.init) ?? "" })

    #expect(ReferenceCase.all.count > 300)
    #expect(Set(Procedure.all.map(\.name)) == prefixes)
  }

  @Test(arguments: ReferenceCase.all)
  func `answers as the reference does`(reference: ReferenceCase) throws {
    let text = StatisticsRequest.answer(try reference.line)

    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    if let kind = reference.expected["error_kind"] as? String {
      #expect(answer["error_kind"] as? String == kind)
      #expect(answer["result"] == nil)
      return
    }
    let result = try #require(answer["result"] as? [String: Any], "\(text)")
    for key in reference.expected.keys.sorted() {
      #expect(
        reference.accepts(result[key], for: key),
        "\(key): \(result[key] ?? "absent"), expected \(reference.expected[key] ?? "?")")
    }
  }
}
