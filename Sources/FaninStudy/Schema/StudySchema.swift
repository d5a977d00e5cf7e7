import FaninData
import FaninTopology
import FaninTraining

/// The JSON Schema of study files, made from the tables that the reader goes by.
///
/// What needs more than one key to be judged (an infeasible CV, a baseline that is no cell) is for
/// `fanin check` to say.
///
/// - Source: JSON Schema draft 7, which editors' YAML servers read.
public enum StudySchema {
  /// The file that a study's first line names.
  public static let fileName = "study.schema.json"

  /// The schema as indented JSON.
  public static var text: String { schema.indented() + "\n" }

  private static var schema: CanonicalJSON {
    guard case .object(var members) = mapping(StudyKeys.root) else { return .null }
    members["$schema"] = .text("http://json-schema.org/draft-07/schema#")
    members["title"] = .text("A fanin study")
    members["definitions"] = .object([
      "data-set": dataSet, "profile": profile, "topology": topology,
    ])
    return .object(members)
  }

  // MARK: Keys

  private static func mapping(_ section: StudySection) -> CanonicalJSON {
    var members: [String: CanonicalJSON] = [
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": properties(section.keys.map { ($0.name, key($0)) }),
    ]
    if !section.required.isEmpty { members["required"] = texts(section.required) }
    switch section.needs {
    case .nothing: break
    case .anyKey: members["minProperties"] = .integer(1)
    case .oneOf(let names):
      members["oneOf"] = .list(names.map { .object(["required": texts([$0])]) })
    }
    return .object(members)
  }

  private static func key(_ key: StudyKey) -> CanonicalJSON {
    var members = members(of: key.shape)
    members["description"] = .text(key.meaning.replacing("`", with: ""))
    if case .value(let text, _) = key.standard, let value = CanonicalJSON(yaml: text) {
      members["default"] = value
    }
    // Beside a reference nothing else is read.
    if let reference = members.removeValue(forKey: "$ref") {
      members["allOf"] = .list([.object(["$ref": reference])])
    }
    return .object(members)
  }

  // MARK: Shapes

  private static func shape(_ shape: KeyShape) -> CanonicalJSON { .object(members(of: shape)) }

  private static func members(of shape: KeyShape) -> [String: CanonicalJSON] {
    switch shape {
    case .text: return ["type": texts(["string", "number", "boolean"]), "minLength": .integer(1)]
    case .name:
      return members(of: .text).merging(["pattern": .text("^\(Study.namePattern)$")]) { $1 }
    case .scalar(let kind): return members(of: kind)
    case .list(let item, let count):
      var members: [String: CanonicalJSON] = [
        "type": .text("array"), "items": self.shape(item), "minItems": .integer(count.lowerBound),
      ]
      if count.upperBound < .max { members["maxItems"] = .integer(count.upperBound) }
      return members
    case .levels(let item):
      return members(of: .list(item)).merging(["uniqueItems": .flag(true)]) { $1 }
    case .mapping(let section):
      guard case .object(let members) = mapping(section) else { return [:] }
      return members
    case .pattern(let section): return members(of: .mapping(section.adding(RecipeKey.all)))
    case .either(let shapes): return ["anyOf": .list(shapes.map(self.shape))]
    case .dataSet: return ["$ref": .text("#/definitions/data-set")]
    case .profile: return ["$ref": .text("#/definitions/profile")]
    case .topology: return ["$ref": .text("#/definitions/topology")]
    case .sweep:
      return [
        "type": .text("object"), "additionalProperties": .flag(false),
        "properties": properties(
          RecipeKey.all.map { ($0.name, self.shape(.levels(.scalar($0.kind)))) }),
      ]
    }
  }

  private static func members(of kind: ScalarKind) -> [String: CanonicalJSON] {
    switch kind {
    case .integer(let range):
      var members: [String: CanonicalJSON] = [
        "type": .text("integer"), "minimum": .integer(range.lowerBound),
      ]
      if range.upperBound < .max { members["maximum"] = .integer(range.upperBound) }
      return members
    case .number(let range):
      var members: [String: CanonicalJSON] = ["type": .text("number")]
      switch range.low {
      case .at(let bound): members["minimum"] = .number(bound)
      case .beyond(let bound): members["exclusiveMinimum"] = .number(bound)
      case nil: break
      }
      switch range.high {
      case .at(let bound): members["maximum"] = .number(bound)
      case .beyond(let bound): members["exclusiveMaximum"] = .number(bound)
      case nil: break
      }
      return members
    case .flag: return ["type": .text("boolean")]
    case .choice(let names): return ["enum": texts(names)]
    }
  }

  private static func properties(_ all: [(String, CanonicalJSON)]) -> CanonicalJSON {
    .object(Dictionary(all, uniquingKeysWith: { first, _ in first }))
  }

  private static func texts(_ all: [String]) -> CanonicalJSON { .list(all.map(CanonicalJSON.text)) }
}

// MARK: What is named and may have parameters

extension StudySchema {
  private static var dataSet: CanonicalJSON {
    .object([
      "anyOf": .list([
        .object(["enum": texts(NamedDataset.all.map(\.name))]),
        oneKey([("csv", mapping(StudyKeys.csv)), ("idx", mapping(StudyKeys.idx))]),
      ])
    ])
  }

  private static var profile: CanonicalJSON {
    let shaped = FanInProfile.names.compactMap { name in
      FanInProfile.parameterName(of: name).map { parameter in
        (name, oneKey([("cv", shape(.numbers)), (parameter, shape(.numbers))]))
      }
    }
    let learned = [
      ("equilibrium", mapping(StudyKeys.equilibrium)),
      ("transplant", mapping(StudyKeys.transplant)),
    ]
    let alone = FanInProfile.names.filter { FanInProfile.parameterName(of: $0) == nil }
    return .object([
      "anyOf": .list([.object(["enum": texts(alone)]), oneKey(shaped + learned)])
    ])
  }

  private static var topology: CanonicalJSON {
    let moving = TopologyUpdate.names.compactMap { name -> (String, CanonicalJSON)? in
      let parameters = TopologyUpdate(name: name)?.parameterNames ?? []
      guard !parameters.isEmpty else { return nil }
      return (name, mapping(StudySection(parameters.compactMap { StudyKeys.topologies[$0] })))
    }
    return .object([
      "anyOf": .list([.object(["enum": texts(TopologyUpdate.names)]), oneKey(moving)])
    ])
  }

  /// A mapping of exactly one of some keys.
  private static func oneKey(_ keys: [(String, CanonicalJSON)]) -> CanonicalJSON {
    .object([
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": properties(keys), "minProperties": .integer(1), "maxProperties": .integer(1),
    ])
  }
}
