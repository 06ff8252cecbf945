/// Writes numbers and texts one behind the other: numbers as eight bytes in the machine's own order, texts as their
/// length and bytes, filled up so that every number stands at a multiple of eight.
public struct ByteWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func number(_ value: Int) {
    withUnsafeBytes(of: Int64(value)) { bytes.append(contentsOf: $0) }
  }

  public mutating func text(_ text: String) { data(Array(text.utf8)) }

  public mutating func data(_ data: [UInt8]) {
    number(data.count)
    bytes += data
    fill()
  }

  public mutating func words(_ words: UnsafeBufferPointer<UInt32>) {
    number(words.count)
    bytes.append(contentsOf: UnsafeRawBufferPointer(words))
    fill()
  }

  public mutating func list<Items: Collection>(_ items: Items, _ write: (inout ByteWriter, Items.Element) -> Void) {
    number(items.count)
    for item in items { write(&self, item) }
  }

  private mutating func fill() { while bytes.count % 8 != 0 { bytes.append(0) } }
}

/// Reads what `ByteWriter` wrote; anything that does not fit is a `Misfit`, never a trap.
public struct ByteReader {
  /// The bytes are not what was asked for.
  public struct Misfit: Error {}

  private let bytes: UnsafeRawBufferPointer
  public private(set) var at = 0

  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  public var isAtEnd: Bool { at == bytes.count }

  public mutating func number() throws(Misfit) -> Int {
    guard bytes.count - at >= 8 else { throw Misfit() }
    defer { at += 8 }
    return Int(bytes.loadUnaligned(fromByteOffset: at, as: Int64.self))
  }

  /// A number of things each of which takes at least eight bytes.
  public mutating func count() throws(Misfit) -> Int {
    let count = try number()
    guard count >= 0, count <= (bytes.count - at) / 8 else { throw Misfit() }
    return count
  }

  public mutating func text() throws(Misfit) -> String { String(decoding: try stretch(), as: UTF8.self) }

  public mutating func data() throws(Misfit) -> [UInt8] { Array(try stretch()) }

  private mutating func stretch() throws(Misfit) -> UnsafeRawBufferPointer {
    try take(bytes: try number())
  }

  /// Words in place, where they stand at a multiple of four.
  public mutating func words() throws(Misfit) -> UnsafeBufferPointer<UInt32> {
    let count = try number()
    guard count >= 0, count <= bytes.count / 4 else { throw Misfit() }
    let raw = try take(bytes: count * 4)
    guard let base = raw.baseAddress, Int(bitPattern: base) % 4 == 0 else { throw Misfit() }
    return UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt32.self), count: count)
  }

  private mutating func take(bytes count: Int) throws(Misfit) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - at else { throw Misfit() }
    defer { at = min(bytes.count, (at + count + 7) / 8 * 8) }
    return UnsafeRawBufferPointer(rebasing: bytes[at..<at + count])
  }

  public mutating func list<Item>(_ read: (inout ByteReader) throws(Misfit) -> Item) throws(Misfit) -> [Item] {
    let count = try count()
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }
}
