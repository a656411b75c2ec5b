/// What a name of a project is made of, for comparing it with others: pieces of text with their counts, and the marks by
/// which the parts of a series are told apart.
///
/// Chinese is not cut into words: every character and every pair of neighbours is a piece. Words of letters are pieces
/// whole and in runs of three letters; a number is one piece.
struct NameProfile: Sendable {
    /// How often each piece stands in the name, in the order of the pieces: sums over them are the same every time.
    let pieces: [(text: String, count: Int)]
    /// The marks of a series: `2期`, `北段`, `phase 2`.
    let marks: [SeriesMark]
    /// The name without spaces and signs, in lower case.
    let key: String

    /// Makes the profile of a name.
    ///
    /// - Parameters:
    ///   - name: the name as it came.
    ///   - places: names of its places, which are taken out of it where enough remains: a district writes its own name
    ///     before a project that a department lists without it.
    init(_ name: String, places: [String] = []) {
        let (rest, marks) = SeriesMark.taken(out: Self.plain(name))
        self.marks = marks
        var text = rest
        for place in places.sorted(by: { $0.count > $1.count }) {
            let shorter = text.replacing(Self.plain(place).trimmingSpaces, with: " ")
            if shorter.filter({ $0 != " " }).count >= 3 { text = shorter }
        }
        for word in Self.empty {
            let shorter = text.replacing(word, with: " ")
            if shorter.filter({ $0 != " " }).count >= 2 { text = shorter }
        }
        key = text.filter { $0 != " " }
        pieces = Self.pieces(of: text).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Words that nearly every name has and that say nothing of it.
    private static let empty = ["建设项目", "建设工程", "工程项目", "项目", "工程", "新建", "project", "works", " the ", " of "]

    /// The name in lower case, with plain signs, and a space for whatever is neither letter nor digit.
    static func plain(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.lowercased().reduce(into: "") { plain, character in
            plain.append(character.isLetter || character.isNumber ? character : " ")
        }
    }

    private static func pieces(of text: String) -> [String: Int] {
        var pieces: [String: Int] = [:]
        for run in text.split(separator: " ") {
            var rest = run[...]
            while let first = rest.first {
                let isLatin = first.isASCII
                let stretch = rest.prefix { $0.isASCII == isLatin && (!isLatin || $0.isNumber == first.isNumber) }
                add(stretch, isLatin: isLatin, isNumber: first.isNumber, to: &pieces)
                rest = rest.dropFirst(stretch.count)
            }
        }
        return pieces
    }

    private static func add(_ stretch: Substring, isLatin: Bool, isNumber: Bool, to pieces: inout [String: Int]) {
        if isLatin {
            pieces[(isNumber ? "#" : "=") + stretch, default: 0] += 1
            guard !isNumber, stretch.count > 3 else { return }
            let letters = Array(stretch)
            for start in 0...(letters.count - 3) { pieces[String(letters[start..<(start + 3)]), default: 0] += 1 }
            return
        }
        var last: Character?
        for character in stretch {
            pieces[String(character), default: 0] += 1
            if let last { pieces[String([last, character]), default: 0] += 1 }
            last = character
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: String { filter { $0 != " " } }
}

/// A mark by which the parts of a series are told apart: the second phase, the northern section, number three.
struct SeriesMark: Hashable, Sendable {
    /// What is counted: `期`, `段`, `号` … ; marks of one kind with different values are different parts.
    let kind: String
    /// Which one: a number or a direction.
    let value: String

    /// The marks of a plain name, and the name without them.
    static func taken(out name: String) -> (rest: String, marks: [SeriesMark]) {
        var (rest, marks) = ("", [SeriesMark]())
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

    private static func mark(_ text: ArraySlice<Character>) -> (SeriesMark, length: Int)? {
        let words = String(text.prefix(24))
        for word in ["phase ", "stage ", "section ", "lot ", "part ", "no "] where words.hasPrefix(word) {
            let number = words.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber }
            if let value = value(String(number)) {
                return (SeriesMark(kind: String(word.dropLast()), value: value), word.count + number.count)
            }
        }
        var (index, hasOrdinal) = (text.startIndex, false)
        if text.first == "第" {
            hasOrdinal = true
            index += 1
        }
        let number = text[index...].prefix { "0123456789一二三四五六七八九十两ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹivx".contains($0) }
        if !number.isEmpty, let value = value(String(number)) {
            let behind = text[(index + number.count)...].prefix(2)
            for kind in kinds where String(behind).hasPrefix(kind) {
                return (SeriesMark(kind: kind, value: value), number.count + kind.count + (hasOrdinal ? 1 : 0))
            }
            if hasOrdinal { return (SeriesMark(kind: "第", value: value), number.count + 1) }
        }
        if let first = text.first, "东南西北中上下左右前后".contains(first), let next = text.dropFirst().first,
            "段区线侧片岸环".contains(next)
        {
            return (SeriesMark(kind: String(next), value: String(first)), 2)
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

    /// How the marks of two names stand to each other.
    static func comparison(_ left: [SeriesMark], _ right: [SeriesMark]) -> Comparison {
        for mark in left {
            let others = right.filter { $0.kind == mark.kind }
            if !others.isEmpty, !others.contains(mark) { return .different(mark, others[0]) }
        }
        return Set(left) == Set(right) ? .same : .onlyOne
    }

    /// How marks compare.
    enum Comparison: Equatable {
        /// Both have the same marks, or none.
        case same
        /// One has a mark that the other lacks.
        case onlyOne
        /// Both have a mark of one kind with different values.
        case different(SeriesMark, SeriesMark)
    }
}
