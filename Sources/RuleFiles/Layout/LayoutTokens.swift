import CYAML

/// One mark, scalar or name of a rule file, with the bytes it takes; what stands between two is blanks and comments.
struct LayoutToken {
  enum Kind {
    case scalar, blockScalar, alias, anchor, tag
    /// `-`.
    case dash
    /// A key begins: `?`, or no bytes at all.
    case key
    /// `:`.
    case value
    case comma
    case blockSequenceStart, blockMappingStart, blockEnd
    case flowSequenceStart, flowSequenceEnd, flowMappingStart, flowMappingEnd
    /// `---`, `...` and `%…`.
    case document
  }

  var kind: Kind
  /// Offsets into the file's bytes.
  var start: Int
  var end: Int
  /// In Unicode scalars, from 0.
  var column: Int

  /// Whether it takes any bytes.
  var isVisible: Bool { end > start }
}

/// The tokens of one file as libyaml's scanner finds them.
enum LayoutTokens {
  /// The tokens of `bytes`, UTF-8 with LF line ends that the loader has read: nil when the scanner refuses them.
  ///
  /// - Complexity: linear, because the loader has bounded the nesting.
  static func scan(_ bytes: [UInt8]) -> [LayoutToken]? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    let token = UnsafeMutablePointer<yaml_token_t>.allocate(capacity: 1)
    defer {
      parser.deallocate()
      token.deallocate()
    }
    guard yaml_parser_initialize(parser) == 1 else { preconditionFailure("no memory for a YAML scanner") }
    defer { yaml_parser_delete(parser) }
    // libyaml counts characters.
    let offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      var tokens: [LayoutToken] = []
      while yaml_parser_scan(parser, token) == 1 {
        defer { yaml_token_delete(token) }
        if token.pointee.type == YAML_STREAM_END_TOKEN { return tokens }
        guard let kind = kind(of: token.pointee) else { continue }
        let start = offsets[min(Int(token.pointee.start_mark.index), offsets.count - 1)]
        var end = offsets[min(Int(token.pointee.end_mark.index), offsets.count - 1)]
        if kind == .blockSequenceStart || kind == .blockMappingStart || kind == .blockEnd { end = start }
        tokens.append(
          LayoutToken(kind: kind, start: start, end: end, column: Int(token.pointee.start_mark.column)))
      }
      return nil
    }
  }

  /// Nil for tokens that are only bounds of the stream.
  private static func kind(of token: yaml_token_t) -> LayoutToken.Kind? {
    switch token.type {
    case YAML_SCALAR_TOKEN:
      let style = token.data.scalar.style
      let isBlock = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE
      return isBlock ? .blockScalar : .scalar
    case YAML_ALIAS_TOKEN: return .alias
    case YAML_ANCHOR_TOKEN: return .anchor
    case YAML_TAG_TOKEN: return .tag
    case YAML_BLOCK_ENTRY_TOKEN: return .dash
    case YAML_KEY_TOKEN: return .key
    case YAML_VALUE_TOKEN: return .value
    case YAML_FLOW_ENTRY_TOKEN: return .comma
    case YAML_BLOCK_SEQUENCE_START_TOKEN: return .blockSequenceStart
    case YAML_BLOCK_MAPPING_START_TOKEN: return .blockMappingStart
    case YAML_BLOCK_END_TOKEN: return .blockEnd
    case YAML_FLOW_SEQUENCE_START_TOKEN: return .flowSequenceStart
    case YAML_FLOW_SEQUENCE_END_TOKEN: return .flowSequenceEnd
    case YAML_FLOW_MAPPING_START_TOKEN: return .flowMappingStart
    case YAML_FLOW_MAPPING_END_TOKEN: return .flowMappingEnd
    case YAML_DOCUMENT_START_TOKEN, YAML_DOCUMENT_END_TOKEN, YAML_VERSION_DIRECTIVE_TOKEN,
      YAML_TAG_DIRECTIVE_TOKEN:
      return .document
    default: return nil
    }
  }
}
