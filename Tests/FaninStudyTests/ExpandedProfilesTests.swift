import FaninStudy
import FaninTopology
import Testing

struct ExpandedProfilesTests {
  @Test func `a list of shapes stands for as many profiles`() throws {
    let study = try StudyText.study(
      """
      profiles:
        - uniform
        - {lognormal: {cv: [0.5, 1]}}
        - {power: {exponent: [2, 4]}}
        - transplant: {of: {profile: uniform, topology: rigl}, keep: [mask, degrees]}
      """)

    #expect(
      study.profiles.map(\.description) == [
        "uniform", "lognormal(cv=0.5)", "lognormal(cv=1)", "power(exponent=2)",
        "power(exponent=4)", "transplant(of=uniform/rigl(drop-fraction=0.3),keep=mask)",
        "transplant(of=uniform/rigl(drop-fraction=0.3),keep=degrees)",
      ])
  }

  @Test func `it is the same study as one with every profile written out`() throws {
    let short = try StudyText.study("profiles: [{linear: {cv: [0.25, 0.5]}}, uniform]")
    let long = try StudyText.study(
      "profiles: [{linear: {cv: 0.25}}, {linear: {cv: 0.5}}, uniform]")

    #expect(short.digest == long.digest)
    #expect(Plan(short).runs.map(\.id) == Plan(long).runs.map(\.id))
  }

  @Test(arguments: [
    ("{lognormal: {cv: [0.5, -1]}}", "small.yaml:6:44: profiles[1].lognormal.cv:"),
    ("{lognormal: {cv: [0.5, 0.5]}}", "same level"),
    ("{lognormal: {cv: []}}", "must be a number; got a list"),
    ("{lognormal: {cv: [1], sigma: [2]}}", "both fix the shape"),
    ("{lognormal: {cv: [[1]]}}", "must be a number; got a list"),
    ("{uniform: {cv: [1, 2]}}", "has no parameters"),
  ])
  func `what is wrong within a list is told as elsewhere`(profile: String, message: String) throws {
    let error = #expect(throws: StudyError.self) {
      try StudyText.study("profiles: [uniform, \(profile)]")
    }
    #expect(String(describing: error).contains(message), "\(String(describing: error))")
  }
}
