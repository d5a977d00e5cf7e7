import FaninData
import FaninStudy
import Testing

struct StudyTemplateTests {
  @Test(arguments: [["glyphs"], ["glyphs", "fashion-mnist", "covtype"]])
  func `the study to start from is valid as it stands`(data: [String]) throws {
    let text = StudyTemplate.text(name: "mine", data: data)

    let study = try Study(yaml: text, path: "mine.yaml")

    #expect(study.name == "mine")
    #expect(study.data.map(\.identity) == data)
    #expect(!Plan(study).blocks.isEmpty)
  }

  @Test func `its commented sweep is valid too`() throws {
    let text = StudyTemplate.text(name: "mine", data: ["glyphs"])
      .replacing("# sweep:", with: "sweep:").replacing("#   training.", with: "  training.")

    #expect(try Study(yaml: text, path: "mine.yaml").sweeps.count == 1)
  }

  @Test(arguments: ["a", "profiles-at-90", "A_1.b", String(repeating: "x", count: 100)])
  func `a name that can be a folder is allowed`(name: String) {
    #expect(Study.problem(ofName: name) == nil)
  }

  @Test(arguments: [
    "", ".", "..", ".hidden", "-rf", "a/b", "a b", "größe", "a\u{0}",
    String(repeating: "x", count: 101),
  ])
  func `any other name is not`(name: String) {
    #expect(Study.problem(ofName: name) != nil)
  }
}
