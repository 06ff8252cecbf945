import Diagnostics
import RuleFiles
import Scheduler

/// The chapter of the manual on what is read as a rule file, and what of YAML is taken.
struct ReferenceFiles {
  let language: Language
  let format: ReferenceBlock.Format

  var blocks: [ReferenceBlock] {
    let zh = language == .zh
    let limits = LoadLimits()
    func code(_ word: String) -> String { format.code(word) }
    return [
      .heading(2, zh ? "哪些文件、哪些 YAML" : "Which files, and which YAML"),
      .bullets(
        zh
          ? [
            "文件：规则文件夹里和下级文件夹里名称以 \(code(".yaml")) 结尾的文件，最多 \(RuleFolder.mostFiles) 个，文件夹最多套 "
              + "\(RuleFolder.deepest) 层。以点开头的、以 \(code("~")) 结尾的不读；\(code(".yml")) 等差一点的不读，由 "
              + "\(code("duban check")) 提示。指向文件的链接照读，指向文件夹的不跟进去。管道、设备、读不了的文件是错误：有一个，整套规则就不采用。",
            "编码：UTF-8，开头可以有 BOM；行尾是 LF 或 CR LF。UTF-16、GBK、控制字符、改变书写方向的字符、零宽字符都是错误。",
            "大小：一个文件最多 \(limits.fileBytes) 字节，嵌套最多 \(limits.depth) 层。",
            "一个文件一个文档；可以有 \(code("%YAML 1.2")) 和 \(code("---"))。标签（\(code("!")) 和 \(code("!!"))，包括 "
              + "\(code("!include"))）都不用。",
            "锚点和引用（\(code("&名称"))、\(code("*名称"))）限在一个文件里，展开后最多 \(limits.aliasNodes) 项。",
            "合并键 \(code("<<")) 可用：值是一组键的引用、写出来的一组键，或它们的列表。自己写了的键以自己的为准；列表里先写的优先。",
            "同一个键写两次是错误，中文和英文的写法算同一个键。键是一个词，不能是列表、映射或引用。",
          ]
          : [
            "Files: those in the folder of rules and below it whose names end in \(code(".yaml")), \(RuleFolder.mostFiles) at "
              + "most, in folders \(RuleFolder.deepest) deep at most. What begins with a dot or ends with \(code("~")) is not "
              + "read; nor is \(code(".yml")) and the like, of which \(code("duban check")) tells. Links to files are followed, "
              + "links to folders are not. A pipe, a device, a file that cannot be read is an error: with one of them the whole "
              + "set is refused.",
            "Encoding: UTF-8, with or without a byte order mark at the start; lines end with LF or CR LF. UTF-16, GBK, control "
              + "characters, marks of writing direction and characters without width are errors.",
            "Size: \(limits.fileBytes) bytes a file at most, \(limits.depth) levels deep at most.",
            "A file is one document; it may begin with \(code("%YAML 1.2")) and \(code("---")). There are no tags (\(code("!")) "
              + "and \(code("!!")), \(code("!include")) among them).",
            "Anchors and aliases (\(code("&name")), \(code("*name"))) reach through one file and stand for "
              + "\(limits.aliasNodes) items in it at most.",
            "Merge keys, \(code("<<")), are known: the value is an alias of a mapping, a mapping, or a list of them. A key that "
              + "the mapping itself has counts; in a list the first does.",
            "A key written twice is an error, in Chinese and English too. A key is a word, never a list, a mapping or an alias.",
          ]),
    ]
  }
}
