import ProgramHarness
import Testing

extension RealFaultTests {
  /// `make torture`, in short: the real program under kills, failing writes, a race and a damaged ledger, judged by
  /// programs that share none of its code.
  @Suite(.serialized) struct TortureTests {
    @Test(arguments: [("kill", 6), ("inject", 8), ("race", 20)])
    func aFewRoundsOfEachLoseAndDoubleNothing(_ part: String, _ rounds: Int) throws {
      let folder = TemporaryFolder(inMemory: true)
      let environment = [
        "DUBAN": Program.path, "TMPDIR": folder.path, "PYTHONDONTWRITEBYTECODE": "1",
      ]
      let run = try Program(in: folder.path, environment: environment).finish([
        "/usr/bin/python3", "\(Program.packageRoot)/Tests/torture/run.py", "--part", part, "--rounds", "\(rounds)",
      ])
      // 2: a part could not be run here, as where nothing may be traced; the table says so.
      #expect(run.code == 0 || run.code == 2 && run.text.contains("NOT RUN"), "\(run.text)\(run.errorText)")
      if run.text.contains("NOT RUN") { print(run.text) }
    }
  }
}
