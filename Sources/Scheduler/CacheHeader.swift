import Checksums
import RuleFiles

/// What stands before the book in a cache: a mark, a checksum of all that follows, whose book it is, and what each
/// of its files was.
struct CacheHeader {
  var program: String
  /// The folder of rules from the root on.
  var folder: String
  /// When the book was kept, in nanoseconds since 1970, by the clock that file times are taken from.
  var written: Int
  var facts: [FileFacts]
  /// By file, of its bytes.
  var hashes: [UInt64]
  /// Where the book begins.
  private(set) var bodyStart = 0

  private static let mark = 0x6475_6261_6E2D_6231
  /// A file changed so shortly before the book was kept may have been changed once more within the same tick of the
  /// clock: 2 s, the coarsest there is (FAT).
  private static let tooFresh = 2_000_000_000

  init(program: String, folder: String, written: Int, facts: [FileFacts], hashes: [UInt64]) {
    self.program = program
    self.folder = folder
    self.written = written
    self.facts = facts
    self.hashes = hashes
  }

  /// The header of `bytes`; nil when they are no cache, or not all of it.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var reader = ByteReader(bytes)
    do throws(ByteReader.Misfit) {
      guard try reader.number() == Self.mark else { return nil }
      let checksum = UInt64(bitPattern: Int64(try reader.number()))
      guard XXH64.hash(UnsafeRawBufferPointer(rebasing: bytes[16...])) == checksum else { return nil }
      program = try reader.text()
      folder = try reader.text()
      written = try reader.number()
      var hashes: [UInt64] = []
      facts = try reader.list { reader throws(ByteReader.Misfit) in
        let path = try reader.text()
        var numbers: [Int] = []
        for _ in 0..<5 { numbers.append(try reader.number()) }
        hashes.append(UInt64(bitPattern: Int64(try reader.number())))
        return FileFacts(path: path, numbers: numbers)
      }
      self.hashes = hashes
      bodyStart = reader.at
    } catch {
      return nil
    }
  }

  /// All of the header, with the checksum of itself and of `body` behind it.
  func bytes(before body: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.text(program)
    writer.text(folder)
    writer.number(written)
    writer.list(zip(facts, hashes).map { $0 }) { writer, file in
      writer.text(file.0.path)
      for number in file.0.numbers { writer.number(number) }
      writer.number(Int(Int64(bitPattern: file.1)))
    }
    var head = ByteWriter()
    head.number(Self.mark)
    head.number(Int(Int64(bitPattern: XXH64.hash(writer.bytes + body))))
    return head.bytes + writer.bytes
  }

  /// The files, by their places in `found`, that have to be read to know whether they are the same, with the hash
  /// each had; nil when files have come or gone, or one has another size.
  func differences(from found: [FileFacts]) -> [(index: Int, hash: UInt64)]? {
    guard found.count == facts.count else { return nil }
    var doubtful: [(index: Int, hash: UInt64)] = []
    for (index, (now, then)) in zip(found, facts).enumerated() {
      guard now.path == then.path, now.size == then.size else { return nil }
      if now != then || max(then.modified, then.changed) > written - Self.tooFresh {
        doubtful.append((index, hashes[index]))
      }
    }
    return doubtful
  }
}
