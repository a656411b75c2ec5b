/// A mark by which names that are else alike are told apart: the second phase, the northern section, number three; a
/// route, a year, a voltage, a town or village.
struct NameMark: Hashable, Sendable {
    /// What is counted or named: `期`, `段`, `号`, `年`, `镇` … ; two names whose marks of one kind differ are different projects.
    let kind: String
    /// Which one: a number, a direction or a name.
    let value: String
    /// Whether it is the mark of a part, which the name of the whole lacks.
    var isOfPart = true

    /// As the name has it.
    var text: String { value + kind }

    /// The marks of a plain name, and the name without those that are no names themselves.
    static func taken(out name: String) -> (rest: String, marks: [NameMark]) {
        var (rest, marks) = ("", NamedPlaces.marks(of: name) + routes(of: name))
        let characters = Array(name)
        var position = 0
        while position < characters.count {
            if let (mark, length) = mark(characters[position...]) {
                marks.append(mark)
                rest += " "
                position += length
            } else {
                rest.append(characters[position])
                position += 1
            }
        }
        return (rest, marks)
    }

    private static func mark(_ text: ArraySlice<Character>) -> (NameMark, length: Int)? {
        if let first = text.first, "psln".contains(first), let english = english(text) { return english }
        var (index, hasOrdinal) = (text.startIndex, false)
        if text.first == "第" {
            hasOrdinal = true
            index += 1
        }
        let number = text[index...].prefix { "0123456789一二三四五六七八九十两ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹivx".contains($0) }
        if !hasOrdinal, let year = year(text, number) { return year }
        if !number.isEmpty, let value = value(String(number)) {
            let behind = text[(index + number.count)...].prefix(2)
            for kind in kinds where String(behind).hasPrefix(kind) {
                return (NameMark(kind: kind, value: value), number.count + kind.count + (hasOrdinal ? 1 : 0))
            }
            if hasOrdinal { return (NameMark(kind: "第", value: value), number.count + 1) }
        }
        if let first = text.first, "东南西北中上下左右前后".contains(first), let next = text.dropFirst().first,
            "段区线侧片岸环".contains(next)
        {
            return (NameMark(kind: String(next), value: String(first)), 2)
        }
        return nil
    }

    private static func english(_ text: ArraySlice<Character>) -> (NameMark, length: Int)? {
        let words = String(text.prefix(24))
        for word in ["phase ", "stage ", "section ", "lot ", "part ", "no "] where words.hasPrefix(word) {
            let number = words.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber }
            if let value = value(String(number)) {
                return (NameMark(kind: String(word.dropLast()), value: value), word.count + number.count)
            }
        }
        return nil
    }

    /// What numbers count in names of projects.
    private static let kinds = ["期", "标段", "批", "号线", "号", "段", "阶段", "组团", "地块", "片区", "轮", "分"]

    private static let digits: [Character: Int] = [
        "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4,
        "ⅴ": 5, "ⅵ": 6, "ⅶ": 7, "ⅷ": 8, "ⅸ": 9, "ⅹ": 10,
    ]
    private static let romans = [
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    ]
    private static let words = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "first": 1, "second": 2, "third": 3,
    ]

    /// The number that digits of any script say; nil where they are none.
    private static func value(_ text: String) -> String? {
        if let number = Int(text) ?? romans[text] ?? words[text] { return String(number) }
        guard let ten = text.firstIndex(of: "十") else {
            return text.count == 1 ? text.first.flatMap { digits[$0] }.map { String($0) } : nil
        }
        let (before, behind) = (text[..<ten], text[text.index(after: ten)...])
        let tens = before.isEmpty ? 1 : before.count == 1 ? before.first.flatMap { digits[$0] } : nil
        let ones = behind.isEmpty ? 0 : behind.count == 1 ? behind.first.flatMap { digits[$0] } : nil
        guard let tens, let ones else { return nil }
        return String(tens * 10 + ones)
    }

    /// A year or a voltage: `2027年度`, `110千伏`.
    private static func year(_ text: ArraySlice<Character>, _ number: ArraySlice<Character>) -> (NameMark, length: Int)?
    {
        let digits = number.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let value = Int(String(digits)) else { return nil }
        let behind = String(text[(text.startIndex + digits.count)...].prefix(2))
        if digits.count == 4, (1990...2100).contains(value), behind.hasPrefix("年") {
            let length = digits.count + (behind == "年度" ? 2 : 1)
            return (NameMark(kind: "年", value: String(value), isOfPart: false), length)
        }
        guard behind == "千伏" || behind == "kv" else { return nil }
        return (NameMark(kind: "千伏", value: String(value), isOfPart: false), digits.count + 2)
    }

    /// The numbers of roads, as `S304`: they stay in the name, since they are names.
    private static func routes(of name: String) -> [NameMark] {
        name.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.compactMap { word in
            guard let letter = word.first, "gsxyc".contains(letter), (2...5).contains(word.count),
                word.dropFirst().allSatisfy(\.isNumber)
            else { return nil }
            return NameMark(kind: "", value: word.uppercased(), isOfPart: false)
        }
    }

    /// How the marks of two names stand to each other.
    ///
    /// Of a series each mark must stand in both; of names one in common is enough, since one unit may name more of them.
    static func comparison(_ left: [NameMark], _ right: [NameMark]) -> Comparison {
        for mark in left {
            let others = right.filter { $0.kind == mark.kind }
            guard let first = others.first, !others.contains(mark) else { continue }
            if mark.isOfPart || !left.contains(where: { others.contains($0) }) { return .different(mark, first) }
        }
        func parts(_ marks: [NameMark]) -> Set<NameMark> { Set(marks.filter(\.isOfPart)) }
        return parts(left) == parts(right) ? .same : .onlyOne
    }

    /// How marks compare.
    enum Comparison: Equatable {
        /// Both have the same marks of parts, or none.
        case same
        /// One has a mark of a part that the other lacks.
        case onlyOne
        /// Both have a mark of one kind with different values.
        case different(NameMark, NameMark)
    }
}
