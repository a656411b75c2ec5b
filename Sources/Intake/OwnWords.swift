/// Names by number: how rare their pieces are, and the words of its own that a name has and another lacks.
struct NameTable {
    /// A name of one of the projects.
    struct Name {
        /// Its pieces by number, with their counts, in the order of the numbers.
        let pieces: [(piece: Int, count: Double)]
        /// Its characters, words and numbers by number; nil where it has a gap.
        let tokens: [Int?]
        /// For each of them the pair that it makes with the next, by number.
        let pairs: [Int?]
    }

    /// The names of each project.
    private(set) var names: [[Name]] = []
    /// In how many names each piece stands.
    private(set) var frequencies: [Int] = []
    private var texts: [String] = []
    /// How rare each piece is: the logarithm of all names to those that have it.
    private var rarities: [Double] = []
    private var weights: [Double] = []
    /// Whether a piece is a manner of speaking.
    private var isManner: [Bool] = []

    init(_ projects: [ComparedProject]) {
        var numbers: [String: Int] = [:]
        for project in projects {
            names.append(
                project.names.map { profile in
                    let pieces = profile.pieces.map { text, count in
                        let number = numbers[text] ?? texts.count
                        if number == texts.count {
                            numbers[text] = number
                            texts.append(text)
                            frequencies.append(0)
                        }
                        frequencies[number] += 1
                        return (piece: number, count: Double(count))
                    }
                    let tokens = profile.tokens
                    let pairs = tokens.indices.map { position in
                        position + 1 < tokens.count
                            ? NameProfile.pair(tokens[position], tokens[position + 1]).flatMap { numbers[$0] } : nil
                    }
                    return Name(
                        pieces: pieces.sorted { $0.piece < $1.piece }, tokens: tokens.map { numbers[$0] }, pairs: pairs)
                })
        }
        // In a list of a few names every word is in one of few: it is taken for a part of a longer one.
        let total = Double(max(Self.fewest, projects.count) + 1)
        rarities = frequencies.map { max(0.2, Self.logarithm(total / (Double($0) + 0.5))) }
        isManner = texts.map { MannersOfSpeaking.pairs.contains($0) }
        weights = zip(rarities, texts).map { $1.count == 1 ? 0.4 * $0 : $0 }
    }

    private static let fewest = 300

    /// The logarithm to the base of two, exact at powers of two and straight between them: the same on every machine.
    private static func logarithm(_ number: Double) -> Double {
        number > 0 ? Double(number.exponent) + number.significand - 1 : 0
    }

    /// How much of two names both share: twice the weight of their common pieces over the weight of all (Dice, 1945),
    /// where a piece weighs the more the rarer it is (Spärck Jones, 1972).
    func share(_ left: Name, _ right: Name) -> Double {
        var (one, other, common) = (0, 0, 0.0)
        while one < left.pieces.count, other < right.pieces.count {
            let (first, second) = (left.pieces[one], right.pieces[other])
            if first.piece == second.piece { common += weights[first.piece] * min(first.count, second.count) }
            if first.piece <= second.piece { one += 1 }
            if second.piece <= first.piece { other += 1 }
        }
        let whole = [left, right].reduce(0) { $1.pieces.reduce($0) { $0 + weights[$1.piece] * $1.count } }
        return whole > 0 ? 2 * common / whole : 0
    }

    /// The word of its own that a name has and another lacks; of several the one that says most.
    ///
    /// What stands in both names with its neighbour is no such word, nor is a manner of speaking or what many names have.
    func ownWord(of name: Name, lackingIn other: Name) -> OwnWord? {
        var best: OwnWord?
        var run: [Int] = []
        for position in 0...name.tokens.count {
            if position < name.tokens.count, name.tokens[position] != nil, !isCovered(position, name, other) {
                run.append(position)
            } else if !run.isEmpty {
                if let word = word(run, name), word.weight > best?.weight ?? 0 { best = word }
                run = []
            }
        }
        return best
    }

    private func isCovered(_ position: Int, _ name: Name, _ other: Name) -> Bool {
        guard let token = name.tokens[position] else { return true }
        for pair in [position > 0 ? name.pairs[position - 1] : nil, name.pairs[position]] {
            guard let pair else { continue }
            if isManner[pair] || other.pairs.contains(pair) { return true }
        }
        let isAlone = name.pairs[position] == nil && (position == 0 || name.pairs[position - 1] == nil)
        return isAlone && other.tokens.contains(token)
    }

    /// A run of a name as a word; nil where it is a manner of speaking, or so common that it names nothing.
    private func word(_ run: [Int], _ name: Name) -> OwnWord? {
        var left = run.map { (position: $0, text: name.tokens[$0].map { texts[$0] } ?? "") }
        left.removeAll { MannersOfSpeaking.single.contains($0.text) }
        guard let first = left.first else { return nil }
        let text = left.reduce("") {
            $0 + ($1.text.first == "=" || $1.text.first == "#" ? $1.text.dropFirst() : $1.text[...])
        }
        // A word that many names have tells two apart all the same, when each has another one: a hall and a canteen.
        let isWhole = left.count > 1 || first.text.count > 1
        return OwnWord(text: text, weight: max(isWhole ? 1 : 0.3, weight(left.map(\.position), name)))
    }

    /// How much the characters at some positions say, as the rarest pair of them; of one alone the rarest with a neighbour.
    private func weight(_ positions: [Int], _ name: Name) -> Double {
        guard positions.count == 1, let position = positions.first else {
            return (positions.dropLast().compactMap { name.pairs[$0].map { rarities[$0] } }.max() ?? 0) - Self.plain
        }
        let neighbours = [position > 0 ? name.pairs[position - 1] : nil, name.pairs[position]].compactMap(\.self)
        let alone = (name.tokens[position].map { rarities[$0] } ?? 0) - Self.plain
        guard !neighbours.isEmpty else { return alone }
        return min(3, max(alone, 0.6 * ((neighbours.map { rarities[$0] }.max() ?? 0) - Self.plain)))
    }

    /// A word that one name in thirty has, and says nothing of it.
    private static let plain = 5.0

    /// How much the rarest word says that two names share; below zero where it is a manner of speaking or common.
    func sharedWord(_ one: Name, _ other: Name) -> Double {
        var most = -Self.plain
        for pair in one.pairs {
            guard let pair, other.pairs.contains(pair), !isManner[pair] else { continue }
            most = max(most, rarities[pair] - Self.plain)
        }
        for token in one.tokens {
            guard let token, texts[token].count > 1, other.tokens.contains(token),
                !MannersOfSpeaking.single.contains(texts[token])
            else { continue }
            most = max(most, rarities[token] - Self.plain)
        }
        return most
    }

    /// The rarest pieces of a name, those of a single name left out: nothing can share them.
    func looked(up name: Name, atMost most: Int) -> [Int] {
        let shared = name.pieces.map(\.piece).filter { frequencies[$0] > 1 }
        return Array(shared.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }.prefix(most))
    }
}

/// A word by which a name is told from others.
struct OwnWord: Sendable, Hashable {
    let text: String
    /// How much it says, above zero; about five for a word of a single name in a list of a thousand.
    let weight: Double
}

/// Words in names of projects that say how something is built or called, not which one it is.
enum MannersOfSpeaking {
    static let pairs: Set<String> = [
        "建设", "新建", "改建", "扩建", "迁建", "重建", "改造", "提升", "升级", "整治", "治理", "工程", "项目", "完善", "配套", "设施", "基础",
        "巩固", "修复", "修缮", "保护", "加固", "维修", "大修", "更新", "优化", "开工", "年度", "集中", "农村", "乡镇", "县级", "市级", "区级", "公路",
        "中心", "基地", "用房", "大楼", "建筑", "标准", "示范", "试点", "重点", "实施", "推进", "打造", "整体", "全域", "有关", "相关", "等级",
    ]
    static let single: Set<String> = [
        "新", "改", "扩", "修", "建", "线", "至", "到", "段", "站", "区", "场", "厂", "楼", "馆", "园", "校", "院", "所", "处", "镇", "乡",
        "村",
        "县", "市", "等", "及", "和", "与", "的", "个", "期", "号", "=new", "=the", "=of", "=and", "=for", "=in", "=at",
        "=constr",
        "=upgrad", "=improv", "=rehabi", "=projec", "=works",
    ]
}
