import Diagnostics

extension FaultExample {
  /// Bytes that are no text, or hide something in it.
  static let files: [FaultCode: FaultExample] = [
    .fileTooLarge: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "plan.yaml（12 MB）", en: "plan.yaml (12 MB)")) {
          [UInt8](repeating: 0x23, count: LoadLimits().fileBytes + 1)
        }), "# plan-1.yaml, plan-2.yaml, plan-3.yaml\n",
      zh: "一个文件最多 4 MB，够写上万条任务。再大的多半不是规则文件；真有这么多任务，就按板块分成几个文件，各文件的同名部分会合在一起。",
      en:
        "A file has at most 4 MB, room for ten thousand tasks. What is larger is as a rule no rule file; if it is, spread "
        + "it over several files: sections of one name are put together."),
    .fileUTF16: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "plan.yaml（另存为“Unicode”）", en: "plan.yaml (saved as 'Unicode')")) {
          [0xFF, 0xFE] + Array("tasks: []\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        }), "# iconv -f UTF-16 -t UTF-8 plan.yaml -o plan-utf8.yaml\n",
      zh: "只有一种编码，才能保证每台机器读到的字一样。编辑器里“另存为”时选 UTF-8。",
      en: "One encoding for all, so that every machine reads the same characters. Choose UTF-8 when saving."),
    .fileGB18030: FaultExample(
      .bytes(
        // 甲 in GB 2312.
        Bytes(shown: Bilingual(zh: "plan.yaml（另存为 ANSI 或 GBK）", en: "plan.yaml (saved as ANSI or GBK)")) {
          Array("plan: {title: ".utf8) + [0xBC, 0xD7] + Array("}\n".utf8)
        }), "# duban fmt --from gbk plan.yaml\n",
      zh: "旧版记事本和一些表格软件按 GBK 保存中文；按 UTF-8 读出来就是乱码，单位和人名都会对不上。",
      en:
        "Old editors and some spreadsheets save Chinese as GBK; read as UTF-8 it is gibberish, and no unit or person is "
        + "recognised."),
    .fileNotUTF8: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "title: 计划<FF>", en: "title: 计划<FF>")) { Array("# 计划".utf8) + [0xFF, 0x0A] }),
      "# 计划\n",
      zh: "文件里混进了别的编码的字节，或者保存到一半被截断。猜着读会悄悄改掉内容，所以整份不采用。",
      en:
        "Bytes of another encoding got in, or saving was cut short. To guess would change the text in silence, so the file "
        + "is refused."),
    .fileHiddenCharacter: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "title: 甲<U+202E>乙", en: "title: 甲<U+202E>乙")) { Array("# 甲\u{202E}乙\n".utf8) }),
      "# 甲乙\n",
      zh: "从网页或公文里复制，常会带来零宽字符；改变书写方向的字符能让人看到的和程序读到的不一样。两个看起来相同的单位名，因为它就成了两个单位。",
      en:
        "Text copied from pages often brings characters without width along; a mark of direction makes people see other "
        + "words than the program reads. Two names that look the same would be two units."),
    .fileTooManyFaults: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "（一个文件里 500 多处错误）", en: "(more than 500 faults in one file)")) {
          Array((0...LoadLimits().faultsPerFile).map { "unknown-\($0): x\n" }.joined().utf8)
        }), "# plan.yaml\n",
      zh: "错误多到这个程度，多半是同一个原因，比如整段缩进错了。先改前面的，再查一次。",
      en:
        "So many faults have as a rule one cause, such as the indentation of a whole part. Mend the first ones and check "
        + "again."),
    .fileIgnored: FaultExample(
      .name("rules/plan.yml"), "rules/plan.yaml",
      zh: "只读名称以 .yaml 结尾的文件；以点开头的、以“~”结尾的，是编辑器留下的。指向文件夹的链接不跟进去，免得绕圈。名称差一点而没有读的，"
        + "在这里提示：里面的任务现在没有人盯。",
      en:
        "Only files whose names end in .yaml are read; what begins with a dot or ends with '~' belongs to editors. Links to "
        + "folders are not followed, for they can lead in circles. What is left out by a hair is named here: nobody watches "
        + "the tasks in it."),
  ]

  /// YAML's own grammar.
  static let yaml: [FaultCode: FaultExample] = [
    .yamlSyntax: FaultExample(
      "units:\n  - {name: 农业局, liaison: 张三\n", "units:\n  - {name: 农业局, liaison: 张三}\n",
      zh: "读到这里，下面的内容属于谁已经说不清，所以这个文件只报这一处；其他文件照常检查。",
      en:
        "From here on it is not clear what belongs to what, so this is all that is said of the file; the others are checked."
    ),
    .yamlTab: FaultExample(
      "plan:\n\tid: p\n", "plan:\n  id: p\n  title: 计划\n  year: 2018\n  supervisor: 督办室\n",
      zh: "各个编辑器的制表符宽窄不一，看起来对齐的，在别处不对齐，所以 YAML 只认空格。",
      en: "Editors show tabs in different widths: what lines up here does not elsewhere, so YAML knows spaces only."
    ),
    .yamlFullWidth: FaultExample(
      "units：\n  - {name: 农业局, liaison: 张三}\n", "units:\n  - {name: 农业局, liaison: 张三}\n",
      zh: "中文输入法打出的冒号、逗号、括号是全角的，YAML 不认；值里面的全角标点不受影响。",
      en:
        "A Chinese keyboard writes full-width colons, commas and brackets, which YAML does not know; within a value they "
        + "are fine."),
    .yamlDepth: FaultExample(
      .bytes(
        Bytes(shown: Bilingual(zh: "[[[[[[…（65 层以上）", en: "[[[[[[… (more than 64)")) {
          [UInt8](repeating: 0x5B, count: 65)
        }), "# []\n", zh: "规则只有几层。嵌套几万层的文件能让解析器卡住，所以 64 层就停下来。",
      en: "Rules have a few levels. Tens of thousands would hold up any reader, so it stops at 64."),
    .yamlTag: FaultExample(
      "units:\n  - {name: !!str 农业局, liaison: 张三}\n", "units:\n  - {name: 农业局, liaison: 张三}\n",
      zh: "值按键的要求读，标签没有用；有的程序会按标签建对象、读别的文件（!include），这里一概不做。",
      en:
        "A value is read as its key wants it, so a tag says nothing. Other programs build objects or read files (!include) by "
        + "tags; this one never does."),
    .yamlDocuments: FaultExample(
      "units:\n  - {name: 农业局, liaison: 张三}\n---\ngroups:\n  - {name: 各单位, members: [农业局]}\n",
      "units:\n  - {name: 农业局, liaison: 张三}\ngroups:\n  - {name: 各单位, members: [农业局]}\n",
      zh: "“---”之后是另一个文档，很多程序会漏读。分成几个文件，或者去掉这一行。",
      en:
        "Behind '---' another document begins, which many programs overlook. Make it a file of its own, or remove the line."
    ),
    .yamlComplexKey: FaultExample(
      "units:\n  - {[name]: 农业局, liaison: 张三}\n", "units:\n  - {name: 农业局, liaison: 张三}\n",
      zh: "键是表里的一个词，不会是列表、映射或引用。", en: "A key is a word of the table, never a list, a mapping or an alias."),
    .yamlUnknownAnchor: FaultExample(
      "groups:\n  - {name: 一组, members: *all}\n  - {name: 二组, members: &all [农业局, 发改委]}\n",
      "groups:\n  - {name: 一组, members: &all [农业局, 发改委]}\n  - {name: 二组, members: *all}\n",
      zh: "“*名称”引用同一个文件里前面的“&名称”；锚点不跨文件，写在后面也不行。值本来以“*”开头的，加引号。",
      en:
        "'*name' refers to '&name' earlier in the same file; anchors do not reach into other files. A text that begins with "
        + "'*' goes in quotes."),
    .yamlAliasInsideItself: FaultExample(
      "groups:\n  - {name: 一组, members: &all [*all]}\n", "groups:\n  - {name: 一组, members: &all [农业局]}\n",
      zh: "自己包含自己，展开没有尽头。", en: "What contains itself has no end."),
    .yamlAliasLimit: FaultExample(
      .bytes(
        Bytes(
          shown: Bilingual(
            zh: "b: &b [*a, *a, …]\nc: &c [*b, *b, …]\nd: …", en: "b: &b [*a, *a, …]\nc: &c [*b, *b, …]\nd: …")
        ) {
          let lines = (1...5).map { level in
            "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
          }
          return Array(("a0: &a0 [x]\n" + lines.joined()).utf8)
        }), "# a: [x]\n",
      zh: "几行引用叠几层，就能展开成上亿项，撑爆内存（“十亿笑声”）。一个文件里引用展开后最多一万项。",
      en:
        "A few lines of aliases of aliases stand for thousands of millions of items and fill all memory ('billion laughs'). "
        + "Aliases of one file stand for ten thousand at most."),
    .yamlMerge: FaultExample(
      "units:\n  - {<<: 通用, name: 农业局, liaison: 张三}\n",
      "units:\n  - &common {name: 发改委, liaison: 张三}\n  - {<<: *common, name: 农业局}\n",
      zh: "“<<”把另一组键拿过来，自己写了的键以自己的为准；所以它的值是一组键的引用，或几个这样的引用。",
      en:
        "'<<' takes over the keys of another mapping that the mapping itself has not; so it takes an alias of a mapping, or "
        + "a list of them."),
  ]
}
