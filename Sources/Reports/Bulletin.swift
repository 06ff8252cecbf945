public import CivilTime
public import Diagnostics

/// 督办通报: a draft in three parts, which a person edits before it is issued.
///
/// Its numbers are those of the overdue list, the progress report and the account of units of the same instant. It
/// names days, units and what is missing, and judges nobody: a computed overdue is a prompt to check.
public struct Bulletin: Hashable, Sendable {
  public var id: String
  public var title: Bilingual
  /// Who issues it.
  public var office: String
  /// 总体情况: paragraphs of the first part.
  public var overall: [Bilingual]
  /// Every lamp that is lit, with how many.
  public var lamps: [LampCount]
  /// 存在的主要问题, unit by unit in the order of the rules.
  public var problems: [Problems]
  /// By when units reply; nil when there is nothing to reply to.
  public var reply: ReplyDay?
  /// The overdue list it rests on: as-of time, totals, notes.
  public var late: Report

  public struct LampCount: Hashable, Sendable {
    public var lamp: RowLamp
    /// 红灯.
    public var name: Bilingual
    public var count: Int
  }

  public struct Problems: Hashable, Sendable {
    public var unit: Bilingual
    /// `（一）区人社局：超期2项，滞后1项`.
    public var heading: Bilingual
    public var items: [Item]
  }

  public struct Item: Hashable, Sendable {
    public var title: String
    /// How late it is, how far, and what is missing.
    public var facts: Bilingual
    public var key: String
  }

  public struct ReplyDay: Hashable, Sendable {
    public var day: CivilDate
    /// Whether it was counted by a calendar without a notice (≈).
    public var provisional: Bool
  }

  /// The civil day it is of.
  public var day: CivilDate { late.day }

  /// `2018年9月10日09:00`.
  public var asOf: Bilingual {
    let civil = late.zone.civil(at: late.asOf)
    return Bilingual(zh: "\(civil.date.chineseDate)\(civil.time)", en: "\(civil.date) \(civil.time)")
  }

  /// What it rests on, for whoever checks it before it is issued.
  public var notes: [ReportNote] { late.notes }
}
