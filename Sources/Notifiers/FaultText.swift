import Delivery
import Glibc

extension DurableFile.Fault {
  /// What the outbox does about it: all but a name that can never exist may work later.
  var outcome: DeliveryOutcome {
    switch code {
    case ENAMETOOLONG, EILSEQ, EINVAL: .refused(text)
    default: .tryLater(text)
    }
  }

  /// What happened and where, for the person who mends it.
  var text: String { "\(words)（\(name)）：\(path)" }

  private var words: String { Self.known.first { $0.code == code }?.words ?? "文件操作失败" }

  private var name: String { Self.known.first { $0.code == code }?.name ?? "errno \(code)" }

  /// The failures that an administrator meets, in one table.
  static let known: [(code: Int32, name: String, words: String)] = [
    (ENOSPC, "ENOSPC", "磁盘已满"),
    (EDQUOT, "EDQUOT", "磁盘配额已用完"),
    (EACCES, "EACCES", "没有权限"),
    (EPERM, "EPERM", "不允许此操作"),
    (EROFS, "EROFS", "文件系统只读"),
    (EIO, "EIO", "磁盘读写出错"),
    (EMFILE, "EMFILE", "本进程打开的文件过多"),
    (ENFILE, "ENFILE", "系统打开的文件过多"),
    (EMLINK, "EMLINK", "硬链接过多"),
    (ENOENT, "ENOENT", "文件或文件夹不存在"),
    (ENOTDIR, "ENOTDIR", "应为文件夹，实为文件"),
    (EISDIR, "EISDIR", "应为文件，实为文件夹"),
    (ENOTEMPTY, "ENOTEMPTY", "同名文件夹不为空"),
    (EFBIG, "EFBIG", "文件过大"),
    (ELOOP, "ELOOP", "符号链接过多"),
    (EXDEV, "EXDEV", "跨越了文件系统"),
    (EBUSY, "EBUSY", "正被占用"),
    (ESTALE, "ESTALE", "网络文件系统的句柄已失效"),
    (ENOMEM, "ENOMEM", "内存不足"),
    (ENAMETOOLONG, "ENAMETOOLONG", "名称过长"),
    (EILSEQ, "EILSEQ", "文件系统不接受此名称"),
    (EINVAL, "EINVAL", "文件系统不接受此操作"),
  ]
}
