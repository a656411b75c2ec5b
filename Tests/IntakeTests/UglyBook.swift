import Sheets

/// A fault that was put into a book, and where it must be found.
struct PlantedFault: Hashable {
    let kind: String
    /// `C7`; only the row where the whole of it is at fault.
    let cell: String
}

/// Lays the rows of one unit out as offices do: titles, headings in two rows, mixed units, totals, remarks.
struct UglyBook {
    let sheet: Sheet
    let faults: [PlantedFault]
    /// The truth of the row at each number.
    let truths: [Int: Int]

    /// The columns in their order.
    private enum Column: CaseIterable {
        case number
        case name
        case place
        case stage
        case cost
        case grant
        case start
        case finish
        case owner
        case lead
        case code
        case note
    }

    /// Lays a book out with so many faults, each in a row of its own.
    init(_ rows: [GeneratedRow], unit: String, file: String, faultCount: Int, draws: inout Draws) {
        let isDeep = draws.chance(50)
        let asPeriod = !isDeep && draws.chance(40)
        let unitWord = draws.chance(30) ? "亿元" : "万元"
        let unitAbove = !isDeep && draws.chance(30)
        var columns = Column.allCases.filter { ($0 != .grant || isDeep) && ($0 != .finish || !asPeriod) }
        if draws.chance(30) { columns.swapAt(2, 3) }
        var sheet = Sheet(file: file, name: draws.one(of: ["Sheet1", "项目表", "附件1"]))
        func column(_ wanted: Column) -> Int { (columns.firstIndex(of: wanted) ?? 0) + 1 }
        sheet.set(SheetCell(1, .text("\(unit)“十五五”重点项目申报表")), inRow: 1)
        sheet.merges.append(CellRange(rows: 1...1, columns: 1...columns.count))
        sheet.set(SheetCell(1, .text("填报单位：\(unit)")), inRow: 2)
        if unitAbove { sheet.set(SheetCell(columns.count, .text("单位：\(unitWord)")), inRow: 2) }
        let top = 3
        for (position, kind) in columns.enumerated() {
            let costName = isDeep ? "投资（\(unitWord)）" : unitAbove ? "总投资" : "总投资（\(unitWord)）"
            let (upper, lower): (String, String?) =
                switch kind {
                case .number: ("序号", nil)
                case .name: (draws.one(of: ["项目名称", "工程名称", "项目\n名称"]), nil)
                case .place: (draws.one(of: ["建设地点", "所在区县"]), nil)
                case .stage: (draws.one(of: ["建设性质", "项目阶段"]), nil)
                case .cost: (costName, isDeep ? "总投资" : nil)
                case .grant: ("", "其中：中央预算内")
                case .start: (isDeep ? "建设年限" : asPeriod ? "建设年限" : "开工年份", isDeep ? "开工" : nil)
                case .finish: (isDeep ? "" : "竣工年份", isDeep ? "竣工" : nil)
                case .owner: (draws.one(of: ["建设单位", "项目业主"]), nil)
                case .lead: ("责任单位", nil)
                case .code: ("项目代码", nil)
                case .note: ("备注", nil)
                }
            if !upper.isEmpty { sheet.set(SheetCell(position + 1, .text(upper)), inRow: top) }
            if let lower { sheet.set(SheetCell(position + 1, .text(lower)), inRow: top + 1) }
            if isDeep, lower == nil {
                sheet.merges.append(CellRange(rows: top...(top + 1), columns: (position + 1)...(position + 1)))
            }
        }
        if isDeep {
            for (first, last) in [(column(.cost), column(.grant)), (column(.start), column(.finish))] {
                sheet.merges.append(CellRange(rows: top...top, columns: first...last))
            }
        }
        var (row, truths, sums) = (top + (isDeep ? 2 : 1), [Int: Int](), 0)
        let totalRow = draws.chance(50) ? row : nil
        if totalRow != nil { row += 1 }
        let firstRow = row
        for (number, generated) in rows.enumerated() {
            truths[row] = generated.truth
            sums += generated.cost
            for (position, kind) in columns.enumerated() {
                let content = Self.content(kind, generated, number + 1, unitWord, asPeriod, &draws)
                if let content { sheet.set(SheetCell(position + 1, content), inRow: row) }
            }
            row += 1
        }
        let sum = unitWord == "亿元" ? Double(sums) / 10_000 : Double(sums)
        let total = totalRow ?? row
        sheet.set(SheetCell(1, .text(draws.one(of: ["合计", "总计"]))), inRow: total)
        sheet.set(SheetCell(column(.cost), .number(sum)), inRow: total)
        if totalRow == nil { row += 1 }
        sheet.set(SheetCell(1, .text("注：总投资为估算数，以批复为准。")), inRow: row + 1)
        var faults: [PlantedFault] = []
        let free = (firstRow..<(firstRow + rows.count)).filter { $0 % 2 == 0 }
        for (number, row) in free.prefix(faultCount).enumerated() {
            faults.append(Self.plant(number, in: &sheet, row, { column($0) }, columns.count, asPeriod))
        }
        (self.sheet, self.faults, self.truths) = (sheet, faults, truths)
    }

    private static func content(
        _ kind: Column, _ row: GeneratedRow, _ number: Int, _ unit: String, _ asPeriod: Bool, _ draws: inout Draws
    ) -> CellContent? {
        switch kind {
        case .number: return .number(Double(number))
        case .name: return .text(draws.chance(10) ? " \(row.name) " : row.name)
        case .place: return .text(row.place)
        case .stage: return .text(row.stage)
        case .cost: return cost(row.cost, unit, &draws)
        case .grant: return draws.chance(30) ? .number(Double(row.cost / 10)) : nil
        case .start:
            guard asPeriod else { return .number(Double(row.start)) }
            return .text(
                "\(row.start)\(draws.one(of: ["-", "—", "～", "至"]))\(row.start + row.years)\(draws.chance(30) ? "年" : "")"
            )
        case .finish:
            return draws.chance(20) ? .text("\(row.start + row.years)年") : .number(Double(row.start + row.years))
        case .owner: return row.owner.isEmpty ? nil : .text(row.owner)
        case .lead: return .text(GeneratedProjects.departments[row.truth % GeneratedProjects.departments.count])
        case .code: return row.code.isEmpty ? nil : .text(row.code)
        case .note: return draws.chance(10) ? .text("请予支持") : nil
        }
    }

    /// A cost as people enter it: a number in the heading's unit, full-width digits, a unit of its own, “about”.
    private static func cost(_ cost: Int, _ unit: String, _ draws: inout Draws) -> CellContent {
        let own = unit == "亿元" ? String(Double(cost) / 10_000) : String(cost)
        switch draws.below(20) {
        case 0:
            return .text(
                String(
                    String.UnicodeScalarView(
                        own.unicodeScalars.map { scalar in
                            (0x30...0x39).contains(scalar.value)
                                ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                        })))
        case 1: return .text("约\(own)")
        case 2: return .text("\(Double(cost) / 10_000)亿元")
        case 3: return .text("\(cost)万元")
        default: return .number(unit == "亿元" ? Double(cost) / 10_000 : Double(cost))
        }
    }

    private static func plant(
        _ number: Int, in sheet: inout Sheet, _ row: Int, _ column: (Column) -> Int, _ width: Int, _ asPeriod: Bool
    ) -> PlantedFault {
        func put(_ kind: String, _ place: Column, _ content: CellContent) -> PlantedFault {
            sheet.set(SheetCell(column(place), content), inRow: row)
            return PlantedFault(kind: kind, cell: CellPosition(row: row, column: column(place)).description)
        }
        switch number % 10 {
        case 0: return put("range-for-a-number", .cost, .text("3-5亿元"))
        case 1: return put("error-in-cell", .cost, .text("#REF!"))
        case 2: return put("name-not-in-plan", .place, .text("乌有区"))
        case 3: return put("name-not-in-plan", .lead, .text("乌有办公室"))
        case 4: return put("not-a-date", .start, .text(asPeriod ? "2029-2026" : "明年"))
        case 5: return put("not-a-choice", .stage, .text("差不多"))
        case 6: return put("not-a-number", .cost, .text("若干"))
        case 7: return put("unit-not-stated", .cost, .text("3.2亿美元"))
        case 8:
            sheet.set(SheetCell(column(.name), .empty), inRow: row)
            return PlantedFault(kind: "missing-field", cell: String(row))
        default:
            sheet.set(SheetCell(width + 1, .text("见附件")), inRow: row)
            return PlantedFault(kind: "cell-beside-table", cell: CellPosition(row: row, column: width + 1).description)
        }
    }
}
