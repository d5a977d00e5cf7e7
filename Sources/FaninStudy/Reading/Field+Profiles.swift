extension Field {
  /// The profiles that an item of the list stands for: one for each value of a parameter that is a
  /// list, as in `{lognormal: {cv: [0.5, 1, 2]}}`.
  ///
  /// A profile has one such parameter at most; anything else is left as it is, to be refused.
  var profiles: [Field] {
    guard case .mapping(let members) = node.content, members.count == 1,
      case .mapping(let parameters) = members[0].value.content
    else { return [self] }
    let lists = parameters.indices.filter {
      if case .list(let nodes) = parameters[$0].value.content { !nodes.isEmpty } else { false }
    }
    guard lists.count == 1, case .list(let values) = parameters[lists[0]].value.content else {
      return [self]
    }
    return values.map { value in
      var one = parameters
      one[lists[0]] = one[lists[0]].with(value)
      let shape = YAMLNode(content: .mapping(one), place: members[0].value.place)
      return Field(
        path: path, node: YAMLNode(content: .mapping([members[0].with(shape)]), place: value.place))
    }
  }
}

extension YAMLNode.Member {
  /// The same key with another value.
  fileprivate func with(_ value: YAMLNode) -> Self { Self(key: key, place: place, value: value) }
}
