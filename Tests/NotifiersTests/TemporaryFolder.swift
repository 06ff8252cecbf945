import CivilTime
import Delivery
import Glibc
@testable import Notifiers

/// A folder that is removed with everything in it when the test lets it go.
final class TemporaryFolder {
  let path: String
  private let isOurs: Bool

  /// A folder that somebody else removes.
  init(at path: String) {
    self.path = path
    isOurs = false
  }

  init() {
    isOurs = true
    var template = Array("/tmp/duban-notifier-test-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { if isOurs { remove(path) } }

  private func remove(_ path: String) {
    guard let names = names(in: path) else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    for name in names { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// Paths of all files below, relative, sorted.
  func files(below part: String = "") -> [String] {
    let base = part.isEmpty ? path : "\(path)/\(part)"
    guard let names = names(in: base) else { return [part] }
    return names.flatMap { files(below: part.isEmpty ? $0 : "\(part)/\($0)") }.sorted()
  }

  func bytes(_ name: String) -> [UInt8]? {
    guard let file = fopen("\(path)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  func write(_ text: String, to name: String) {
    let file = fopen("\(path)/\(name)", "w")!
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  private func names(in path: String) -> [String]? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else {
      return nil
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

func id(_ number: Int) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 32 - digits.count) + digits
}

func letter(
  _ number: Int = 1, to recipient: String = "农业局联络员", address: String? = "agri-liaison@example.org",
  sender: String = "督办室", senderAddress: String? = "duban@example.org", subject: String = "督办提醒",
  _ text: String = "您好。\n"
) -> Envelope {
  Envelope(
    id: id(number), recipient: recipient, address: address, sender: sender, senderAddress: senderAddress,
    date: Instant(seconds: 1_532_480_400), zone: .shanghai, content: .letter(.init(subject: subject, text: text)))
}

func document(_ number: Int = 1, name: String = "overdue/2018-07-25.txt", _ text: String = "超期清单\n") -> Envelope {
  var envelope = letter(number, to: "超期清单")
  envelope.content = .document(name: name, bytes: Array(text.utf8))
  return envelope
}

/// Becomes an ordinary user in a child process, as whom permissions count.
func becomeOrdinary() {
  if getuid() == 0 { precondition(setgroups(0, nil) == 0 && setgid(65_534) == 0 && setuid(65_534) == 0) }
}

extension NotifierKinds {
  /// A notifier of one of the kinds that write into a folder.
  static func make(kind: String, folder: String) -> (any Notifier)? {
    folders.first { $0.kind == kind }?.init(folder: folder)
  }
}
