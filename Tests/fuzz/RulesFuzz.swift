// Built by scripts/fuzz with libFuzzer and LoaderPromises.swift of the tests, never by the package: whatever bytes
// stand in the folder of rules, the loader reads them or refuses them and says where. What it reads, `fmt` lays out
// once and for all, and it stays the same book. A trap, a hang, a leak or a broken promise ends the run.

import Glibc

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let broken = LoaderPromises.broken(by: Array(UnsafeBufferPointer(start: start, count: size)))
  guard broken.isEmpty else {
    for promise in broken { print(promise) }
    fflush(nil)
    preconditionFailure("a promise is broken")
  }
  return 0
}
