import Checksums
import Notifiers
import Scheduler

/// A piece of evidence as a file: kept by what it holds.
struct EvidenceFile {
  /// The name it was handed in under.
  let name: String
  /// SHA-256 of its bytes in hexadecimal digits.
  let hash: String
  private let bytes: [UInt8]

  /// The largest file that is kept, in bytes.
  static let limit = 64 << 20

  init(reading path: String) throws {
    bytes = try FileBytes.read(path, limit: Self.limit).get()
    name = path.split(separator: "/").last.map(String.init) ?? path
    hash = SHA256.hexadecimal(SHA256.digest(bytes))
  }

  /// Puts the bytes into the folder `evidence` of `folder`; what is there already under that hash stays.
  func keep(beside folder: String) throws {
    do throws(NewFile.Fault) {
      try NewFile.write(bytes, to: "\(folder)/evidence/\(hash)")
    } catch {
      guard case .taken = error else { throw error }
    }
  }
}
