/// Studies that take moments.
enum TinyStudies {
  /// Four runs; sections replace those of the same key or are added.
  static func four(name: String = "tiny", with sections: [String] = []) -> String {
    var lines = [
      "study: \(name)", "question: Does it matter?", "data: terrain", "seeds: 2",
      "sparsities: [0.9]", "profiles: [dense, uniform]", "network: {hidden: [16]}",
      "training: {epochs: 1, learning-rate: 0.1}",
    ]
    for section in sections {
      let key = section.prefix { $0 != ":" } + ":"
      if let index = lines.firstIndex(where: { $0.hasPrefix(key) }) {
        lines[index] = section
      } else {
        lines.append(section)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Thirty runs of a tenth of a second or so, whose connections stay or move, and of which fifteen
  /// learn from five others.
  static let thirty = """
    study: thirty
    question: Does it survive?
    data: terrain
    seeds: 5
    sparsities: [0.9]
    profiles:
      - uniform
      - {equilibrium: {of: {profile: uniform, topology: {rigl: {update-interval: 20}}}, fit: histogram}}
    topologies: [static, set, {rigl: {update-interval: 20}}]
    network: {hidden: [64]}
    training: {epochs: 24, learning-rate: 0.05}
    analysis: {baseline: {profile: uniform}}

    """
}
