import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import PlanFiles

@Suite("Import of tables")
struct TableImportTests {
    let contents = FolderContents(texts: NewPlan.files)

    private func proposal(
        _ table: String, _ collection: String = "projects", map: String? = nil, converted: String? = nil
    ) -> ImportProposal {
        let columnMap = map.map { ColumnMap.reading(Array($0.utf8), path: "map.yaml", collection: collection).0 }
        return TableImport.proposal(
            for: Array(table.utf8), path: "t.csv", collection: collection, into: PlanFolder.read(contents).plan,
            contents: contents, map: columnMap ?? ColumnMap(), convertedFrom: converted)
    }

    /// The plan after the files of a proposal were written.
    private func plan(after proposal: ImportProposal) -> PlanReading {
        var contents = contents
        for (path, text) in proposal.files { contents.files[path] = .bytes(Array(text.utf8)) }
        return PlanFolder.read(contents)
    }

    private func ids(_ proposal: ImportProposal) -> [String] { proposal.findings.map(\.kind.id) }

    @Test func `a Chinese table of projects becomes projects and their places`() throws {
        let table = """
            序号,项目名称,所在区县,建设性质,总投资（亿元）,建设年限,责任单位,备注
            1,湿地公园,"北镇、南镇",新建,０.８５,2027—2028,林业局,一期
            2,体育馆,南镇,续建,1.2,2026-2029,卫生健康局,
            """
        let found = proposal(table)
        #expect(found.findings.isEmpty, "\(found.findings.map { $0.message.text(in: "en") })")
        #expect(found.additions.map(\.address.description) == ["projects/P4", "projects/P5"])
        let reading = plan(after: found)
        #expect(reading.findings.isEmpty)
        let park = try #require(reading.plan.projects.first { $0.id == ID("P4") })
        #expect(park.name["zh"] == "湿地公园" && park.cost == .number(8500) && park.stage == .newStart)
        #expect(park.start == CalendarDate(year: 2027) && park.finish == CalendarDate(year: 2028))
        #expect(park.lead == ID("forestry-office") && park.note["zh"] == "一期" && park.note.languages == ["zh"])
        let places = reading.plan.projectPlaces.filter { $0.project == ID("P4") }
        #expect(places.map(\.place.text) == ["north", "south"] && places.allSatisfy { $0.share.number == nil })
        #expect(reading.plan.projectPlaces.first { $0.project == ID("P5") }?.share == .number(1))
        #expect(reading.plan.projects.count == 5)
    }

    @Test func `titles above, groups between and totals below are passed over and told`() {
        let table = """
            重点项目汇总表,,
            填报单位：示例县,,单位：亿元
            项目名称,责任单位,总投资
            一、生态,,
            湿地公园,林业局,2
            合计,,2
            """
        let found = proposal(table)
        #expect(found.headingLine == 3 && found.rowCount == 1)
        #expect(ids(found) == ["taken-as", "taken-as", "total-row", "total-row"])
        #expect(!found.hasErrors)
        #expect(plan(after: found).plan.projects.first { $0.id == ID("P4") }?.cost == .number(20_000))
    }

    @Test func `every bad cell is found at its place, and then nothing is written`() {
        let table = """
            name,district,investment (million yuan),start,lead
            Park,Norht Town,3-5,2026/13,Forestry office
            Hall,South Town,"1,200",2027,Forest office
            Pool,South Town,5 亿元,2027,Health office
            """
        let found = proposal(table)
        let errors = found.findings.filter { $0.severity == .error }
        let places = errors.map { "\($0.kind.id) \($0.span?.line ?? 0):\($0.span?.column ?? 0)" }
        #expect(
            places == [
                "name-not-in-plan 2:6", "range-for-a-number 2:17", "not-a-date 2:21", "name-not-in-plan 3:30",
            ])
        #expect(ids(found).contains("units-contradict"), "the cell's own unit counts, and is told")
        #expect(errors.first?.help?.text(in: "en").contains("North Town") == true)
        #expect(ids(found).contains("taken-as"), "1,200 was read as 1200 and is told")
        #expect(found.files.isEmpty)
    }

    @Test func `money without a unit is one finding at the heading`() {
        let found = proposal("项目名称,总投资\n公园,3\n体育馆,4\n游泳馆,5亿元\n")
        #expect(ids(found) == ["unit-not-stated"])
        #expect(found.findings.first?.span == SourceSpan(file: "t.csv", line: 1, column: 6, length: 3))
        let stated = proposal("项目名称,总投资\n公园,3亿元\n体育馆,4000万元\n")
        #expect(ids(stated).isEmpty && stated.additions.count == 2)
    }

    @Test func `what stands already by identifier or name is told with its differences and kept`() throws {
        let found = proposal(
            "id,name_en,cost\nP1,Hillside planting,13000\n,County hospital extension,30000\nP9,New,5\n")
        #expect(found.standing.map(\.address.description) == ["projects/P1", "projects/P2"])
        #expect(
            found.standing.map(\.differences) == [
                [.init(field: "cost", inPlan: "12000", inTable: "13000")], [],
            ])
        #expect(found.additions.map(\.address.description) == ["projects/P9"])
        let reading = plan(after: found)
        #expect(reading.plan.projects.first { $0.id == ID("P1") }?.cost == .number(12_000))
    }

    @Test func `a project that stands twice in the table is an error at its second line`() {
        let found = proposal("项目名称,责任单位\n公园,林业局\n公 园,林业局\n")
        #expect(ids(found) == ["same-name-twice"] && found.findings.first?.span?.line == 3)
        #expect(found.files.isEmpty)
    }

    @Test func `a table without known headings is one clear error`() {
        for table in ["", "a,b\n1,2\n", "x\n"] {
            #expect(ids(proposal(table)) == ["table-header-not-found"])
        }
        #expect(ids(proposal("总投资（万元）,责任单位\n3,林业局\n")) == ["table-column-missing"])
    }

    @Test func `an unknown column is told, and a person's own columns may be named in a map`() throws {
        let table = "工程,钱,批示,镇\n公园,3,同意,北\n"
        #expect(ids(proposal(table)) == ["table-header-not-found"])
        let map = """
            columns:
              工程: name_zh
              钱: {field: cost, unit: 亿元}
              镇: place
            ignore: [批示]
            values:
              place: {北: north}
            constants: {field: ecology, source: report-2025}
            """
        let found = proposal(table, map: map)
        #expect(ids(found).isEmpty)
        let project = try #require(plan(after: found).plan.projects.first { $0.id == ID("P4") })
        #expect(project.cost == .number(30_000) && project.field == ID("ecology"))
        #expect(project.sources == [ID("report-2025")])
        #expect(ids(proposal("项目名称,责任单位,批示\n公园,林业局,同意\n")) == ["table-column-not-read"])
    }

    @Test func `a map with unknown fields is told at line and column`() {
        let text = "columns:\n  工程: nmae\n  钱: {field: cost, units: 亿元}\nother: 1\nvalues: [1]\n"
        let (_, findings) = ColumnMap.reading(Array(text.utf8), path: "map.yaml", collection: "projects")
        let places = findings.map { "\($0.kind.id) \($0.span?.line ?? 0):\($0.span?.column ?? 0)" }
        #expect(places.sorted() == ["unknown-field 2:7", "unknown-field 3:20", "unknown-field 4:1", "wrong-shape 5:9"])
    }

    @Test func `targets are converted to the units of their indicators`() throws {
        let table = """
            指标名称,单位,2025年基期值,2030年目标值,属性
            地区生产总值,万元,4150000,5300000,预期性
            常住人口,万人,42,45,约束性
            """
        let found = proposal(table, "targets")
        #expect(found.standing.map(\.address.description) == ["targets/gdp/county/2030"])
        #expect(found.additions.map(\.address.description) == ["targets/population/county/2030"])
        let reading = plan(after: found)
        let target = try #require(reading.plan.targets.first { $0.indicator == ID("population") })
        #expect(target.value == .number(450_000) && target.baseline == .number(420_000))
        #expect(target.baselineYear == Year(2025) && target.kind == ID("binding") && target.form == .level)
        #expect(ids(found) == ["stands-already", "taken-as", "taken-as"])
    }

    @Test func `observations come into a file of their own, with what was assumed told once`() throws {
        let found = proposal("指标,年份,数值,单位\n医院床位,2023,2400,张\n医院床位,2024,2500,张\n", "observations")
        #expect(found.files.keys.sorted() == ["observations/t.csv"])
        #expect(ids(found) == ["taken-as", "taken-as"])
        let reading = plan(after: found)
        #expect(reading.findings.isEmpty)
        let added = reading.plan.observations.filter { $0.indicator == ID("hospital_beds") && $0.year < Year(2025) }
        #expect(added.map(\.value) == [.number(2400), .number(2500)])
        #expect(added.allSatisfy { $0.knownOnBasis == .assumed && $0.knownOn.month == 3 })
    }

    @Test func `a unit that measures something else is refused`() {
        let found = proposal("指标,年份,数值,单位\n医院床位,2023,2400,吨\n医院床位,2024,2500,格\n", "observations")
        #expect(ids(found) == ["units-contradict", "unit-not-stated"])
    }

    @Test func `an encoding that was converted is told, and bytes that are no text are one error`() {
        #expect(ids(proposal("项目名称,责任单位\n公园,林业局\n", converted: "GB18030")) == ["taken-as"])
        let found = TableImport.proposal(
            for: [0x50, 0x4B, 3, 4, 0, 0], path: "t.xlsx", collection: "projects", into: Plan(), contents: contents)
        #expect(found.findings.map(\.kind.id) == ["binary-file"])
    }

    @Test func `importing the same table twice adds nothing the second time`() {
        let table = "项目名称,责任单位,总投资（万元）\n公园,林业局,300\n体育馆,卫生健康局,400\n"
        let first = proposal(table)
        var grown = contents
        for (path, text) in first.files { grown.files[path] = .bytes(Array(text.utf8)) }
        let second = TableImport.proposal(
            for: Array(table.utf8), path: "t.csv", collection: "projects", into: PlanFolder.read(grown).plan,
            contents: grown)
        #expect(first.additions.count == 2 && second.additions.isEmpty && second.standing.count == 2)
        #expect(second.standing.allSatisfy(\.differences.isEmpty) && second.files.isEmpty)
    }
}
