import Diagnostics
import Quantities

/// Dates and periods as people type them: `2026年3月`, `2026.3`, `2026/3/15`, `2021-2025`.
enum ForeignDate {
    /// Reads a date; what is not one is refused.
    static func reading(_ text: String) throws(CellRefusal) -> CalendarDate {
        let numbers = parts(of: ForeignText.plain(text))
        if let numbers, let year = numbers.first, (1_900...2_200).contains(year), numbers.count <= 3,
            let date = CalendarDate(
                year: year, month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
        {
            return date
        }
        throw CellRefusal(
            ReadingKinds.notADate, en: "‘\(text)’ is no date", zh: "“\(text)”不是日期",
            help: LocalizedText(en: "write 2026, 2026-03 or 2026-03-15", zh: "请写作 2026、2026-03 或 2026-03-15"))
    }

    /// Reads a first and a last year, or one year that is both.
    static func period(_ text: String) throws(CellRefusal) -> (first: CalendarDate, last: CalendarDate) {
        var plain = ForeignText.plain(text)
        for mark in ["～", "~", "—", "–", "至", "到", " to "] {
            plain = plain.split(separator: mark).joined(separator: "-")
        }
        let years = plain.split(separator: "-").map { $0.filter { $0 != "年" && $0 != " " } }
        guard (1...2).contains(years.count), let first = years.first, let last = years.last else {
            throw noPeriod(text)
        }
        do {
            let (from, to) = (try reading(String(first)), try reading(String(last)))
            guard from <= to else { throw noPeriod(text) }
            return (from, to)
        } catch {
            throw noPeriod(text)
        }
    }

    private static func noPeriod(_ text: String) -> CellRefusal {
        CellRefusal(
            ReadingKinds.notADate, en: "‘\(text)’ is no first and last year", zh: "“\(text)”不是起止年份",
            help: LocalizedText(en: "write 2026-2028", zh: "请写作 2026-2028"))
    }

    /// The numbers of a date between `年`, `月`, `日`, `-`, `.` and `/`; nil where anything else stands there.
    private static func parts(of text: String) -> [Int]? {
        var numbers: [Int] = []
        for part in text.split(whereSeparator: { "年月日-./ ".contains($0) }) {
            guard part.utf8.count <= 4, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        return numbers.isEmpty ? nil : numbers
    }
}

/// The words by which tables say what the plan says in words of its own.
enum ForeignWords {
    /// The plan's word for a word of a table, in a field of a closed set; nil where it is unknown.
    static func choice(_ text: String, for field: String) -> String? { choices[field]?[ForeignText.key(text)] }

    /// Whether a word says yes or no; nil where it says neither.
    static func truth(_ text: String) -> Bool? {
        switch ForeignText.key(text) {
        case "是", "√", "✓", "yes", "y", "true", "1", "必保": true
        case "否", "×", "no", "n", "false", "0", "": false
        default: nil
        }
    }

    private static let choices: [String: [String: String]] = [
        "stage": [
            "储备": "reserve", "预备": "reserve", "储备项目": "reserve", "reserve": "reserve", "前期": "early-work",
            "前期工作": "early-work", "前期项目": "early-work", "开展前期": "early-work", "earlywork": "early-work",
            "新建": "new-start", "新开工": "new-start", "拟开工": "new-start", "计划新开工": "new-start",
            "newstart": "new-start", "new": "new-start", "续建": "continuing", "在建": "continuing",
            "continuing": "continuing", "underway": "continuing", "拟建成": "completing", "计划竣工": "completing",
            "拟竣工": "completing", "收尾": "completing", "completing": "completing", "建成": "completed",
            "已建成": "completed", "竣工": "completed", "已竣工": "completed", "完工": "completed", "已完工": "completed",
            "completed": "completed", "停建": "suspended", "缓建": "suspended", "停缓建": "suspended",
            "suspended": "suspended", "取消": "withdrawn", "终止": "withdrawn", "withdrawn": "withdrawn",
        ],
        "led_by": [
            "政府": "government", "政府主导": "government", "政府投资": "government", "government": "government",
            "市场": "market", "市场主导": "market", "企业": "market", "企业投资": "market", "社会投资": "market",
            "market": "market",
        ],
        "route": [
            "审批": "approval", "审批制": "approval", "approval": "approval", "核准": "verification",
            "核准制": "verification", "verification": "verification", "备案": "filing", "备案制": "filing",
            "filing": "filing",
        ],
        "form": [
            "期末值": "level", "水平": "level", "level": "level", "年均增长": "annual-growth", "年均": "annual-growth",
            "annualgrowth": "annual-growth", "累计": "cumulative", "cumulative": "cumulative", "不低于": "at-least",
            "不超过": "at-most", "区间": "keep-within",
        ],
        "status": [
            "初步": "preliminary", "快报": "preliminary", "初步核算": "preliminary", "preliminary": "preliminary",
            "最终": "final", "正式": "final", "final": "final", "修订": "revised", "revised": "revised", "估计": "estimate",
            "预计": "estimate", "estimate": "estimate",
        ],
    ]
}
