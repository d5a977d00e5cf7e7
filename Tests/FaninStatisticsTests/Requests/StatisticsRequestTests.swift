import FaninStatistics
import Testing

struct StatisticsRequestTests {
  @Test func `a request without options takes the defaults`() {
    let line = """
      {"id": "a", "procedure": "t_paired", "inputs": {"x": [3, 4, 6], "y": [1, 2, 3]}}
      """

    // Differences 2, 2, 3: mean 7/3, standard error 1/3, t = 7, and R's t.test for the rest.
    #expect(
      StatisticsRequest.answer(line).hasPrefix(
        #"{"id": "a", "result": {"t": 7, "df": 2, "p_value": 0.0198039"#))
  }

  @Test(arguments: [
    (#"{"id": 7, "procedure": "holm", "inputs": {"p": [0.5]}}"#, "7"),
    (#"{"id": "é\u00e9\"", "procedure": "holm", "inputs": {"p": [0.5]}}"#, #""éé\"""#),
    (
      #"{"id": [1, {"a": null}], "procedure": "holm", "inputs": {"p": [0.5]}}"#,
      #"[1, {"a": null}]"#
    ),
    (#"{"procedure": "holm", "inputs": {"p": [0.5]}}"#, "null"),
    (#"{"id": 9007199254740993, "procedure": "holm", "inputs": {"p": [0.5]}}"#, "9007199254740993"),
  ])
  func `an id comes back as it went`(line: String, id: String) {
    #expect(StatisticsRequest.answer(line) == #"{"id": \#(id), "result": {"adjusted": [0.5]}}"#)
  }

  @Test func `null stands for what is undefined and for what is not chosen`() {
    let line = """
      {"id": 1, "procedure": "pearson", "inputs": {"x": [1, 2, 4], "y": [1, 3, 2]}, \
      "options": {"confidence": null}}
      """

    #expect(StatisticsRequest.answer(line).hasSuffix(#""ci_low": null, "ci_high": null}}"#))
  }

  @Test func `infinity is written as text`() {
    let line = """
      {"procedure": "t_one_sample", "inputs": {"x": [1, 2]}, "options": {"alternative": "less"}}
      """

    #expect(StatisticsRequest.answer(line).contains(#""ci_low": "-Infinity""#))
  }

  @Test(arguments: [
    "", "{", "[1, 2]", "nonsense", #"{"id": 1} trailing"#, #"{"id": NaN}"#, #"{"id": 01}"#,
    #"{"a": 1, "a": 2}"#, #"{"id": "\ud800"}"#, #"{"id": "unended"#, #"{"id": "\x"}"#,
    String(repeating: "[", count: 100_000), "\u{0}", "{\"id\": 1e}", "{\"id\": +1}", "{\"id\": .5}",
    #"{"id": 1}"#, #"{"procedure": 3}"#, #"{"procedure": "t_test"}"#,
    #"{"procedure": "holm", "inputs": [1]}"#, #"{"procedure": "holm", "inputs": {}}"#,
    #"{"procedure": "holm", "inputs": {"p": 0.5}}"#,
    #"{"procedure": "holm", "inputs": {"p": ["a"]}}"#,
    #"{"procedure": "holm", "inputs": {"p": [true]}}"#,
    #"{"procedure": "holm", "inputs": {"p": [0.5], "q": 1}}"#,
    #"{"procedure": "holm", "inputs": {"p": [0.5]}, "options": {"alpha": 0.1}}"#,
    #"{"procedure": "holm", "inputs": {"p": [0.5]}, "options": {"family_size": 1.5}}"#,
    #"{"procedure": "holm", "inputs": {"p": [0.5]}, "options": {"family_size": "1"}}"#,
    #"{"procedure": "t_paired", "inputs": {"x": [1, 2], "y": [0, 2]}, "options": {"alternative": "upper"}}"#,
    #"{"procedure": "t_paired", "inputs": {"x": [1, 2], "y": [0, 2]}, "options": {"confidence": "NaN"}}"#,
    #"{"procedure": "wilcoxon_signed_rank", "inputs": {"x": [1, 2], "y": [0, 2]}, "options": {"continuity": 1}}"#,
    #"{"procedure": "wilcoxon_signed_rank", "inputs": {"x": [1, 2], "y": [0, 2]}, "options": {"method": "approx"}}"#,
    #"{"procedure": "mann_whitney_u", "inputs": {"x": [1, 2], "y": [0, 2]}, "options": {"method": "auto"}}"#,
    #"{"procedure": "kendall", "inputs": {"x": [1, 2], "y": [0, 2]}, "options": {"method": "t"}}"#,
    #"{"procedure": "bootstrap_bca", "inputs": {"x": [1, 2]}, "options": {"seed": -1}}"#,
    #"{"procedure": "power_t_paired", "inputs": {"n": 1e30, "d_z": 1}}"#,
  ])
  func `what cannot be understood is answered as such`(line: String) {
    let answer = StatisticsRequest.answer(line)

    #expect(answer.hasSuffix(#""error_kind": "invalid_option"}"#), "\(answer)")
    #expect(!answer.contains("\n"))
  }

  @Test(arguments: [#""NaN""#, #""Infinity""#, #""-Infinity""#, "1e999", "null"])
  func `a value that is not finite is refused wherever it stands`(value: String) {
    for procedure in ["t_one_sample", "shapiro_wilk", "bootstrap_bca"] {
      let line = #"{"procedure": "\#(procedure)", "inputs": {"x": [1, \#(value), 3]}}"#

      #expect(
        StatisticsRequest.answer(line).hasSuffix(#""error_kind": "non_finite_input"}"#))
    }
  }

  @Test func `an answer that would not be a number is withheld`() {
    let line = """
      {"procedure": "meta_analysis", "inputs": {"effects": [1e308, -1e308], "variances": [1, 1]}}
      """

    #expect(StatisticsRequest.answer(line).hasSuffix(#""error_kind": "non_finite_input"}"#))
  }

  @Test func `a line of a hundred thousand numbers is answered`() {
    let numbers = (0..<100_000).map { String(Double($0 * 7919 % 100_003) / 1000) }
    let line =
      #"{"procedure": "t_one_sample", "inputs": {"x": [\#(numbers.joined(separator: ","))]}}"#

    #expect(StatisticsRequest.answer(line).contains(#""df": 99999"#))
  }

  @Test func `every procedure is listed once, with what it takes`() {
    let names = Procedure.all.map(\.name)

    #expect(Set(names).count == names.count)
    #expect(Procedure.all.allSatisfy { !$0.summary.isEmpty && !$0.inputs.isEmpty })
    #expect(
      Procedure.all.first { $0.name == "tost_paired" }?.options.map(\.name)
        == ["low", "high", "alpha"])
  }
}
