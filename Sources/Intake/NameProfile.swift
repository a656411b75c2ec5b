/// What a name of a project is made of, for comparing it with others: pieces of text with their counts, and the marks by
/// which the parts of a series are told apart.
///
/// Chinese is not cut into words: every character and every pair of neighbours is a piece. Words of letters are pieces
/// whole, by their first letters, and in runs of three letters; a number is one piece.
struct NameProfile: Sendable {
    /// How often each piece stands in the name, in the order of the pieces: sums over them are the same every time.
    let pieces: [(text: String, count: Int)]
    /// Its characters, words and numbers in their order, with an empty text where the name has a gap.
    let tokens: [String]
    /// The marks by which it is told from others: `2期`, `北段`, `phase 2`, `S304`, `永安镇`.
    let marks: [NameMark]
    /// The name without spaces and signs, in lower case.
    let key: String

    /// Makes the profile of a name.
    ///
    /// - Parameters:
    ///   - name: the name as it came.
    ///   - places: names of its places, which are taken out of it where enough remains: a district writes its own name
    ///     before a project that a department lists without it.
    init(_ name: String, places: [String] = []) {
        let (rest, marks) = NameMark.taken(out: Self.plain(name))
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
        tokens = Self.tokens(of: text)
        pieces = Self.pieces(of: tokens, words: text).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
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

    private static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        for run in text.split(separator: " ") {
            if !tokens.isEmpty { tokens.append("") }
            var rest = run[...]
            while let first = rest.first {
                let isLatin = first.isASCII
                let stretch = rest.prefix { $0.isASCII == isLatin && (!isLatin || $0.isNumber == first.isNumber) }
                if isLatin {
                    tokens.append(first.isNumber ? "#" + stretch : "=" + stretch.prefix(stem))
                } else {
                    tokens += stretch.map { String($0) }
                }
                rest = rest.dropFirst(stretch.count)
            }
        }
        return tokens
    }

    /// So many letters of a word must be the same: `station` and `stations`.
    private static let stem = 6

    private static func pieces(of tokens: [String], words text: String) -> [String: Int] {
        var pieces: [String: Int] = [:]
        for (position, token) in tokens.enumerated() where !token.isEmpty {
            pieces[token, default: 0] += 1
            if position > 0, let pair = pair(tokens[position - 1], token) { pieces[pair, default: 0] += 1 }
        }
        for word in text.split(whereSeparator: { !$0.isASCII || !$0.isLetter }) where word.count > 3 {
            let letters = Array(word)
            for start in 0...(letters.count - 3) { pieces[String(letters[start..<(start + 3)]), default: 0] += 1 }
        }
        return pieces
    }

    /// Two neighbours as a piece; nil where one of them is a gap, a word of letters or a number.
    static func pair(_ one: String, _ other: String) -> String? {
        one.count == 1 && other.count == 1 ? one + other : nil
    }
}

extension String {
    fileprivate var trimmingSpaces: String { filter { $0 != " " } }
}
