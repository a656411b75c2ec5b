import Diagnostics
import Foundation
import PlanFiles
import PlanModel
import Quantities
import Sheets
import Testing
import Workbooks

@testable import Intake

/// Forty-one books with 3,000 rows, written as workbooks and read again.
private struct GeneratedBooks {
    let books: [SubmittedBook]
    let faults: [String: [PlantedFault]]
    /// The truth of each row by its place.
    let truths: [String: Int]

    static let shared = try? GeneratedBooks(rows: 3_000, seed: 20_260_301)
    /// What gathering them brings.
    static let gathering = shared.map { Gathering($0.books, plan: GeneratedProjects.plan) }

    init(rows count: Int, seed: UInt64) throws {
        let generated = GeneratedProjects(rows: count, seed: seed)
        var draws = Draws(seed &+ 1)
        var (books, faults, truths) = ([SubmittedBook](), [String: [PlantedFault]](), [String: Int]())
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (number, rows) in generated.rows.enumerated() {
            let isDistrict = number < GeneratedProjects.districts
            let unit =
                isDistrict
                ? GeneratedProjects.districtNames[number]
                : GeneratedProjects.departments[number - GeneratedProjects.districts]
            let file = "\(unit).xlsx"
            let ugly = UglyBook(
                rows, unit: unit, file: file, faultCount: number % 7 == 0 && number < 35 ? 20 : 0, draws: &draws)
            let path = folder.appendingPathComponent(file).path
            try WorkbookWriter.write(Workbook(file: file, sheets: [ugly.sheet]), to: path)
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            books.append(SubmittedBook(file: file, sheets: try WorkbookReader.workbook(bytes, file: file).sheets))
            faults[file] = ugly.faults
            for (row, truth) in ugly.truths { truths["\(file)#\(ugly.sheet.name ?? "")!\(row)"] = truth }
        }
        (self.books, self.faults, self.truths) = (books, faults, truths)
    }
}

@Suite("Gathering of submissions")
struct GatheringTests {
    @Test func `every planted fault of forty-one ugly workbooks is found at its cell, and nothing else is at fault`()
        throws
    {
        let made = try #require(GeneratedBooks.shared)
        let gathering = try #require(GeneratedBooks.gathering)
        #expect(made.books.count == 41 && gathering.rows.count == 3_000)
        var (planted, found, others) = (0, 0, [String]())
        for book in made.books {
            let wanted = Set(made.faults[book.file] ?? [])
            let ofBook = gathering.findings.filter { $0.span?.file == book.file }
            let places = Set(
                ofBook.map { finding in
                    let span = finding.span
                    return PlantedFault(
                        kind: finding.kind.id, cell: span?.length == 0 ? String(span?.line ?? 0) : span?.cell ?? "")
                })
            planted += wanted.count
            found += wanted.intersection(places).count
            for missed in wanted.subtracting(places) { Issue.record("\(book.file): \(missed) was not found") }
            others += ofBook.filter { finding in
                finding.severity == .error && !wanted.contains { $0.kind == finding.kind.id }
            }.map { "\($0.kind.id) \($0.span?.place ?? "")" }
        }
        print(
            "intake: \(gathering.rows.count) rows in 41 workbooks; \(found) of \(planted) planted faults found at their cells"
        )
        #expect(planted == 100 && found == planted && others.isEmpty, "\(others.prefix(5))")
        let differing = gathering.findings.filter { $0.kind.id == "total-differs" }
        #expect(differing.isEmpty, "\(differing.prefix(3).map { $0.message.text(in: "en") })")
    }

    @Test func `duplicates among them are found with few false alarms`() throws {
        let made = try #require(GeneratedBooks.shared)
        let judged = Judged(try #require(GeneratedBooks.gathering)) { made.truths[$0.place] }
        print("intake: city districts, " + judged.line)
        #expect(judged.precision >= 0.95 && judged.recall >= 0.95)
    }

    @Test func `duplicates are found as well in lists of another kind, of a seed by which no weight was chosen`() throws
    {
        let lists = CountyLists(rows: 3_000, seed: 20_261_124)
        var draws = Draws(5)
        var truths: [String: Int] = [:]
        let books = lists.rows.enumerated().map { number, rows in
            let ugly = UglyBook(rows, unit: "单位\(number)", file: "\(number).xlsx", faultCount: 0, draws: &draws)
            for (row, truth) in ugly.truths { truths["\(number).xlsx#\(ugly.sheet.name ?? "")!\(row)"] = truth }
            return SubmittedBook(file: "\(number).xlsx", sheets: [ugly.sheet])
        }
        let judged = Judged(Gathering(books, plan: CountyLists.plan)) { truths[$0.place] }
        print("intake: rural counties, " + judged.line)
        #expect(judged.real == 300 && judged.precision >= 0.95 && judged.recall >= 0.95)
    }

    /// How many of the pairs shown are the same project, and how many of those that are the same are shown.
    private struct Judged {
        let real: Int
        let precision: Double
        let recall: Double
        let line: String

        init(_ gathering: Gathering, truth: (SubmittedRow) -> Int?) {
            let truths = gathering.rows.map(truth)
            #expect(!truths.contains(nil))
            let byTruth = Dictionary(grouping: truths.indices) { truths[$0] ?? -1 }
            let real = Set(byTruth.values.filter { $0.count == 2 })
            let shown = Set(gathering.pairs.map { [$0.first, $0.second] })
            let hits = real.intersection(shown).count
            self.real = real.count
            precision = Double(hits) / Double(max(1, shown.count))
            recall = Double(hits) / Double(max(1, real.count))
            func rounded(_ share: Double) -> Double { (share * 1_000).rounded() / 1_000 }
            line =
                "\(real.count) duplicates, \(shown.count) pairs shown, precision \(rounded(precision)), recall \(rounded(recall))"
        }
    }

    @Test func `each unit's own book comes back with the answer to each row, and is read as before`() throws {
        let made = try #require(GeneratedBooks.shared)
        let plan = GeneratedProjects.plan
        let gathering = try #require(GeneratedBooks.gathering)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("answers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var again: [SubmittedBook] = []
        var position = 0
        for (number, book) in made.books.enumerated() {
            let answered = try #require(gathering.answerBook(number, in: "zh"))
            let path = folder.appendingPathComponent("\(number).xlsx").path
            try WorkbookWriter.write(answered, to: path)
            let read = try WorkbookReader.workbook(
                [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), file: book.file)
            again.append(SubmittedBook(file: book.file, sheets: read.sheets))
            let last = book.sheets[0].lastColumn
            for record in gathering.tables[number][0].records {
                let answer = gathering.answers[position]
                position += 1
                let row = try #require(read.sheets[0].row(record.row))
                #expect(row[last + 1]?.content == .text(answer.word.text(in: "zh")))
                let reason = answer.reason(in: "zh")
                if !reason.isEmpty { #expect(row[last + 2]?.content == .text(reason)) }
                #expect(row.cells.contains { $0.comment?.hasPrefix(answer.word.text(in: "zh")) == true })
            }
        }
        let second = Gathering(again, plan: plan)
        #expect(second.rows.map(\.place) == gathering.rows.map(\.place))
        #expect(
            second.rows.map(\.name) == gathering.rows.map(\.name)
                && second.rows.map(\.cost) == gathering.rows.map(\.cost))
        #expect(second.pairs == gathering.pairs)
        print("intake: \(position) answers written into 41 workbooks and read back")
    }

    // MARK: Decisions

    private let plan = PlanFolder.read(FolderContents(texts: NewPlan.files)).plan

    private func book(_ file: String, _ rows: [[String]]) -> SubmittedBook {
        let all = [["项目名称", "建设地点", "总投资（万元）", "建设单位", "项目阶段"]] + rows
        return SubmittedBook(
            file: file,
            sheets: [
                Sheet(
                    file: file, name: "表",
                    rows: all.enumerated().map { number, texts in
                        SheetRow(
                            number + 1,
                            texts.enumerated().filter { !$0.element.isEmpty }.map {
                                SheetCell($0.offset + 1, .text($0.element))
                            })
                    })
            ])
    }

    private func decided(_ verdict: RowVerdict, _ places: [String], keep: String = "", package: String = "")
        -> DecisionList
    {
        var decision = RowDecision()
        decision.rows = places.map { DecidedRow(at: $0, name: "") }
        decision.decide = verdict
        decision.keep = keep
        decision.package = package
        decision.reason = "会议研究"
        var list = DecisionList()
        list.decisions = [decision]
        return list
    }

    private var twins: [SubmittedBook] {
        [
            book("a.xlsx", [["滨河湿地公园建设工程", "北镇", "3120", "城建公司", "新建"], ["少年宫", "南镇", "900", "", "储备"]]),
            book("b.xlsx", [["滨河湿地公园项目", "北镇", "3150", "城建公司", "新建"]]),
        ]
    }

    @Test func `rows that look alike wait until a person decides`() {
        let gathering = Gathering(twins, plan: plan)
        #expect(gathering.openPairs.count == 1 && gathering.answers.map(\.code) == ["waiting", "reserve", "waiting"])
        #expect(gathering.decisions(in: "zh").decisions.map { $0.rows.map(\.at) } == [["a.xlsx#表!2", "b.xlsx#表!2"]])
        #expect(gathering.additions?.projects == ["P4"])
    }

    @Test func `merged rows become one project that keeps both names and submitters`() throws {
        let gathering = Gathering(
            twins, plan: plan, decided: decided(.merge, ["a.xlsx#表!2", "b.xlsx#表!2"], keep: "b.xlsx#表!2"))
        #expect(gathering.answers.map(\.code) == ["merged", "reserve", "accepted"])
        let grown = try #require(gathering.additions).plan
        let kept = grown.submissions.filter { $0.project == ID("P5") }
        #expect(Set(kept.map(\.unit)) == ["a", "b"] && Set(kept.map(\.answer)) == [.accepted, .merged])
        #expect(Set(kept.compactMap { $0.name["zh"] }) == ["滨河湿地公园建设工程", "滨河湿地公园项目"])
        #expect(grown.projects.first { $0.id == ID("P5") }?.cost == .number(3_150))
        #expect(gathering.openPairs.isEmpty && gathering.decisions(in: "zh").decisions.count == 1)
    }

    @Test func `rows may be parts of a package, or different projects however alike they look`() throws {
        let places = ["a.xlsx#表!2", "b.xlsx#表!2"]
        let packed = Gathering(twins, plan: plan, decided: decided(.package, places, package: "滨河湿地"))
        #expect(packed.answers.map(\.code) == ["part", "reserve", "part"])
        let grown = try #require(packed.additions).plan
        let package = try #require(grown.projects.first { $0.kind == .package && $0.name["zh"] == "滨河湿地" })
        #expect(grown.projects.count { $0.package == package.id } == 2)
        let both = Gathering(twins, plan: plan, decided: decided(.both, places))
        #expect(both.answers.map(\.code) == ["accepted", "reserve", "accepted"])
    }

    @Test func `a row merged into the first part of a package goes to that part, not to the package`() throws {
        let rows = [
            ["永安河大桥东段", "北镇", "12000", "", "新建"], ["永安河大桥西段", "北镇", "13000", "", "新建"],
            ["永安河大桥东侧引桥", "北镇", "12000", "", "新建"],
        ]
        var list = decided(.package, ["a.xlsx#表!2", "a.xlsx#表!3"], package: "永安河大桥")
        list.decisions += decided(.merge, ["a.xlsx#表!2", "a.xlsx#表!4"]).decisions
        let gathering = Gathering([book("a.xlsx", rows)], plan: plan, decided: list)
        #expect(gathering.answers.map(\.code) == ["part", "part", "merged"])
        let grown = try #require(gathering.additions).plan
        let part = try #require(grown.projects.first { $0.name["zh"] == "永安河大桥东段" })
        #expect(part.kind == .subproject && gathering.answers.map(\.project)[2] == part.id.text)
        let kept = grown.submissions.filter { $0.project == part.id }
        #expect(kept.compactMap { $0.name["zh"] } == ["永安河大桥东段", "永安河大桥东侧引桥"])
        #expect(kept.map(\.answer) == [.part, .merged])
    }

    @Test func `a row may be merged into a project that the plan has`() throws {
        let books = [book("a.xlsx", [["荒山造林", "北镇", "12000", "", "新建"]])]
        let planned = try #require(plan.projects.first)
        let gathering = Gathering(
            books, plan: plan, decided: decided(.merge, ["a.xlsx#表!2", "projects/\(planned.id)"]))
        #expect(gathering.answers.map(\.code) == ["merged"] && gathering.additions?.projects == [])
        #expect(gathering.additions?.plan.submissions.map(\.project) == [planned.id])
    }

    @Test func `a row with a bad cell goes back with the cell and the reason`() {
        let gathering = Gathering([book("a.xlsx", [["公园", "乌有镇", "3-5", "", "新建"]])], plan: plan)
        guard case .returned(let reasons) = gathering.answers[0] else {
            Issue.record("the row is not returned")
            return
        }
        #expect(reasons.count == 2 && reasons.allSatisfy { $0.languages == ["en", "zh"] })
        #expect(reasons[0].text(in: "zh").hasPrefix("B2：") && gathering.additions == nil)
    }

    @Test(arguments: ["=HYPERLINK(\"http://a.example\",\"公园\")", "＝1+1", " =1+1", "@公园", "-公园+1"])
    func `a name or owner that a spreadsheet would compute goes back, and does not reach the plan`(text: String) {
        for row in [[text, "北镇", "300", "", "新建"], ["公园", "北镇", "300", text, "新建"]] {
            let gathering = Gathering([book("a.xlsx", [row, ["少年宫", "南镇", "900", "-", "新建"]])], plan: plan)
            #expect(gathering.answers.map(\.code) == ["returned", "accepted"])
            #expect(gathering.findings.map(\.kind.id) == ["formula-in-text"])
            #expect(gathering.additions?.projects.count == 1)
        }
    }

    @Test func `a decision on a row that is no longer what it was is not followed`() {
        var list = decided(.reserve, ["a.xlsx#表!2"])
        list.decisions[0].rows[0].name = "别的项目"
        let changed = Gathering(twins, plan: plan, decided: list)
        #expect(changed.findings.map(\.kind.id) == ["decision-not-followed"])
        let gone = Gathering(twins, plan: plan, decided: decided(.returned, ["a.xlsx#表!9"]))
        #expect(gone.findings.map(\.kind.id) == ["decision-not-followed"])
    }

    @Test func `decisions are written to a file and read back`() throws {
        let list = Gathering(twins, plan: plan, decided: decided(.both, ["a.xlsx#表!3"])).decisions(in: "en")
        let (read, findings) = DecisionFile.read(Array(DecisionFile.text(list).utf8), path: "decisions.yaml")
        #expect(findings.isEmpty && read == list && list.decisions.count == 2)
    }

    @Test func `why rows look alike and what a unit is told is said in the reader's language`() throws {
        let gathering = Gathering(twins, plan: plan)
        let (english, chinese) = (gathering.decisions(in: "en"), gathering.decisions(in: "zh"))
        #expect(english.decisions[0].because.contains("same owner") && chinese.decisions[0].because.contains("业主相同"))
        let merged = Gathering(twins, plan: plan, decided: decided(.merge, ["a.xlsx#表!2", "b.xlsx#表!2"]))
        for answer in gathering.answers + merged.answers {
            for (language, foreign) in [("en", "，；：“”（）"), ("zh", "ABCDEFGHIJKLMNOPQRSTUVWXYZ‘’;")] {
                // What units wrote themselves stands in it as they wrote it.
                let told = ["滨河湿地公园建设工程", "滨河湿地公园项目", "a.xlsx#表!2", "b.xlsx#表!2", "P4", "P5", "会议研究"]
                    .reduce(answer.reason(in: language)) { $0.replacing($1, with: "") }
                #expect(!told.contains { foreign.contains($0) }, "\(language): \(told)")
            }
            #expect(answer.word.languages == ["en", "zh"])
        }
    }

    @Test func `a folder that is taken in again adds nothing and asks nothing`() throws {
        let places = ["a.xlsx#表!2", "b.xlsx#表!2"]
        for list in [decided(.merge, places), decided(.both, places), decided(.package, places, package: "湿地")] {
            let first = Gathering(twins, plan: plan, decided: list)
            let second = Gathering(twins, plan: try #require(first.additions).plan, decided: list)
            #expect(second.additions == nil && second.openPairs.isEmpty)
            #expect(second.answers.map(\.code) == first.answers.map(\.code))
        }
    }

    @Test func `what is accepted is a plan that can be read`() throws {
        let gathering = Gathering(twins, plan: plan, decided: decided(.both, ["a.xlsx#表!2", "b.xlsx#表!2"]))
        var contents = FolderContents(texts: NewPlan.files)
        for (path, text) in try #require(gathering.additions).files { contents.files[path] = .bytes(Array(text.utf8)) }
        let reading = PlanFolder.read(contents)
        #expect(reading.findings.isEmpty, "\(reading.findings.map { $0.message.text(in: "en") })")
        #expect(reading.plan.projects.count == 6 && reading.plan.submissions.count == 3)
    }

    @Test(arguments: [
        ("北湖道路改造工程（一期）", "北湖道路改造二期", false), ("Harbour park phase I", "Harbour park phase II", false),
        ("滨江路北段改造", "滨江路南段改造", false), ("第三小学", "第四小学", false), ("轨道4号线", "轨道5号线", false),
        ("滨江路改造第2期", "滨江路改造二期工程", true), ("Harbour park phase 2", "Phase II of Harbour park", true),
    ])
    func `phases and sections of a series are told apart, however they are written`(
        one: String, other: String, isSame: Bool
    ) {
        let comparison = NameMark.comparison(NameProfile(one).marks, NameProfile(other).marks)
        #expect((comparison == .same) == isSame)
    }

    /// Two rows of one unit with the same place, owner and cost, which only their names tell apart.
    private func areShown(
        _ one: String, _ other: String, costs: (String, String) = ("3120", "3140"), among others: [String] = []
    ) -> Bool {
        let rows = [[one, "北镇", costs.0, "城建公司", "新建"], [other, "北镇", costs.1, "城建公司", "新建"]]
        let more = others.enumerated().map { [$1, "南镇", "\(700 + 311 * $0)", "", "新建"] }
        return Gathering([book("a.xlsx", rows + more)], plan: plan).pairs.contains { $0.first == 0 && $0.second == 1 }
    }

    @Test(arguments: [
        ("永忠镇卫生院住院部", "隆昌镇卫生院住院部"), ("S304线改建工程", "S118线改建工程"), ("2027年高标准农田建设", "2028年高标准农田建设"),
        ("青山110千伏输变电工程", "青山220千伏输变电工程"), ("中心小学食堂", "中心小学教学楼"), ("初级中学综合楼", "中心小学综合楼"),
        ("松柏小学改扩建", "竹梅小学改扩建"),
    ])
    func `another town, route, year, voltage, building or name is another project`(one: String, other: String) {
        #expect(!areShown(one, other) && areShown(one, one))
    }

    @Test(arguments: [
        ("永忠镇卫生院住院部", "永忠卫生院住院部建设项目"), ("S304线永安至兴旺段改建", "S304永安-兴旺公路改建工程"),
        ("2027年永忠镇高标准农田建设", "永忠镇2027年度高标准农田项目"), ("旺瑞村饮水安全巩固提升工程", "旺瑞村农村饮水安全提升"),
        ("永忠镇乐庆大桥", "乐庆大桥新建工程"),
    ])
    func `another manner of speaking of one project is shown`(one: String, other: String) {
        #expect(areShown(one, other))
    }

    @Test func `a project without a name of its own is like a named one only where the figures agree`() {
        // In a list in which many reservoirs are mended: else the word itself would be a rare name.
        let others = "云溪岭桥枫塘竹湾荷坪桂坝槐渡榆滩桃杏沟柳".map { "\($0)家水库除险加固" }
        let (named, unnamed) = ("松柏水库除险加固", "水库除险加固工程")
        #expect(!areShown(named, unnamed, costs: ("3120", "5120"), among: others))
        #expect(areShown(named, unnamed, costs: ("3120", "3120"), among: others))
    }
}
