import FaninRandom
import FaninTopology
import Testing

struct ProfilePreviewTests {
  @Test func `a solved profile shows its numbers and a histogram`() throws {
    let preview = try ProfilePreview(
      profile: .lognormal(.cv(1.5)), inputs: 784, outputs: 512, sparsity: 0.9)

    #expect(
      preview.text == """
        lognormal(cv=1.5)

          layer          784 inputs × 512 neurons, sparsity 0.9
          connections    40141 of 401408
          sigma          1.25485, solved for the CV
          fan-in         mean 78.40, from 1 to 784
          CV             1.500, asked for 1.5; at most 2.973 in this layer
          Gini           0.606
          empty neurons  0 of 512 read nothing
          hubs           51 of 512 neurons read 46.3 % of the connections
          arithmetic     √fan-in of hubs ÷ that of the others: 3.02 on average

             fan-in  neurons
            1 –  49      301  ████████████████████████████████████████████████
           50 –  98       98  ███████████████▋
           99 – 147       43  ██████▊
          148 – 196       22  ███▌
          197 – 245       14  ██▏
          246 – 294        8  █▎
          295 – 343        6  ▉
          344 – 392        4  ▋
          393 – 441        3  ▍
          442 – 490        3  ▍
          491 – 539        1  ▏
          540 – 588        2  ▎
          589 – 637        1  ▏
          638 – 686        1  ▏
          687 – 735        0
          736 – 784        5  ▊

        """)
  }

  @Test func `neurons without inputs are counted`() throws {
    let preview = try ProfilePreview(
      profile: .uniform, inputs: 54, outputs: 256, sparsity: 0.999)

    #expect(
      preview.text == """
        uniform

          layer          54 inputs × 256 neurons, sparsity 0.999
          connections    14 of 13824
          fan-in         mean 0.05, from 0 to 1
          CV             4.158; at most 15.969 in this layer
          Gini           0.945
          empty neurons  242 of 256 read nothing
          hubs           1 of 256 neurons read 7.1 % of the connections
          arithmetic     √fan-in of hubs ÷ that of the others: 1.00 on average

          fan-in  neurons
               0      242  ████████████████████████████████████████████████
               1       14  ██▊

        """)
  }

  @Test(arguments: FanInSequenceTests.profiles + [.dense])
  func `no line is wider than 80 columns`(profile: FanInProfile) throws {
    for (inputs, outputs) in [(1, 1), (65_535, 300), (50, 300)] {
      let preview = try ProfilePreview(
        profile: profile, inputs: inputs, outputs: outputs, sparsity: inputs == 1 ? 0 : 0.9)

      for line in preview.text.split(separator: "\n") { #expect(line.count <= 80) }
    }
  }

  @Test func `dense shows no sparsity`() throws {
    let preview = try ProfilePreview(profile: .dense, inputs: 3, outputs: 2, sparsity: 0.9)

    #expect(preview.sparsity == 0)
    #expect(preview.connections == 6)
  }

  @Test func `only a random mask looks at the seed`() throws {
    func counts(_ profile: FanInProfile, seed: UInt64) throws -> [Int] {
      try ProfilePreview(
        profile: profile, inputs: 50, outputs: 50, sparsity: 0.5, seed: Seed(seed)
      ).sequence.counts
    }

    #expect(try counts(.erdosRenyi, seed: 0) != counts(.erdosRenyi, seed: 1))
    #expect(try counts(.uniform, seed: 0) == counts(.uniform, seed: 1))
  }
}
