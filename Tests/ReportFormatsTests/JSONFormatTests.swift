import Diagnostics
import Foundation
import ReportFormats
import Reports
import Testing

@Suite struct JSONFormatTests {
  let text = rendered(JSONFormat.self)

  @Test func theShapeIsTheOneScriptsRelyOn() {
    #expect(
      text.hasPrefix(
        """
        {
          "asOf": "2018-09-10T09:00:00+08:00",
          "countingRule": "按<超期>工作日排列。",
          "id": "weekly",
          "kind": "overdue",
          "title": "每周超期清单",
          "zone": "Asia/Shanghai",
          "scope": "责任单位：甲|乙",
          "calendar": "cn，涵盖2018年",
          "ledgerPosition": 42,
          "ledgerHead": "\(String(repeating: "0123456789abcdef", count: 4))",
          "totals": {
            "overdue": 28,
            "behind": 1
          },
          "obligations": [
            {
              "key": "p/fairs",
              "plan": "p",
              "task": "fairs",
              "title": "举办招聘会",
              "units": [
                "区人社局",
                "区农业局"
              ],
              "due": "2018-07-31",
              "originalDue": "2018-07-31",
              "daysOverdue": 41,
              "workingDaysOverdue": 28,
              "lamp": "red",
              "lampWord": "超期",
              "progress": {
                "percent": 0,
                "behindPace": true,
                "targets": [
                  {
                    "text": "10场次",
                    "unit": "场次",
                    "reached": 4.5,
                    "goal": 10,
                    "upper": 12,
                    "expected": 5
                  },
                  {
                    "text": "658万元",
                    "unit": "元",
                    "reached": 0,
                    "goal": 6580000,
                    "upper": null,
                    "expected": null
                  }
                ]
              },
              "missingEvidence": [
                "活动记录",
                "签到表"
              ],
              "lastFact": {
                "kind": "progress",
                "on": "2018-07-02",
                "by": "张三",
                "value": 4.5,
                "unit": "场次",
                "ref": "新政发〔2018〕5号",
                "note": "第二季度"
              },
              "number": 1,
              "dueTime": "17:30",
              "provisional": true,
              "workingDaysLeft": -28,
              "state": "overdue",
              "phrase": "年内",
              "performedBy": null,
              "clause": {
                "quote": "举办10场次招聘会",
                "place": "seeds/plan.txt:65"
              },
              "rule": "rules/plan.yaml:10",
              "stage": null,
              "holder": null,
              "parent": null,
              "start": "2018-01-01",
              "metOn": null
            },
        """))
  }

  @Test func whatIsNotThereIsNull() throws {
    let json = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let row = try #require((json["behind"] as? [[String: Any]])?.first)
    for field in ["progress", "lastFact", "dueTime", "performedBy", "clause"] {
      #expect(row[field] is NSNull, "\(field)")
    }
  }

  @Test func whatIsLeftOutIsToldWithItsReason() throws {
    let json = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let leftOut = try #require(json["leftOut"] as? [[String: Any]])
    #expect(leftOut.map { $0["reason"] as? String } == ["exhortation", "internal"])
    #expect(leftOut.map { $0["count"] as? Int } == [5, 2])
  }

  @Test func everyListIsThereEvenWhenItIsEmpty() throws {
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(JSONFormat.render(SampleReport.empty, language: .zh)))
        as? [String: Any])
    for list in ["obligations", "behind", "recordedOnly"] { #expect((json[list] as? [Any])?.count == 0) }
  }
}
