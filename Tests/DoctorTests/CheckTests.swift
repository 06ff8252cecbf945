import CivilTime
import Diagnostics
import Ledger
import Notifiers
import Rules
import Testing

@testable import duban

/// What each check of `duban doctor` makes of the facts.
@Suite struct CheckTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var check: @Sendable () -> any HealthCheck
    /// Marks, in order.
    var marks: String
    /// Words of what is found or advised, in Chinese.
    var says: [String]

    init(_ name: String, _ marks: String, says: String..., check: @escaping @Sendable () -> any HealthCheck) {
      (self.name, self.marks, self.says, self.check) = (name, marks, says, check)
    }

    var testDescription: String { name }
  }

  private static let path = "/var/lib/duban/ledger.sqlite"

  static let rules = [
    Row("rules in use", "✓", says: "3个文件，1个计划，8项任务") {
      RulesCheck(.used(files: 3, plans: 1, tasks: 8, decisions: 0))
    },
    Row("decisions to be made", "!", says: "2处待定", "duban check") {
      RulesCheck(.used(files: 3, plans: 1, tasks: 8, decisions: 2))
    },
    Row("no tasks", "!", says: "没有要督办的", "--rules") {
      RulesCheck(.used(files: 1, plans: 0, tasks: 0, decisions: 0))
    },
    Row("errors", "✗", says: "有4处错误", "a.yaml:1:1: 错", "duban check") {
      RulesCheck(.refused(errors: 4, first: Bilingual(zh: "a.yaml:1:1: 错", en: "a.yaml:1:1: wrong")))
    },
    Row("a folder that is not there", "✗", says: "没有") { RulesCheck(.unreadable([Bilingual("没有")])) },
    Row("an edit that is held", "✗", says: "暂缓采用", "duban reload --accept abcdefabcdef") {
      RulesCheck(
        .used(files: 3, plans: 1, tasks: 8, decisions: 0),
        pending: PendingEdit(
          hash: String(repeating: "abcdef", count: 11), since: Instant(seconds: 0),
          reason: .held(Removal(items: 9, itemsBefore: 17, obligations: 9))))
    },
    Row("an edit that is mended and not in force yet", "!", says: "duban reload") {
      RulesCheck(
        .used(files: 3, plans: 1, tasks: 8, decisions: 0),
        pending: PendingEdit(hash: "ab", since: Instant(seconds: 0), reason: .refused(errors: 1, first: "")))
    },
  ]

  static let ledgers = [
    Row("a ledger", "✓", says: "12条记录") {
      LedgerCheck(.there(path: path, entries: 12, doubt: nil, canWrite: true))
    },
    Row("none yet", "!", says: "还没有", "duban tick") { LedgerCheck(.none(path: path)) },
    Row("one that cannot be written", "✗", says: "不能写") {
      LedgerCheck(.there(path: path, entries: 12, doubt: nil, canWrite: false))
    },
    Row("another user's, seen by root", "!", says: "root") {
      LedgerCheck(.there(path: path, entries: 12, doubt: nil, canWrite: true), isAnothers: true)
    },
    Row("one that went back", "✗", says: "原有 9 条记录，现只有 3 条") {
      LedgerCheck(.there(path: path, entries: 3, doubt: .wentBack(path: path, had: 9, has: 3), canWrite: true))
    },
    Row("a newer program's", "✗", says: "较新版本") {
      LedgerCheck(.unusable(.newerSchema(path: path, unknown: ["9 x"])))
    },
    Row("an older program's is brought up to date by itself", "!", says: "较旧版本") {
      LedgerCheck(.unusable(.olderSchema(path: path)))
    },
  ]

  private static func disk(_ fact: FolderFact, channel: String? = nil) -> DiskCheck {
    DiskCheck([DiskCheck.Folder(path: "/srv", channel: channel, fact: fact)])
  }

  static let disks = [
    Row("room enough", "✓", says: "可写，剩 20 GB") { disk(FolderFact(free: 20 << 30, freeFiles: 1_000_000)) },
    Row("a file system without a limit of files", "✓") { disk(FolderFact(free: 20 << 30)) },
    Row("one that does not say", "✓", says: "看不出还剩多少空间") { disk(FolderFact(free: nil)) },
    Row("the last of little", "✓", says: "500 MB") { disk(FolderFact(free: 500 << 20)) },
    Row("little", "!", says: "499 MB", "腾出空间") { disk(FolderFact(free: (500 << 20) - 1)) },
    Row("almost nothing", "✗", says: "19 MB", "腾出空间") { disk(FolderFact(free: (20 << 20) - 1)) },
    Row("nothing", "✗", says: "剩 0 KB") { disk(FolderFact(free: 0)) },
    Row("few files left", "!", says: "9999个文件") { disk(FolderFact(free: 20 << 30, freeFiles: 9_999)) },
    Row("no file left", "✗", says: "0个文件") { disk(FolderFact(free: 20 << 30, freeFiles: 0)) },
    Row("not there yet", "✓", says: "用到时建立") { disk(FolderFact(.missing, free: 20 << 30)) },
    Row("not there and not to be made", "✗", says: "建不了") {
      disk(FolderFact(.missing, canWrite: false, free: 20 << 30))
    },
    Row("not writable", "✗", says: "不能写") { disk(FolderFact(canWrite: false, free: 20 << 30)) },
    Row("a file in its place", "✗", says: "不是文件夹") { disk(FolderFact(.file, free: 20 << 30)) },
  ]

  private static func clock(_ change: (inout ClockCheck) -> Void = { _ in }) -> ClockCheck {
    var check = ClockCheck(now: CivilDateTime(CivilDate(2018, 7, 25)!, TimeOfDay(9, 0)!))
    change(&check)
    return check
  }

  static let clocks = [
    Row("a clock that nobody can be asked about", "✓", says: "2018-07-25T09:00") { clock() },
    Row("one that is kept", "✓", says: "时间服务器同步") { clock { $0.isKept = true } },
    Row("one that is not", "!", says: "没有与时间服务器同步", "chrony") { clock { $0.isKept = false } },
    Row("before the last pass", "✗", says: "早于上次处理（2018-08-01T09:00）", "timedatectl") {
      clock { $0.ahead = (Bilingual(zh: "上次处理", en: "the last pass"), "2018-08-01T09:00") }
    },
    Row("past everything", "✗", says: "2017-12-31") {
      clock { $0.passedHorizon = CivilDate(2017, 12, 31) }
    },
    Row("a jump that is held", "✗", says: "跳变", "duban clock --accept") { clock { $0.isHeld = true } },
  ]

  private static func zone(_ office: Int, _ machine: Int, others: [String] = []) -> ZoneCheck {
    var check = ZoneCheck(office: "Asia/Shanghai")
    (check.officeOffset, check.machineOffset, check.others) = (office, machine, others)
    return check
  }

  static let zones = [
    Row("the machine's own", "✓", says: "Asia/Shanghai (UTC+8)") { zone(28_800, 28_800) },
    Row("another machine's", "✓", says: "本机是UTC，") { zone(28_800, 0) },
    Row("an offset of half an hour, behind", "✓", says: "UTC-3:30") { zone(28_800, -12_600) },
    Row("plans elsewhere", "✓", says: "有的计划另按Asia/Urumqi") { zone(28_800, 28_800, others: ["Asia/Urumqi"]) },
    Row("no rules", "") { ZoneCheck(office: nil) },
  ]

  private static func calendar(until: String?, needed: String? = nil) -> CalendarCheck {
    CalendarCheck(
      today: CivilDate(2018, 7, 25)!,
      [
        .init(
          calendar: "cn", until: until.flatMap { CivilDate(iso: $0) }, needed: needed.flatMap { CivilDate(iso: $0) }
        )
      ])
  }

  static let calendars = [
    Row("far enough", "✓", says: "涵盖到 2018-12-31") { calendar(until: "2018-12-31", needed: "2018-12-31") },
    Row("plans run on", "✓", says: "计划到 2020-12-31", "暂定") {
      calendar(until: "2018-12-31", needed: "2020-12-31")
    },
    Row("thirty days from its end", "✓") { calendar(until: "2018-08-24") },
    Row("nearer", "!", says: "还有29天", "取得2019年的放假通知", "duban calendar import") { calendar(until: "2018-08-23") },
    Row("its last day", "!", says: "还有0天") { calendar(until: "2018-07-25") },
    Row("past its end", "✗", says: "已经过了", "按星期推算") { calendar(until: "2018-07-24") },
    Row("no notices", "!", says: "没有放假通知") { calendar(until: nil) },
  ]

  private static func mail(
    _ failure: String? = nil, asked: Bool = true, _ change: (inout MailServer) -> Void = { _ in }
  ) -> MailCheck {
    var server = MailServer(host: "smtp.example.cn", from: "duban@example.cn")
    change(&server)
    return MailCheck([.init(channel: "mail", server: server, answer: asked ? ([], failure) : nil)])
  }

  private static let login = MailServer.Login(user: "duban@example.cn", password: .file("password"))

  static let mails = [
    Row("a server that answers", "✓", says: "smtp.example.cn:587 能连接、能加密（不登录）") { mail() },
    Row("with a login", "✓", says: "能登录") { mail { $0.login = login } },
    Row("not asked", "") { mail(asked: false) },
    Row("no encryption", "✓!", says: "smtp.example.cn:25 能连接（不登录）", "明文", "security") {
      mail { ($0.security, $0.port) = (.none, 25) }
    },
    Row("no encryption on this machine", "✓") { mail { ($0.security, $0.host) = (.none, "127.0.0.1") } },
    Row("another's login", "✓!", says: "以 duban@example.cn 登录而从 a@example.cn 发出") {
      mail {
        $0.login = login
        $0.from = "a@example.cn"
      }
    },
    Row("a failure that is not known", "✗", says: "坏了", "管理员") { mail("坏了") },
    Row("a port that is not the usual one", "✗", says: "tls 常用465端口，规则写的是587") {
      mail("smtp.example.cn:587 连接不上") { ($0.security, $0.port) = (.tls, 587) }
    },
  ]

  private static func password(_ mode: UInt32?) -> PasswordCheck {
    PasswordCheck([.init(channel: "mail", path: "/etc/duban/password", mode: mode)])
  }

  static let others = [
    Row("a password of its owner's", "✓") { password(0o600) },
    Row("a password that the group reads", "!", says: "权限 640", "chmod 600 /etc/duban/password") {
      password(0o640)
    },
    Row("a password that all may write", "!", says: "602") { password(0o602) },
    Row("no password", "✗", says: "没有这个文件") { password(nil) },
    Row("a program", "✓") {
      SendmailCheck([.init(channel: "m", path: "/usr/sbin/sendmail", isThere: true, canRun: true)])
    },
    Row("a program that is not there", "✗", says: "没有这个程序") {
      SendmailCheck([.init(channel: "m", path: "/usr/sbin/sendmail", isThere: false, canRun: false)])
    },
    Row("a program that may not be run", "✗", says: "chmod a+x /usr/sbin/sendmail") {
      SendmailCheck([.init(channel: "m", path: "/usr/sbin/sendmail", isThere: true, canRun: false)])
    },
    Row("letters to the people", "✓", says: "发给本人") { TrialCheck(nil) },
    Row("letters into mailboxes", "!", says: "只放进 trial", "删去") { TrialCheck(.mailboxes) },
    Row("letters to one address", "!", says: "只发到 a@example.cn") { TrialCheck(.address("a@example.cn")) },
    Row("administrators", "✓", says: "甲、乙") { AdministratorCheck(names: ["甲", "乙"]) },
    Row("no administrators", "!", says: "无人知道", "administrators") { AdministratorCheck(names: []) },
    Row("a daemon", "✓", says: "守护进程 7 在运行，上次处理 x") { DaemonCheck(process: 7, lastPass: "x") },
    Row("a daemon that looks no more", "✗", says: "在运行", "已超过一个工作日") {
      DaemonCheck(process: 7, lastPass: "x", warning: .stale(lastPass: Instant(seconds: 0), isRunning: true))
    },
    Row("nobody looks any more", "✗", says: "没有运行", "duban tick") {
      DaemonCheck(process: nil, lastPass: "x", warning: .stale(lastPass: Instant(seconds: 0), isRunning: false))
    },
    Row("something is due", "!", says: "到时间该发") { DaemonCheck(process: nil, lastPass: "x", warning: .due) },
    Row("passes by cron", "✓", says: "守护进程没有运行，上次处理 x") { DaemonCheck(process: nil, lastPass: "x") },
    Row("never a pass", "!", says: "还没有处理过") { DaemonCheck(process: nil, lastPass: nil) },
    Row("nothing failed", "✓", says: "2封等着发") { OutboxCheck([.planned: 2, .sent: 9]) },
    Row("no ledger", "") { OutboxCheck(nil) },
    Row("letters that died", "✗", says: "1封没有送到", "甲：550", "duban status") {
      OutboxCheck([.dead: 1], firstDead: "甲：550")
    },
    Row("letters that are tried again", "!!", says: "3封没有送成", "乙：451", "2封不确定") {
      OutboxCheck([.retry: 3, .uncertain: 2], firstRetry: "乙：451")
    },
    Row("addresses", "✓", says: "2个") {
      AddressCheck([.init(owner: "甲", text: "a@qq.com"), .init(owner: "乙", text: "b@sub.gov.cn")])
    },
    Row("addresses that reach nobody", "!", says: "甲 的 a@example.org 是举例用的", "还有1个：乙") {
      AddressCheck([.init(owner: "甲", text: "a@example.org"), .init(owner: "乙", text: "b@qq.con")])
    },
  ]

  @Test(arguments: rules + ledgers + disks + clocks + zones + calendars + mails + others)
  func factsAreJudgedAndSaidWithWhatToDo(_ row: Row) {
    let findings = row.check().findings
    #expect(findings.map(\.verdict.mark).joined() == row.marks)
    let text = findings.map { "\($0.subject ?? "") \($0.found.zh) → \($0.advice?.zh ?? "")" }.joined(
      separator: "\n")
    for words in row.says { #expect(text.contains(words), "\(text)") }
    for finding in findings where !finding.found.zh.isEmpty {
      #expect(!finding.found.en.isEmpty)
      // What is wrong comes with what to do, in the advice or in the sentence itself.
      if finding.verdict == .wrong, finding.advice == nil {
        #expect(finding.found.zh.contains("：") || finding.found.zh == "没有", "\(finding.found.zh)")
      }
    }
  }

  @Test func checksHaveNamesOfTheirOwn() {
    let names = HealthChecks.all.map { $0.name }
    #expect(Set(names).count == names.count && names.count >= 14)
    #expect(Set(HealthChecks.all.map { $0.title.zh }).count == names.count)
  }
}
