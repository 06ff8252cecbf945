import Glibc

/// What the file system says of a folder that is to be written, or of the nearest one above it while it is not there.
struct FolderFact: Hashable {
  /// As far as it is there.
  enum Place: Hashable {
    case folder
    /// Not there; it can be made or not by what `canWrite` says of the nearest folder above.
    case missing
    /// Something else stands under its name.
    case file
  }

  var place: Place
  var canWrite: Bool
  /// In bytes, of what this user may take; nil when the file system does not say.
  var free: Int64?
  /// Files that can still be made; nil when the file system has no such limit or does not say.
  var freeFiles: Int64?

  init(_ place: Place = .folder, canWrite: Bool = true, free: Int64?, freeFiles: Int64? = nil) {
    self.place = place
    self.canWrite = canWrite
    self.free = free
    self.freeFiles = freeFiles
  }

  /// Of the folder at `path`. Source: statvfs(3), access(2).
  init(at path: String) {
    var (nearest, status) = (path, stat())
    place = .folder
    while stat(nearest, &status) != 0, nearest != "/", nearest != "." {
      nearest = Workspace.folder(of: nearest)
      place = .missing
    }
    if status.st_mode & S_IFMT != S_IFDIR { place = .file }
    canWrite = access(nearest, W_OK | X_OK) == 0
    var volume = statvfs()
    guard statvfs(nearest, &volume) == 0 else { return }
    free = Int64(clamping: UInt64(volume.f_bavail) &* UInt64(volume.f_frsize))
    if volume.f_files > 0 { freeFiles = Int64(clamping: volume.f_favail) }
  }
}
