/// Lays out the blanks of a file: every byte that is not a blank or a line end stays, and in its order.
struct LayoutSpacing {
  private let bytes: [UInt8]
  private let tokens: [LayoutToken]
  private let layout: LayoutPlaces
  private var out: [UInt8] = []
  /// Blanks taken out of the current line behind its indentation: its comment stays where it stood.
  private var removed = 0

  /// `bytes` with canonical blanks; nil when they cannot be scanned.
  ///
  /// - Parameter bytes: UTF-8 with LF line ends and no byte order mark, which the loader has read.
  /// - Complexity: linear in the bytes.
  static func laidOut(_ bytes: [UInt8]) -> [UInt8]? {
    guard let file = LayoutFile(bytes) else { return nil }
    var spacing = LayoutSpacing(file)
    spacing.run()
    return spacing.out
  }

  private init(_ file: LayoutFile) {
    bytes = file.bytes
    tokens = file.tokens
    layout = LayoutPlaces(file.root, file.tokens) { file.startsLine($0) }
  }

  private mutating func run() {
    out.reserveCapacity(bytes.count + 64)
    let visible = tokens.indices.filter { tokens[$0].isVisible }
    var previous: Int?
    for token in visible {
      let gap = bytes[(previous.map { tokens[$0].end } ?? 0)..<tokens[token].start]
      if previous == nil || gap.contains(UInt8.lineFeed) {
        lineGap(gap, previous, token)
      } else if let previous {
        inlineGap(gap, previous, token)
      }
      content(token)
      previous = token
    }
    lineGap(bytes[(previous.map { tokens[$0].end } ?? 0)...], previous, nil)
    // A block scalar that ends with the file has no line end of its own; one more would be part of its value.
    let isOpen = previous.map { token in
      let last = tokens[token]
      return last.kind == .blockScalar && last.end == bytes.count
        && !BlockScalar(bytes[last.start..<last.end], isCut: true).isStripped
    }
    if !out.isEmpty, isOpen != true { out.append(.lineFeed) }
  }

  // MARK: Within a line

  private mutating func inlineGap(_ gap: ArraySlice<UInt8>, _ previous: Int, _ next: Int) {
    let width = blanks(between: tokens[previous].kind, tokens[next].kind)
    if tokens[previous].kind != .dash { removed += gap.count - width }
    out.append(contentsOf: repeatElement(UInt8.blank, count: width))
  }

  private func blanks(between previous: LayoutToken.Kind, _ next: LayoutToken.Kind) -> Int {
    switch (previous, next) {
    case (.value, _), (.comma, _): 1
    case (.flowMappingStart, _), (.flowSequenceStart, _): 0
    case (.alias, .value), (.anchor, .value): 1
    case (_, .value), (_, .comma), (_, .flowMappingEnd), (_, .flowSequenceEnd): 0
    default: 1
    }
  }

  // MARK: Between lines

  /// Comments and blank lines between two tokens, or before the first and behind the last.
  private mutating func lineGap(_ gap: ArraySlice<UInt8>, _ previous: Int?, _ next: Int?) {
    var lines = gap.split(separator: UInt8.lineFeed, omittingEmptySubsequences: false)[...]
    if previous != nil, let trailing = lines.popFirst() { trailingComment(trailing) }
    if next != nil { lines = lines.dropLast() }
    var isBlankPending = false
    func newLine(_ out: inout [UInt8]) {
      if !out.isEmpty { out.append(contentsOf: isBlankPending ? [.lineFeed, .lineFeed] : [.lineFeed]) }
      isBlankPending = false
    }
    for line in lines {
      let comment = line.trimmed
      if comment.isEmpty {
        isBlankPending = true
        continue
      }
      newLine(&out)
      let indent = commentIndent(line.prefix { $0.isBlank }.count, previous, next)
      out.append(contentsOf: repeatElement(UInt8.blank, count: indent))
      out.append(contentsOf: comment)
    }
    removed = 0
    guard let next else { return }
    newLine(&out)
    out.append(contentsOf: repeatElement(UInt8.blank, count: layout.places[next].indent))
  }

  /// A comment behind something: two blanks at least, and else where it stood beside its neighbours.
  private mutating func trailingComment(_ line: ArraySlice<UInt8>) {
    let comment = line.trimmed
    guard !comment.isEmpty else { return }
    let gap = line.prefix { $0.isBlank }
    let pad = gap.contains(UInt8.tab) ? 2 : max(2, gap.count + removed)
    out.append(contentsOf: repeatElement(UInt8.blank, count: pad))
    out.append(contentsOf: comment)
  }

  /// A comment on a line of its own stands with what follows it, or with the block above that it was indented to.
  private func commentIndent(_ column: Int, _ previous: Int?, _ next: Int?) -> Int {
    let following = next.map { layout.places[$0].indent } ?? 0
    let followingColumn = next.map { tokens[$0].column } ?? 0
    if column <= followingColumn || next.map({ layout.places[$0].isInFlow }) ?? false { return following }
    var block = previous.map { layout.places[$0].block } ?? -1
    while block >= 0 {
      let found = layout.blocks[block]
      if found.old <= followingColumn { break }
      if found.old <= column { return found.new }
      block = found.outer
    }
    return following
  }

  // MARK: Scalars

  private mutating func content(_ token: Int) {
    let text = bytes[tokens[token].start..<tokens[token].end]
    guard text.contains(UInt8.lineFeed) || tokens[token].kind == .blockScalar else {
      out.append(contentsOf: text)
      return
    }
    if tokens[token].kind == .blockScalar {
      let block = layout.places[token].block
      let outer = block < 0 ? LayoutPlaces.Block(old: 0, new: 0, outer: -1) : layout.blocks[block]
      let automatic = layout.places[token].further
      out += BlockScalar(text, isCut: true).indented(to: automatic, outer: outer.new, was: outer.old)
    } else {
      severalLines(text, layout.places[token].further)
    }
    removed = 0
  }

  /// A scalar that goes on in further lines: the blanks around its line ends are no part of its value.
  private mutating func severalLines(_ text: ArraySlice<UInt8>, _ indent: Int) {
    let lines = text.split(separator: UInt8.lineFeed, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      var kept = number == 0 ? line : line.drop { $0.isBlank }
      if !isLast {
        let end = kept.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? kept.startIndex
        // `\` and a blank at the end of a line are an escaped blank.
        if kept[..<end].last != .backslash { kept = kept[..<end] }
      }
      if number > 0 {
        out.append(.lineFeed)
        if !kept.isEmpty { out.append(contentsOf: repeatElement(UInt8.blank, count: indent)) }
      }
      out.append(contentsOf: kept)
    }
  }
}
