import Diagnostics
import Testing

@testable import Forecasts

@Suite struct SeriesTableTests {
    private let header = "id,source,type,first_year,h,values...\n"

    private func problems(_ lines: String) -> [String] {
        SeriesTable(text: header + lines).problems.map(\.description)
    }

    @Test func `lines of different lengths are read, with gaps and blanks`() throws {
        let table = SeriesTable(
            text: "\u{FEFF}" + header + "A, yearbook,beds,2015,3,1,2.5,,4\r\n\r\n\"B,1\",,,2016,5,7,,\r\n")
        #expect(table.problems.isEmpty)
        #expect(table.rows.map(\.id) == ["A", "B,1"])
        #expect(table.rows.map(\.line) == [2, 4])
        #expect(table.rows[0].series.values == [1, 2.5, nil, 4])
        #expect(table.rows[0].source == "yearbook")
        #expect(table.rows[1].series == (try AnnualSeries(firstYear: 2_016, values: [7])))
        #expect(table.rows[1].horizon == 5)
    }

    @Test func `every fault is named at its line and column, and the good lines are kept`() {
        let table = SeriesTable(
            text: header + "床位,,,2015,3,1,约2,3,１\nB,,,2015,3,1\nB,,,soon,99,1\n\"C,,,2015,3,1\nD,,,2015\n")
        #expect(table.rows.map(\.id) == ["B"])
        #expect(
            table.problems.map(\.description) == [
                "2:15: '约2' is not a number",
                "2:20: '１' is not a number",
                "4:1: the id 'B' stands already on line 3",
                "4:5: 'first_year' must be a whole number from 1 to 9999, found 'soon'",
                "4:10: 'h' must be a whole number from 1 to 30, found '99'",
                "5:1: the quote is not closed on its line",
                "6:1: the line has 4 cells; 'id,source,type,first_year,h' and at least one value are needed",
            ])
    }

    @Test(arguments: ["nan", "inf", "0x10", "1e200", "--1", "1 2", "."])
    func `what is no plain number is a fault`(cell: String) {
        #expect(problems("A,,,2015,3,\(cell)\n").count == 1)
    }

    @Test func `a table with another header, or none, is one fault`() {
        #expect(SeriesTable(text: "").problems.map(\.line) == [1])
        #expect(
            SeriesTable(text: "id,source,kind,first_year,h\nA,,,2015,3,1\n").problems.map(\.description)
                == ["1:11: column 'type' expected here, found 'kind'"])
    }

    @Test func `binary, foreign encodings and half characters are one fault at their line`() {
        let gbk: [UInt8] = Array((header + "A").utf8) + [0xB4, 0xB2, 0xCE, 0xBB]
        #expect(SeriesTable(bytes: gbk).problems.map(\.description) == ["2:1: the file is not in UTF-8"])
        #expect(SeriesTable(bytes: [65, 10, 0]).problems.map(\.line) == [2])
        #expect(SeriesTable(bytes: Array((header + "A,,,2015,3,1").utf8)).rows.count == 1)
    }

    @Test func `forecasts are written one line a step, with the chance of a target where one is asked`() throws {
        let table = SeriesTable(text: header + "A,,,2015,2,5,5,5,5,5\n\"B,\"\"x\"\"\",,,2015,2,1,2\n")
        let forecasts = SeriesForecasts(table)
        let text = forecasts.table(asking: .atLeast(4))
        #expect(
            text == """
                id,step,mean,p2.5,p10,p50,p90,p97.5,p_met
                A,1,5.0,5.0,5.0,5.0,5.0,5.0,1.0
                A,2,5.0,5.0,5.0,5.0,5.0,5.0,1.0
                "B,""x""\",1,,,,,,,
                "B,""x""\",2,,,,,,,

                """)
        #expect(forecasts.notes.map { $0.text(in: "en") } == ["B,\"x\": not assessable: 2 observations"])
        #expect(forecasts.problems.isEmpty)
        #expect(forecasts.table().hasPrefix("id,step,mean,p2.5,p10,p50,p90,p97.5\n"))
    }

    @Test func `another horizon can be asked for all series`() {
        let table = SeriesTable(text: header + "A,,,2015,2,5,5,5,5,5\n")
        #expect(SeriesForecasts(table, horizon: 7).table().split(separator: "\n").count == 8)
        #expect(SeriesForecasts(table, horizon: 99).problems.map(\.line) == [2])
    }

    @Test func `an assumption is named in the notes`() {
        let table = SeriesTable(text: header + "A,,,2015,2,5,6\n")
        let assumption = SpreadAssumption(label: "spread-1", size: .absolute(1))
        let notes = SeriesForecasts(table, assumedSpread: assumption).notes
        #expect(notes.map { $0.text(in: "en") } == ["A: the spread is assumed (spread-1)"])
    }
}
