import Diagnostics
import Glibc
import Notifiers
import RuleFiles
import Scheduler

/// The files that `duban fmt` lays out, and the books they belong to.
struct LayoutFolder {
  struct File {
    /// As the user gave it.
    var path: String
    /// As it stands on the disk.
    var bytes: [UInt8]
    /// In UTF-8, when it was converted, else the same.
    var text: [UInt8]
    var outcome: LayoutOutcome = .same
    /// Index of its book.
    fileprivate var book: Int
    fileprivate var identity: String?

    /// What is to be written; nil when nothing is.
    var laidOut: [UInt8]? {
      switch outcome {
      case .changed(let laidOut): laidOut
      case .same: text == bytes ? nil : text
      case .unreadable, .refused: nil
      }
    }

    var isChanged: Bool { laidOut != nil }

    var isLeftAlone: Bool {
      switch outcome {
      case .same, .changed: false
      case .unreadable, .refused: true
      }
    }
  }

  private(set) var files: [File] = []
  /// Files that load together, each with what it is known by whatever its path.
  private var books: [[(source: RuleSource, identity: String?)]] = []

  init() {}

  /// One file by itself.
  init(standardInput bytes: [UInt8]) {
    let path = "stdin.yaml"
    books = [[(RuleSource(path: path, bytes: bytes), nil)]]
    files = [File(path: path, bytes: bytes, text: bytes, book: 0)]
  }

  /// Takes files, and all rule files of folders, each once.
  ///
  /// - Parameter rules: The folder of rules. What is not in it makes a book with what was named with it.
  /// - Throws: `FileFault`, `RuleFolderFault`.
  mutating func collect(_ paths: [String], rules: String) throws {
    let limit = Workspace.settings.limits.fileBytes
    var info = stat()
    if stat(rules, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      addBook(try RuleFolder(rules).read(fileLimit: limit))
    } else {
      addBook([])
    }
    var places: [String: Int] = [:]
    for (index, file) in books[0].enumerated() { if let identity = file.identity { places[identity] = index } }
    var seen: Set<String> = []
    for path in paths {
      let isFolder = stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
      let sources =
        isFolder
        ? try RuleFolder(path).read(fileLimit: limit)
        : [RuleSource(path: path, bytes: try FileBytes.read(path, limit: max(limit, 64 << 20)).get())]
      var others: [RuleSource] = []
      for source in sources {
        let identity = Self.identity(source.path)
        // Templates of letters are laid out by whoever writes them: blanks in them are blanks in letters.
        guard !source.isTemplate, seen.insert(identity ?? source.path).inserted else { continue }
        let isInRules = identity.map { places[$0] != nil } ?? false
        if !isInRules { others.append(source) }
        files.append(
          File(
            path: source.path, bytes: source.bytes, text: source.bytes, book: isInRules ? 0 : books.count,
            identity: identity))
      }
      if !others.isEmpty { addBook(others) }
    }
  }

  private mutating func addBook(_ sources: [RuleSource]) {
    books.append(sources.map { ($0, Self.identity($0.path)) })
  }

  /// Device and inode of the file, which all its paths share.
  private static func identity(_ path: String) -> String? {
    var info = stat()
    return stat(path, &info) == 0 ? "\(info.st_dev):\(info.st_ino)" : nil
  }

  // MARK: Layout

  /// Lays out every file, and leaves alone whatever would change its book.
  mutating func layOut(_ settings: LoadSettings, convertsGBK: Bool) {
    for index in files.indices {
      if convertsGBK, let text = ChineseEncoding.utf8(files[index].bytes) { files[index].text = text }
      let source = RuleSource(path: files[index].path, bytes: files[index].text)
      files[index].outcome = RuleLayout.layOut(source, settings: settings)
    }
    for book in books.indices {
      let changed = files.indices.filter { files[$0].book == book && files[$0].isChanged }
      guard !changed.isEmpty, !isSame(book, changed, settings) else { continue }
      // Whichever does it alone is refused; when none does alone, all are.
      let culprits = changed.filter { !isSame(book, [$0], settings) }
      for index in culprits.isEmpty ? changed : culprits {
        files[index].outcome = .refused(
          line: 1, reason: Bilingual(zh: "排版后整套规则会不同", en: "laid out, the rules as a whole would be different"))
      }
    }
  }

  /// Whether a book is the same with these files laid out.
  private func isSame(_ book: Int, _ changed: [Int], _ settings: LoadSettings) -> Bool {
    let places = Dictionary(
      files.indices.filter { files[$0].book == book }.map { (files[$0].identity, $0) }, uniquingKeysWith: { $1 })
    let changed = Set(changed)
    let after = books[book].map { source, identity in
      guard let index = places[identity] else { return source }
      let text = changed.contains(index) ? files[index].laidOut ?? files[index].text : files[index].text
      return RuleSource(path: source.path, bytes: text)
    }
    let before = books[book].map { source, identity in
      places[identity].map { RuleSource(path: source.path, bytes: files[$0].text) } ?? source
    }
    return RuleLayout.isSameBook(before, after, settings: settings)
  }

  /// Writes what has changed.
  ///
  /// - Throws: `NewFile.Fault`; files before it are written, those behind it are not.
  mutating func write() throws {
    for index in files.indices {
      guard let laidOut = files[index].laidOut else { continue }
      if try !ReplacedFile.write(laidOut, to: files[index].path, over: files[index].bytes) {
        files[index].outcome = .refused(
          line: 1, reason: Bilingual(zh: "读入以后别人改过", en: "somebody changed it since it was read"))
      }
    }
  }
}
