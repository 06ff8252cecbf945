import CivilTime
import Diagnostics
import Rules
import WorkCalendars

/// The part of a trace about mutes, acknowledgements and slips.
extension RuleBook {
  /// Which clock the turn ran by when that is not the due day's: an acknowledgement that ran out, or the reply day of
  /// the slip before.
  func clockLine(_ step: Step, _ turn: Turn, _ obligation: Obligation) -> Explanation.Line? {
    guard let course = obligation.course?.value else { return nil }
    if case .lapsed(let span) = step.anchor {
      guard course.acknowledgements.indices.contains(turn.ordinal - 1) else { return nil }
      let acknowledgement = course.acknowledgements[turn.ordinal - 1]
      return Explanation.Line(
        .count,
        .init(
          zh: "责任单位\(acknowledgement.on.chinese)知悉，有效到\(acknowledgement.through.chinese)，此后\(span.words.zh)："
            + turn.unrolled.chinese,
          en: "the unit acknowledged on \(acknowledgement.on), which ran out with \(acknowledgement.through); "
            + "\(span.words.en) after that: \(turn.unrolled)"))
    }
    let steps = policy(of: obligation).steps
    guard step.slip != nil, let below = steps[..<turn.step].last(where: { $0.slip != nil }),
      let last = course.slips.last(where: { $0.event.step == below.id && $0.event.due == obligation.due }),
      turn.unrolled == calendar(of: obligation).day(1, after: last.replyBy)
    else { return nil }
    return Explanation.Line(
      .count,
      .init(
        zh: "\(last.fullTitle.zh)应在\(last.replyBy.chinese)前答复，次一工作日：\(turn.unrolled.chinese)",
        en: "\(last.fullTitle.en) was to be answered by \(last.replyBy); the working day after: \(turn.unrolled)"))
  }

  /// Who muted it, when the unit acknowledged or answered, and which slip it is.
  func restLines(_ account: Account, _ obligation: Obligation) -> [Explanation.Line] {
    guard let course = obligation.course?.value else { return [] }
    let today = office.zone.day(at: account.at)
    var said: [Bilingual] = []
    if let slip = course.slips.first(where: { $0.event == account.id.event }) {
      said.append(
        .init(
          zh: "签发\(slip.fullTitle.zh)，\(slip.on.chinese)，请在\(slip.replyBy.chinese)前答复",
          en: "issued as \(slip.fullTitle.en) on \(slip.on), to be answered by \(slip.replyBy)"))
    }
    switch account.reason {
    case .muted:
      guard let mute = course.mute(on: account.day) ?? course.mute(on: today) else { break }
      said.append(
        .init(
          zh: "\(mute.by)自\(mute.from.chinese)起暂缓催办，到\(mute.until.chinese)为止：\(mute.reason)",
          en: "muted by \(mute.by) from \(mute.from) through \(mute.until): \(mute.reason)"))
    case .acknowledged:
      guard let acknowledgement = course.acknowledgement(on: account.day) ?? course.acknowledgement(on: today)
      else { break }
      said.append(
        .init(
          zh: "责任单位\(acknowledgement.on.chinese)知悉，\(acknowledgement.through.chinese)前不再提醒",
          en: "the unit acknowledged on \(acknowledgement.on): reminders rest through \(acknowledgement.through)"))
    case .answered:
      guard let day = course.answers.last(where: { $0 <= today }) else { break }
      said.append(
        .init(zh: "责任单位\(day.chinese)有答复或进展", en: "the unit answered or moved on, last on \(day)"))
    default: break
    }
    return said.map { Explanation.Line(.step, $0) }
  }
}
