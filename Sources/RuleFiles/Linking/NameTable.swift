/// Values by name, compared byte by byte.
///
/// A `String` compares and hashes what it looks like in every normal form, which for Chinese costs ten times as much
/// and tells nothing more: names are written by the same people with the same keyboards.
struct NameTable<Value> {
  private struct Key: Hashable {
    let name: String

    static func == (left: Key, right: Key) -> Bool {
      left.name.utf8.withContiguousStorageIfAvailable { own in
        right.name.utf8.withContiguousStorageIfAvailable { $0.count == own.count && $0.isSame(as: own) } ?? false
      } ?? false
    }

    func hash(into hasher: inout Hasher) {
      _ = name.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private var values: [Key: Value] = [:]

  subscript(name: String) -> Value? {
    get { values[Self.key(name)] }
    set { values[Self.key(name)] = newValue }
  }

  subscript(name: String, default usual: @autoclosure () -> Value) -> Value {
    get { values[Self.key(name), default: usual()] }
    _modify { yield &values[Self.key(name), default: usual()] }
  }

  private static func key(_ name: String) -> Key {
    var name = name
    // Almost always so already; a string from elsewhere may not lie in one piece.
    name.makeContiguousUTF8()
    return Key(name: name)
  }
}

extension NameTable: Sendable where Value: Sendable {}

extension UnsafeBufferPointer<UInt8> {
  /// Whether both hold the same bytes; eight at a time. Both must be of one length.
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    let (own, its) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var at = 0
    while at + 8 <= own.count {
      guard
        own.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          == its.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      else { return false }
      at += 8
    }
    while at < own.count {
      guard own[at] == its[at] else { return false }
      at += 1
    }
    return true
  }
}
