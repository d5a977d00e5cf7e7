import FaninRandom
import FaninStudy
import FaninTraining
import Testing

/// How numbers of a study file may be written.
struct StudyNumbersTests {
  @Test(arguments: ["1e1", "10.0", "+10", "0.1e2", "1000e-2", "10.", "1E+1"])
  func `a whole number may be written with a point or an exponent`(text: String) throws {
    let study = try StudyText.study(
      "seeds: \(text)", "network: {hidden: [\(text)]}",
      "training: {epochs: \(text), learning-rate: 0.1}")

    #expect(study.seeds.count == 10)
    #expect(study.network.hidden == [10])
    #expect(study.training.epochs == 10)
  }

  /// Through Double the first would be …992.
  @Test(arguments: [
    ("9007199254740993.0", UInt64(9_007_199_254_740_993)),
    ("9223372036854775807", UInt64(9_223_372_036_854_775_807)),
    ("0e999999999999999999999", 0), ("0.0", 0), ("-0", 0),
  ])
  func `a whole number is read exactly`(text: String, value: UInt64) throws {
    #expect(try StudyText.study("seeds: [\(text)]").seeds.map(\.value) == [value])
  }

  @Test func `spellings of one number are one level`() {
    let error = #expect(throws: StudyError.self) {
      try StudyText.study("sweep: {training.epochs: [10, 1e1]}")
    }

    #expect(error?.problems.map(\.key) == ["sweep.training.epochs[1]"])
    #expect(error?.problems.first?.message.hasPrefix("the same level as") == true)
  }

  @Test(arguments: [
    ("seeds: 2.5", "seeds: must be a whole number; got '2.5'"),
    ("seeds: 1e-1", "seeds: must be a whole number; got '1e-1'"),
    ("seeds: 1e", "seeds: must be a whole number; got '1e'"),
    ("seeds: .", "seeds: must be a whole number; got '.'"),
    ("seeds: 1e1e1", "seeds: must be a whole number; got '1e1e1'"),
    ("seeds: 1:30", "seeds: must be a whole number; got '1:30'"),
    ("seeds: 0x10", "seeds: must be a whole number; got '0x10'"),
    ("seeds: [1e19]", "seeds[0]: must be from 0 to 9223372036854775807; got 1e19"),
    (
      "seeds: [1e999999999999999999999]",
      "seeds[0]: must be from 0 to 9223372036854775807; got 1e999999999999999999999"
    ),
    ("seeds: [-1.0]", "seeds[0]: must be at least 0; got -1.0"),
    ("seeds: 1e9", "seeds: must be from 1 to 10000000; got 1e9"),
  ])
  func `what is no whole number or out of range is told with the range that is meant`(
    section: String, says: String
  ) {
    let error = #expect(throws: StudyError.self) { try StudyText.study(section) }

    #expect(error?.description.hasSuffix(says) == true, "\(String(describing: error))")
  }

  @Test(arguments: ["seeds: 010", "seeds: [0, 007]", "training: {epochs: 1, learning-rate: 01}"])
  func `a number that begins with 0 is ambiguous`(section: String) {
    let error = #expect(throws: StudyError.self) { try StudyText.study(section) }

    #expect(error?.description.contains("is ambiguous") == true, "\(String(describing: error))")
  }

  @Test(arguments: ["---", "---\n", "--- # end\n\n# no more\n", "---\r\n", "...\n---\n", "...\n"])
  func `a closing mark begins no second study`(end: String) throws {
    let text = StudyText.small + "\n" + end

    #expect(try Study(yaml: text, path: "x.yaml") == StudyText.study())
    #expect(
      try Study(yaml: "---\n" + text, path: "x.yaml") == StudyText.study())
  }
}
