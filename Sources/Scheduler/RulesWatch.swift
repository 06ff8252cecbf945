import Dispatch
import Glibc

/// Tells when anything in a folder of rules changed, by inotify.
///
/// Its handler runs on the queue it was given. Created in nonisolated code only: a closure that inherits an
/// actor's isolation would trap when Dispatch calls it.
final class RulesWatch {
  private let descriptor: Int32
  private let source: any DispatchSourceRead
  /// Whether every folder is watched; the kernel may have watches for some of them only.
  let isComplete: Bool

  /// - Returns: nil when the kernel offers no (more) watches; the caller then relies on its regular look.
  init?(_ folder: RuleFolder, on queue: DispatchQueue, _ changed: @escaping @Sendable () -> Void) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let events =
      UInt32(IN_CLOSE_WRITE) | UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
      | UInt32(IN_MOVED_TO) | UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
    var watched = 0
    let folders = folder.folders()
    for path in folders where inotify_add_watch(descriptor, path, events) >= 0 { watched += 1 }
    isComplete = watched == folders.count
    let descriptor = descriptor
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler { @Sendable in
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      while buffer.withUnsafeMutableBytes({ read(descriptor, $0.baseAddress, $0.count) }) > 0 {}
      changed()
    }
    source.setCancelHandler { @Sendable in _ = close(descriptor) }
    source.activate()
    if watched == 0 { source.cancel(); return nil }
  }

  /// Whether something changed that the handler has not heard of yet.
  var hasNews: Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0
  }

  func stop() { source.cancel() }
}
