import Dispatch
import Glibc
public import RuleFiles

extension LoadLanes {
  /// As many lanes as the machine has cores, at most eight.
  public static let cores: LoadLanes = {
    let cores = min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return LoadLanes(count: cores) { count, work in
      DispatchQueue.concurrentPerform(iterations: count) { @Sendable lane in work(lane) }
    }
  }()
}
