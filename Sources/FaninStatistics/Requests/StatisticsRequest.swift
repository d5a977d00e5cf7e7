/// One request on one line of JSON, answered on one line of JSON.
///
/// ```
/// {"id": "a", "procedure": "t_paired", "inputs": {"x": [3, 4, 6], "y": [1, 2, 3]}, "options": {}}
/// {"id": "a", "result": {"t": 7, …}}
/// {"id": "a", "error": "at least 2 pairs are needed; got 1", "error_kind": "too_few_observations"}
/// ```
///
/// Other members of a request are ignored; a missing id is answered as `null`.
public enum StatisticsRequest {
  /// The answer to a request: a result, or an error with its kind; never a failure.
  public static func answer(_ line: String) -> String {
    var id = JSONValue.null
    do throws(StatisticsError) {
      guard case .object(let members) = try JSONReader.value(of: line) else {
        throw StatisticsError(.invalidOption, "a request must be a JSON object")
      }
      id = members.first { $0.key == "id" }?.value ?? .null
      return answer(id, "result", .object(try result(of: members)))
    } catch {
      return answer(
        id, "error", .string(error.description),
        and: [("error_kind", .string(error.kind.rawValue))])
    }
  }

  private static func answer(
    _ id: JSONValue, _ key: String, _ value: JSONValue,
    and more: [(key: String, value: JSONValue)] = []
  ) -> String {
    JSONValue.object([("id", id), (key, value)] + more).text
  }

  private static func result(
    of members: [(key: String, value: JSONValue)]
  ) throws(StatisticsError) -> Procedure.Result {
    guard case .string(let name) = members.first(where: { $0.key == "procedure" })?.value else {
      throw StatisticsError(.invalidOption, "a request must name its 'procedure'")
    }
    guard let procedure = Procedure.byName[name] else {
      throw StatisticsError(
        .invalidOption, "no procedure is named '\(name)'; fanin stats --list names them all")
    }
    return try procedure.answer(
      Procedure.Arguments(
        inputs: try object("inputs", in: members), options: try object("options", in: members)))
  }

  private static func object(
    _ name: String, in members: [(key: String, value: JSONValue)]
  ) throws(StatisticsError) -> [(key: String, value: JSONValue)] {
    switch members.first(where: { $0.key == name })?.value {
    case nil, .null: return []
    case .object(let content): return content
    default: throw StatisticsError(.invalidOption, "'\(name)' must be a JSON object")
    }
  }
}
