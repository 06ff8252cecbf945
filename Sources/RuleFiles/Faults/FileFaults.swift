public import Diagnostics

/// Faults of bytes and of YAML.
extension Diagnostic {
  static func fileTooLarge(_ bytes: Int, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .fileTooLarge, zh: "文件有 \(bytes) 字节，超过上限 \(limit) 字节",
      en: "the file has \(bytes) bytes; the limit is \(limit)", at: span,
      help: Bilingual(zh: "把任务分到几个文件里", en: "spread the tasks over several files"))
  }

  static func utf16(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .fileUTF16, zh: "文件是 UTF-16 编码，规则文件要用 UTF-8", en: "the file is UTF-16; rule files are UTF-8",
      at: span,
      help: convert("iconv -f UTF-16 -t UTF-8 \(quoted(path)) -o converted.yaml"))
  }

  static func gb18030(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .fileGB18030, zh: "文件不是 UTF-8，看起来是 GBK（GB18030）编码",
      en: "the file is not UTF-8; it looks like GBK (GB18030)", at: span,
      help: convert("duban fmt --from gbk \(quoted(path))"))
  }

  private static func quoted(_ path: String) -> String {
    "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func convert(_ command: String) -> Bilingual {
    Bilingual(zh: "另存为 UTF-8，或用命令转换：\(command)", en: "save it as UTF-8, or convert it: \(command)")
  }

  static func notUTF8(byte: UInt8, offset: Int, at span: SourceSpan) -> Diagnostic {
    let hex = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .error, .fileNotUTF8, zh: "第 \(offset + 1) 个字节（0x\(hex)）不是 UTF-8",
      en: "byte \(offset + 1) (0x\(hex)) is not UTF-8", at: span,
      help: Bilingual(zh: "用编辑器另存为 UTF-8", en: "save the file as UTF-8"))
  }

  static func hiddenCharacter(_ character: HiddenCharacter, at span: SourceSpan) -> Diagnostic {
    let name =
      switch character.kind {
      case .null: Bilingual(zh: "空字符", en: "a NUL")
      case .control: Bilingual(zh: "控制字符", en: "a control character")
      case .direction: Bilingual(zh: "改变书写方向的字符", en: "a character that turns the writing direction")
      case .zeroWidth: Bilingual(zh: "零宽字符", en: "a character without width")
      case .lineEnd: Bilingual(zh: "其他程序不认的换行符", en: "a line end that other programs do not count")
      }
    return Diagnostic(
      .error, .fileHiddenCharacter, zh: "这里有看不见的\(name.zh) \(character.code)",
      en: "\(name.en), \(character.code), is hidden here", at: span,
      help: Bilingual(zh: "删去它；行尾只用 LF 或 CR LF", en: "remove it; lines end with LF or CR LF"))
  }

  static func tooManyFaults(_ more: Int, file: Int) -> Diagnostic {
    Diagnostic(
      .error, .fileTooManyFaults, zh: "本文件还有 \(more) 处错误没有列出",
      en: "\(more) more faults of this file are not listed",
      at: ByteCheck.start(of: file))
  }

  /// A file in the folder of rules that is left out because of its name.
  public static func misnamedFile(_ path: String) -> Diagnostic {
    let shown = ShownPath.of(path)
    return Diagnostic(
      .note, .fileIgnored, zh: "\(shown) 没有读：规则文件的名称要以 .yaml 结尾",
      en: "\(shown) is not read: the name of a rule file ends in .yaml", at: nil,
      help: Bilingual(zh: "要用它，就改名为 .yaml；不用就移走", en: "rename it to end in .yaml, or move it elsewhere"))
  }

  /// A link to a folder in the folder of rules, which is not followed.
  public static func linkedFolder(_ path: String) -> Diagnostic {
    let shown = ShownPath.of(path)
    return Diagnostic(
      .note, .fileIgnored, zh: "\(shown) 是指向文件夹的链接，里面的文件没有读",
      en: "\(shown) is a link to a folder; the files in it are not read", at: nil,
      help: Bilingual(zh: "链接到各个文件，或把文件夹移进来", en: "link to the files themselves, or move the folder here"))
  }

  // MARK: YAML

  static func syntax(_ sentence: SyntaxSentence.Sentence, began: Int?, at span: SourceSpan) -> Diagnostic {
    let zh = began.map { "\(sentence.message.zh)（所在的结构从第 \($0) 行开始）" } ?? sentence.message.zh
    let en = began.map { "\(sentence.message.en) (within what begins on line \($0))" } ?? sentence.message.en
    return Diagnostic(.error, .yamlSyntax, zh: zh, en: en, at: span, help: sentence.help)
  }

  static func tab(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlTab, zh: "缩进里有制表符（Tab）", en: "a tab stands in the indentation", at: span,
      help: Bilingual(zh: "改用空格缩进，每层两个", en: "indent with spaces, two a level"))
  }

  static func fullWidthInYAML(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    let meant = FullWidth.ascii(for: scalar).map { String(Character($0)) } ?? ""
    if meant == " " {
      return Diagnostic(
        .error, .yamlFullWidth, zh: "这里是全角空格或不换行空格", en: "this is a full-width or no-break space", at: span,
        help: Bilingual(zh: "改成普通空格", en: "write an ordinary space"))
    }
    let written = meant == ":" || meant == "," ? "\(meant) " : meant
    let space = written.count > 1
    return Diagnostic(
      .error, .yamlFullWidth, zh: "这里是全角的“\(Character(scalar))”，YAML 要用半角的“\(meant)”",
      en: "this is a full-width '\(Character(scalar))'; YAML needs '\(meant)'", at: span,
      help: Bilingual(
        zh: space ? "写成英文“\(meant)”，后面加一个空格" : "写成英文“\(meant)”",
        en: space ? "write '\(meant)' and a space" : "write '\(meant)'"))
  }

  static func tooDeep(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.error, .yamlDepth, zh: "嵌套超过 \(limit) 层", en: "nested deeper than \(limit) levels", at: span)
  }

  static func tag(_ tag: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlTag, zh: "规则文件不用标签“\(tag)”", en: "rule files have no tags: '\(tag)'", at: span,
      help: Bilingual(zh: "删去标签；以“!”开头的文字要加引号", en: "remove it; put a text that starts with '!' in quotes"))
  }

  static func severalDocuments(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlDocuments, zh: "一个文件只能有一个文档，这里开始了第二个",
      en: "a rule file is one document; a second one starts here", at: span,
      help: Bilingual(zh: "删去这一行“---”，或分成两个文件", en: "remove this '---' or make it a file of its own"))
  }

  static func complexKey(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlComplexKey, zh: "键必须是一行文字，不能是列表、映射或引用",
      en: "a key is a plain word, not a list, mapping or alias", at: span)
  }

  static func unknownAnchor(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlUnknownAnchor, zh: "前面没有锚点“&\(name)”", en: "there is no anchor '&\(name)' before this", at: span,
      help: didYouMean(nearest.map { "*\($0)" })
        ?? Bilingual(zh: "以“*”开头的文字要加引号", en: "put a text that starts with '*' in quotes"))
  }

  static func aliasInsideItself(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlAliasInsideItself, zh: "“*\(name)”引用了包含它自己的内容", en: "'*\(name)' stands inside what it refers to",
      at: span)
  }

  static func tooManyAliases(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlAliasLimit, zh: "引用展开后超过 \(limit) 个节点", en: "aliases stand for more than \(limit) nodes",
      at: span)
  }

  static func mergeOfNoMapping(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .error, .yamlMerge, zh: "“<<”后面要写映射的引用，如 *common",
      en: "'<<' takes a mapping, such as *common, or a list of them", at: span)
  }

  /// `did you mean 'X'?`, when there is an X.
  static func didYouMean(_ candidate: String?) -> Bilingual? {
    candidate.map { Bilingual(zh: "是不是“\($0)”？", en: "did you mean '\($0)'?") }
  }
}
