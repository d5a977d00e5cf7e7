import FaninData
import Foundation
import Testing

struct GlyphsTests {
  private let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))

  @Test func `are the same bits on every machine`() throws {
    let glyphs = try library.load(DataReference(.glyphs))

    // Golden: made by this generator when it was introduced. Another value means that every
    // result on glyphs has changed.
    #expect(
      glyphs.digest == "42c5678047a5949a892fe019884530bfee3c31953865187b787209c9919f6e99")
    #expect(glyphs.training.labels.prefix(10) == [6, 7, 8, 7, 3, 8, 3, 9, 7, 0])
  }

  @Test func `have the promised sizes`() throws {
    let glyphs = try library.load(DataReference(.glyphs))

    #expect(glyphs.facts == NamedDataset.glyphs.facts)
    #expect(glyphs.imageSize?.rows == 28 && glyphs.imageSize?.columns == 28)
    #expect(glyphs.training.numbers.count == 8000 * 784)
  }

  @Test func `an example depends on its index alone`() throws {
    let together = Glyphs.examples(10..<14)
    let alone = Glyphs.examples(12..<13)

    #expect(alone.labels == [together.labels[2]])
    #expect(alone.numbers == Array(together.numbers[2 * 784..<3 * 784]))
  }

  @Test func `show every digit about equally often`() throws {
    let labels = try library.load(DataReference(.glyphs)).training.labels
    let counts = (0..<10).map { digit in labels.count { $0 == digit } }

    // Four standard deviations of a binomial count: 4·√(8000 · 0.1 · 0.9) = 107.
    #expect(counts.allSatisfy { (693...907).contains($0) })
  }

  @Test func `no two pictures are alike`() throws {
    let glyphs = Glyphs.examples(0..<500).numbers
    let pictures = Set((0..<500).map { Array(glyphs[$0 * 784..<($0 + 1) * 784]) })

    #expect(pictures.count == 500)
  }
}
