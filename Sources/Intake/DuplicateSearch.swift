/// Two projects that are likely the same, by their positions among those compared.
public struct LikelyPair: Hashable, Sendable {
    /// The earlier one.
    public let first: Int
    /// The later one.
    public let second: Int
    /// How alike they are.
    public let likeness: Likeness
}

/// Finds pairs of projects that are likely the same, without comparing each with each.
///
/// A piece of a name weighs the more the rarer it is (Spärck Jones, 1972); two names share twice the weight of their
/// common pieces over the weight of all (Dice, 1945). Only projects are compared that share rare pieces, a code or a
/// cost of many digits.
struct DuplicateSearch {
    /// Of each name so many of the heaviest pieces are looked up.
    private static let looked = 12
    /// Pieces that more names have are not looked up.
    private static let common = 300

    private let projects: [ComparedProject]
    /// For each name of each project its pieces by number, with their counts.
    private var names: [[[(piece: Int, count: Double)]]] = []
    private var weights: [Double] = []
    /// How rare each piece is: the logarithm of all names to those that have it.
    private var rarities: [Double] = []
    /// Whether a piece is a single character, a word or a number: what a name has of it tells it from others.
    private var isWhole: [Bool] = []
    /// The two characters of a piece that is a pair of them, as pieces.
    private var characters: [Int: (Int, Int)] = [:]
    private var frequencies: [Int] = []

    init(_ projects: [ComparedProject]) {
        self.projects = projects
        var numbers: [String: Int] = [:]
        var singles: [Bool] = []
        for project in projects {
            var ofProject: [[(piece: Int, count: Double)]] = []
            for name in project.names {
                var pieces: [(piece: Int, count: Double)] = []
                for (text, count) in name.pieces {
                    let number = numbers[text] ?? numbers.count
                    if number == numbers.count {
                        numbers[text] = number
                        frequencies.append(0)
                        singles.append(text.count == 1)
                        isWhole.append(text.count == 1 || text.hasPrefix("=") || text.hasPrefix("#"))
                    }
                    frequencies[number] += 1
                    pieces.append((number, Double(count)))
                }
                ofProject.append(pieces.sorted { $0.piece < $1.piece })
            }
            names.append(ofProject)
        }
        for (text, number) in numbers where text.count == 2 {
            if let first = text.first.flatMap({ numbers[String($0)] }),
                let last = text.last.flatMap({ numbers[String($0)] })
            {
                characters[number] = (first, last)
            }
        }
        let total = Double(projects.count + 1)
        rarities = frequencies.map { max(0.2, Self.logarithm(total / (Double($0) + 0.5))) }
        weights = zip(rarities, singles).map { $1 ? 0.4 * $0 : $0 }
    }

    /// The logarithm to the base of two, exact at powers of two and straight between them: the same on every machine.
    private static func logarithm(_ number: Double) -> Double {
        number > 0 ? Double(number.exponent) + number.significand - 1 : 0
    }

    /// The likely pairs, the likeliest first.
    func pairs() -> [LikelyPair] {
        var byPiece: [Int: [Int]] = [:]
        var (byCode, byCost) = ([String: [Int]](), [String: [Int]]())
        var pairs: [LikelyPair] = []
        for (position, project) in projects.enumerated() {
            var others: Set<Int> = []
            let pieces = Set(names[position].flatMap(lookedUp))
            var shared: [Int: Int] = [:]
            for piece in pieces {
                for other in byPiece[piece] ?? [] { shared[other, default: 0] += 1 }
                if byPiece[piece, default: []].count < Self.common { byPiece[piece, default: []].append(position) }
            }
            for (other, count) in shared where count > 1 || pieces.count < 4 { others.insert(other) }
            if !project.code.isEmpty { others.formUnion(Self.add(position, &byCode, project.code)) }
            if let cost = project.oddCost { others.formUnion(Self.add(position, &byCost, cost)) }
            for other in others.sorted() where !(project.isOfPlan && projects[other].isOfPlan) {
                let likeness = likeness(other, position)
                if likeness.isLikely { pairs.append(LikelyPair(first: other, second: position, likeness: likeness)) }
            }
        }
        return pairs.sorted {
            ($1.likeness.weight, $0.first, $0.second) < ($0.likeness.weight, $1.first, $1.second)
        }
    }

    /// Adds a position under a key; the earlier ones come back.
    private static func add(_ position: Int, _ known: inout [String: [Int]], _ key: String) -> [Int] {
        let earlier = known[key] ?? []
        if earlier.count < common { known[key, default: []].append(position) }
        return earlier
    }

    /// The rarest pieces of a name, those of a single name left out: nothing can share them.
    private func lookedUp(_ pieces: [(piece: Int, count: Double)]) -> [Int] {
        let candidates = pieces.map(\.piece).filter { (2...Self.common).contains(frequencies[$0]) }
        return Array(candidates.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }.prefix(Self.looked))
    }

    /// How alike two projects are, by the names that are most alike.
    private func likeness(_ left: Int, _ right: Int) -> Likeness {
        var best = NameComparison(share: 0, marks: .same, onlyLeft: 0, onlyRight: 0, rarest: 0)
        for (one, first) in names[left].enumerated() {
            for (other, second) in names[right].enumerated() {
                let (one, other) = (projects[left].names[one], projects[right].names[other])
                let share = one.key == other.key && !one.key.isEmpty ? 1 : self.share(first, second)
                guard share >= best.share else { continue }
                best = NameComparison(
                    share: share, marks: SeriesMark.comparison(one.marks, other.marks),
                    onlyLeft: only(first, second), onlyRight: only(second, first),
                    rarest: max(rarest(first, second), rarest(second, first)))
            }
        }
        return Likeness(projects[left], projects[right], names: best)
    }

    /// The weight of the characters, words and numbers that one name has and the other lacks.
    private func only(_ one: [(piece: Int, count: Double)], _ other: [(piece: Int, count: Double)]) -> Double {
        let there = Set(other.map(\.piece))
        return one.reduce(0) { sum, entry in
            guard isWhole[entry.piece], !there.contains(entry.piece) else { return sum }
            return sum + rarities[entry.piece]
        }
    }

    /// How rare the rarest word of a name is that the other lacks; in Chinese a pair of characters, both lacking there.
    private func rarest(_ one: [(piece: Int, count: Double)], _ other: [(piece: Int, count: Double)]) -> Double {
        let there = Set(other.map(\.piece))
        return one.reduce(0) { rarest, entry in
            guard !there.contains(entry.piece) else { return rarest }
            if let (first, last) = characters[entry.piece] {
                guard !there.contains(first), !there.contains(last) else { return rarest }
            } else if !isWhole[entry.piece] || weights[entry.piece] != rarities[entry.piece] {
                return rarest
            }
            return max(rarest, rarities[entry.piece])
        }
    }

    private func share(_ left: [(piece: Int, count: Double)], _ right: [(piece: Int, count: Double)]) -> Double {
        var (one, other, common) = (0, 0, 0.0)
        while one < left.count, other < right.count {
            let (first, second) = (left[one], right[other])
            if first.piece == second.piece {
                common += weights[first.piece] * min(first.count, second.count)
                one += 1
                other += 1
            } else if first.piece < second.piece {
                one += 1
            } else {
                other += 1
            }
        }
        let whole = (left + right).reduce(0) { $0 + weights[$1.piece] * $1.count }
        return whole > 0 ? 2 * common / whole : 0
    }
}
