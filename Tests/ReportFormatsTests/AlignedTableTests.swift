import ReportFormats
import Testing

@Suite struct AlignedTableTests {
  @Test func cellsStandInColumns() {
    let table = AlignedTable(
      headings: ["序号", "灯", "到期日", "事项"],
      rows: [["1", "■ 超期", "2018-07-31", "招聘会"], ["12", "▲ 滞后", "≈2018-08-01", "x"]], rightAligned: [0])
    #expect(table.heading == "序号  灯      到期日       事项")
    #expect(table.lines == ["   1  ■ 超期  2018-07-31   招聘会", "  12  ▲ 滞后  ≈2018-08-01  x"])
  }

  @Test func everyColumnBeginsAtTheSamePlace() {
    let cells = ["a", "招聘会", "", "𠮷𠮷", "12345678", "（一）x", "👩‍👩‍👧"]
    let rows = (0..<49).map { [cells[$0 % 7], cells[$0 / 7], "|"] }
    let table = AlignedTable(headings: ["一", "二二二二", "|"], rows: rows, rightAligned: [1])
    let ends = Set(([table.heading] + table.lines).map { DisplayWidth.of($0) })
    #expect(ends.count == 1)
  }

  @Test func noLineEndsWithSpaces() {
    let table = AlignedTable(headings: ["a", "b"], rows: [["1", ""], ["22", "x"]])
    #expect(table.lines == ["1", "22  x"])
  }

  @Test func aTableWithoutRowsHasItsHeading() {
    let table = AlignedTable(headings: ["a", "b"], rows: [])
    #expect(table.heading == "a  b")
    #expect(table.lines == [])
  }
}
