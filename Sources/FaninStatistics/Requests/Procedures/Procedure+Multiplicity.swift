extension Procedure {
  static let ofMultiplicity = [
    Procedure(
      "holm", "p-values adjusted by Holm's method", .p, .familySize
    ) { p, familySize throws(StatisticsError) in
      [("adjusted", .numbers(try Multiplicity.holm(p, familySize: familySize)))]
    },
    Procedure(
      "hochberg", "p-values adjusted by Hochberg's method", .p, .familySize
    ) { p, familySize throws(StatisticsError) in
      [("adjusted", .numbers(try Multiplicity.hochberg(p, familySize: familySize)))]
    },
    Procedure(
      "benjamini_hochberg", "p-values adjusted for the false discovery rate", .p, .familySize
    ) { p, familySize throws(StatisticsError) in
      [("adjusted", .numbers(try Multiplicity.benjaminiHochberg(p, familySize: familySize)))]
    },
  ]
}

extension Parameter where Value == [Double] {
  fileprivate static var p: Parameter { .sample("p") }
}

extension Parameter where Value == Int? {
  fileprivate static var familySize: Parameter {
    .integer("family_size", whenAbsent: "the number of p-values")
  }
}
