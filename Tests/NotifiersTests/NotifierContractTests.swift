import Delivery
import Glibc
import Testing

@testable import Notifiers

/// What the outbox relies on, whatever the notifier: one contract, run against every kind that needs only a folder.
@Suite struct NotifierContractTests {
  static let kinds = NotifierKinds.folders.map { $0.kind }

  private func make(_ kind: String, _ folder: TemporaryFolder, _ below: String = "channel") throws -> any Notifier {
    try #require(NotifierKinds.make(kind: kind, folder: "\(folder.path)/\(below)"))
  }

  /// 40 kB in short lines.
  private static let longText = String(repeating: "督办提醒\n", count: 3000)

  /// An envelope whose message can be told from others by its number.
  private static func envelope(_ number: Int) -> Envelope {
    letter(number, to: "联络员\(number % 3)", "第 \(number) 封\n")
  }

  @Test(arguments: kinds)
  func sealingIsPure(kind: String) throws {
    let folder = TemporaryFolder()
    let notifier = try make(kind, folder)
    for envelope in [Self.envelope(1), document()] {
      let sealed = notifier.seal(envelope)
      #expect(sealed == notifier.seal(envelope))
      #expect(sealed.id == envelope.id)
      #expect(!sealed.destination.contains(folder.path))
    }
    #expect(folder.files() == [])
  }

  @Test(arguments: kinds)
  func everyEnvelopeOfABatchHasItsOutcomeInOrder(kind: String) throws {
    let folder = TemporaryFolder()
    let notifier = try make(kind, folder)
    let batch = (1...notifier.batchSize).map { notifier.seal(Self.envelope($0)) }
    let outcomes = notifier.deliver(batch)
    #expect(outcomes.count == batch.count)
    for (sealed, outcome) in zip(batch, outcomes) {
      guard case .delivered(let receipt) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      #expect(folder.bytes("channel/\(receipt)") == sealed.bytes)
    }
    #expect(folder.files().count == batch.count)
    #expect(notifier.deliver([]) == [])
  }

  @Test(arguments: kinds)
  func deliveringAgainLeavesOneMessageAndSaysSo(kind: String) throws {
    let folder = TemporaryFolder()
    let notifier = try make(kind, folder)
    let sealed = notifier.seal(Self.envelope(1))
    guard case .delivered(let receipt) = notifier.deliver([sealed])[0] else {
      Issue.record("not delivered")
      return
    }
    let files = folder.files()
    #expect(notifier.deliver([sealed]) == [.alreadyDelivered(receipt: receipt)])
    #expect(folder.files() == files)
    #expect(folder.bytes("channel/\(receipt)") == sealed.bytes)
  }

  @Test(arguments: kinds)
  func aReceiptDoesNotDependOnWhereTheFolderIs(kind: String) throws {
    let folder = TemporaryFolder()
    let outcomes = try ["a", "b/c"].map { below in
      let notifier = try make(kind, folder, below)
      return notifier.deliver([notifier.seal(Self.envelope(1))])
    }
    #expect(outcomes[0] == outcomes[1])
  }

  @Test(arguments: kinds)
  func aFolderThatCannotBeWrittenIsTriedLaterAndWorksWhenMended(kind: String) async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [kind = kind as String, path = folder.path as String] in
      let notifier = NotifierKinds.make(kind: kind, folder: "\(path)/channel")!
      mkdir("\(path)/channel", 0o777)
      chmod("\(path)/channel", 0o555)
      chown(path, 65_534, 65_534)
      chown("\(path)/channel", 65_534, 65_534)
      becomeOrdinary()
      let sealed = notifier.seal(Self.envelope(1))
      guard case .tryLater(let text) = notifier.deliver([sealed])[0] else {
        Issue.record("not to be tried later")
        return
      }
      #expect(text.hasPrefix("没有权限（EACCES）：\(path)/channel"))
      chmod("\(path)/channel", 0o755)
      guard case .delivered = notifier.deliver([sealed])[0] else {
        Issue.record("not delivered when mended")
        return
      }
    }
  }

  @Test(arguments: kinds)
  func aFileInPlaceOfTheFolderIsTriedLater(kind: String) throws {
    let folder = TemporaryFolder()
    folder.write("x", to: "channel")
    let notifier = try make(kind, folder)
    guard case .tryLater(let text) = notifier.deliver([notifier.seal(Self.envelope(1))])[0] else {
      Issue.record("not to be tried later")
      return
    }
    #expect(text.contains("ENOTDIR"))
    #expect(folder.files() == ["channel"])
  }

  @Test(arguments: kinds)
  func aDestinationOutsideTheFolderIsRefusedAndTheOthersGoOut(kind: String) throws {
    let folder = TemporaryFolder()
    let notifier = try make(kind, folder)
    let good = notifier.seal(Self.envelope(1))
    for destination in ["../elsewhere", "/tmp/elsewhere", "..", ".", "", "a/../../elsewhere", ".hidden", "a\nb"] {
      let bad = SealedEnvelope(id: id(2), destination: destination, bytes: [0x78])
      let outcomes = notifier.deliver([bad, good])
      guard case .refused = outcomes[0] else {
        Issue.record("'\(destination)' gives \(outcomes[0])")
        continue
      }
      switch outcomes[1] {
      case .delivered, .alreadyDelivered: break
      default: Issue.record("the good one beside '\(destination)' gives \(outcomes[1])")
      }
    }
    #expect(folder.files().count == 1)
  }

  @Test(arguments: kinds)
  func killedAtAnyMomentItLeavesWholeMessagesAndTheNextAttemptLeavesEachOnce(kind: String) async throws {
    for microseconds: UInt32 in [300, 3000, 10_000, 30_000] {
      let folder = TemporaryFolder()
      let path = folder.path
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [kind = kind as String, path = path as String, microseconds = microseconds as UInt32] in
        let notifier = NotifierKinds.make(kind: kind, folder: "\(path)/channel")!
        let batch = (1...64).map { notifier.seal(letter($0, Self.longText)) }
        var thread = pthread_t()
        let delay = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
        delay.pointee = microseconds
        pthread_create(
          &thread, nil,
          { delay in
            usleep(delay!.assumingMemoryBound(to: UInt32.self).pointee)
            kill(getpid(), SIGKILL)
            return nil
          }, delay)
        while true { _ = notifier.deliver(batch) }
      }
      let notifier = try make(kind, folder)
      let batch = (1...64).map { notifier.seal(letter($0, Self.longText)) }
      for file in folder.files() where !file.contains("/tmp/") && !file.contains("/.") {
        #expect(batch.contains { folder.bytes(file) == $0.bytes }, "\(file) is not whole")
      }
      for outcome in notifier.deliver(batch) {
        switch outcome {
        case .delivered, .alreadyDelivered: break
        default: Issue.record("\(outcome)")
        }
      }
      #expect(folder.files().count == batch.count)
    }
  }

  @Test(.enabled(if: getuid() == 0, "mounting a small disk takes root"), arguments: kinds)
  func onAFullDiskItIsTriedLaterAndWorksWhenThereIsRoom(kind: String) async {
    let folder = TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    await #expect(processExitsWith: .success) { [kind = kind as String, path = folder.path as String] in
      let folder = TemporaryFolder(at: path)
      guard let symbol = dlsym(nil, "unshare"),
        unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)(0x0002_0000) == 0,
        mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
        mount("tmpfs", folder.path, "tmpfs", 0, "size=192k") == 0
      else {
        Issue.record("no mount in a namespace of our own: \(String(cString: strerror(errno)))")
        return
      }
      let notifier = NotifierKinds.make(kind: kind, folder: "\(folder.path)/channel")!
      let batch = (1...20).map { notifier.seal(letter($0, Self.longText)) }
      let outcomes = notifier.deliver(batch)
      var delivered = 0
      for outcome in outcomes {
        switch outcome {
        case .delivered: delivered += 1
        case .tryLater(let text): #expect(text.hasPrefix("磁盘已满（ENOSPC）：\(folder.path)/channel/"))
        default: Issue.record("\(outcome)")
        }
      }
      #expect(delivered > 0 && delivered < 20)
      #expect(folder.files().count == delivered)
      #expect(mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT), "size=8m") == 0)
      let again = notifier.deliver(batch)
      for (first, second) in zip(outcomes, again) {
        if case .delivered(let receipt) = first { #expect(second == .alreadyDelivered(receipt: receipt)) }
        if case .tryLater = first, case .delivered = second { delivered += 1 }
      }
      #expect(delivered == 20)
      #expect(folder.files().count == 20)
    }
  }
}
