/// Towns, villages and quarters that names of projects name by their level: `永安镇`, `和平村`.
enum NamedPlaces {
    private static let levels: Set<Character> = ["镇", "乡", "村"]
    private static let longLevels = ["街道", "社区"]
    /// Words that end like the name of a place and are none.
    private static let words: Set<String> = [
        "农村", "乡村", "新村", "山村", "渔村", "城镇", "集镇", "古镇", "乡镇", "村镇", "小镇", "名镇", "名村", "家乡", "水乡", "个村", "个镇",
        "个乡", "城乡", "侨乡", "建制镇", "行政村", "自然村", "中心村", "中心镇", "重点镇", "特色镇",
    ]

    /// The places that a plain name names; of each the two characters before its level.
    static func marks(of name: String) -> [NameMark] {
        let characters = Array(name)
        var marks: [NameMark] = []
        for position in characters.indices {
            guard let level = level(characters[position...]) else { continue }
            var first = position
            while first > 0, position - first < 2, isOfName(characters[first - 1]) { first -= 1 }
            let value = String(characters[first..<position])
            let whole = String(characters[max(0, position - 2)..<position]) + level
            guard !value.isEmpty, !words.contains(where: whole.hasSuffix), !startsAnother(characters, position, level)
            else { continue }
            marks.append(NameMark(kind: level, value: value, isOfPart: false))
        }
        return marks
    }

    private static func level(_ text: ArraySlice<Character>) -> String? {
        guard let first = text.first else { return nil }
        if levels.contains(first) { return String(first) }
        return longLevels.first { String(text.prefix(2)) == $0 }
    }

    /// A `村` of `村镇` or a `乡` of `乡村` is no level.
    private static func startsAnother(_ characters: [Character], _ position: Int, _ level: String) -> Bool {
        guard position + 1 < characters.count, level.count == 1 else { return false }
        return words.contains(level + String(characters[position + 1]))
    }

    private static func isOfName(_ character: Character) -> Bool {
        !character.isASCII && character.isLetter && !levels.contains(character) && character != "县" && character != "区"
    }
}
