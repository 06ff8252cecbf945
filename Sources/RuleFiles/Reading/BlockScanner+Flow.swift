extension BlockScanner {
  /// A collection between brackets, whose items may stand on lines of their own. A key and its colon stand on one
  /// line, and every key has a value.
  mutating func readFlow() throws(GivesUp) {
    guard openCollections < depth else { throw GivesUp() }
    let isMapping = source[at] == Sign.leftBrace
    let end = isMapping ? Sign.rightBrace : Sign.rightBracket
    let index = nodes.count
    nodes.append(
      YAMLNode(
        kind: isMapping ? .mapping : .sequence, isOnOneLine: true, line: line, column: column,
        endColumn: column + 1,
        textStart: 0, textLength: 0, end: 0))
    flowDepth += 1
    at += 1
    try skipFlowSpace()
    if source[at] != end {
      while true {
        if isMapping {
          let start = at
          try readScalar(isInFlow: true)
          guard try skipColon(keyFrom: start) else { throw GivesUp() }
          skipSpaces()
        }
        if source[at] == Sign.leftBracket || source[at] == Sign.leftBrace {
          try readFlow()
        } else {
          try readScalar(isInFlow: true)
        }
        try skipFlowSpace()
        guard source[at] == Sign.comma else { break }
        at += 1
        try skipFlowSpace()
      }
      guard source[at] == end else { throw GivesUp() }
    }
    at += 1
    flowDepth -= 1
    nodes[index].end = UInt32(truncatingIfNeeded: nodes.count)
  }

  /// Skips blanks, line ends and comments between the items.
  private mutating func skipFlowSpace() throws(GivesUp) {
    skipSpaces()
    while isAtLineEnd {
      guard at < source.count else { throw GivesUp() }
      try endLine()
      skipSpaces()
    }
  }
}
