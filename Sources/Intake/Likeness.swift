import Diagnostics

/// How alike two projects are, and in what.
public struct Likeness: Hashable, Sendable {
    /// One thing that speaks for or against two projects being the same.
    public enum Evidence: Hashable, Sendable {
        /// How much of their names they share, 0 to 1.
        case names(Double)
        /// Each has a word of its own that the other lacks.
        case ownWords(String, String)
        /// One has a word of its own that the other lacks.
        case ownWord(String)
        /// Whether they stand in the same place.
        case place(isSame: Bool)
        /// Whether they have the same owner.
        case owner(isSame: Bool)
        /// Whether they have the same code.
        case code(isSame: Bool)
        /// By how much the greater cost exceeds the smaller, as a share of it.
        case cost(apart: Double)
        /// Their cost is the same to the last of many digits.
        case oddCost
        /// They are told apart by a mark: the first and the second phase, two routes, towns or years.
        case marks(String, String)
        /// One of them is a part of a series.
        case partOfSeries
        /// Their starts lie years apart.
        case starts(apart: Int)
    }

    /// What speaks for all that is known; above zero they are likely the same.
    public let weight: Double
    /// What it rests on.
    public let evidence: [Evidence]

    /// Whether a person should look at them.
    public var isLikely: Bool { weight > 0 }

    /// The weight as a number from 0 to 1 to sort by; 0.5 where nothing speaks for either.
    public var degree: Double { 0.5 + 0.5 * weight / (2 + weight.magnitude) }

    /// Weighs everything that is known of two projects.
    ///
    /// The weights are set by hand, once, on what an office would go by: the same name in another district is another
    /// project; the same code is the same one; another phase is another project under whatever name.
    ///
    /// - Parameters:
    ///   - left: a project.
    ///   - right: another one.
    ///   - names: how their names compare.
    init(_ left: ComparedProject, _ right: ComparedProject, names: NameComparison) {
        var evidence = Self.names(names)
        switch names.marks {
        case .same: break
        case .onlyOne: evidence.append((.partOfSeries, -2))
        case .different(let one, let other): evidence.append((.marks(one.text, other.text), -8))
        }
        if !left.places.isEmpty, !right.places.isEmpty {
            if !left.places.isDisjoint(with: right.places) {
                evidence.append((.place(isSame: true), 1.2))
            } else if left.above.isDisjoint(with: right.places), right.above.isDisjoint(with: left.places) {
                evidence.append((.place(isSame: false), -5))
            }
        }
        if !left.owner.isEmpty, !right.owner.isEmpty {
            let isSame =
                left.owner == right.owner
                || (min(left.owner.count, right.owner.count) >= 4
                    && (left.owner.hasPrefix(right.owner) || right.owner.hasPrefix(left.owner)))
            evidence.append((.owner(isSame: isSame), isSame ? 1.0 : -0.7))
        }
        if !left.code.isEmpty, !right.code.isEmpty, !left.isOfPlan, !right.isOfPlan {
            evidence.append((.code(isSame: left.code == right.code), left.code == right.code ? 6.0 : -3.5))
        }
        evidence += Self.costs(left, right)
        if let one = left.start, let other = right.start, abs(one - other) >= 3 {
            evidence.append((.starts(apart: abs(one - other)), -0.5))
        }
        self.evidence = evidence.map(\.0)
        weight = evidence.reduce(0) { $0 + $1.1 }
    }

    /// What their names say: how much they share, and the words that one has and the other lacks.
    private static func names(_ names: NameComparison) -> [(Evidence, Double)] {
        let alike = 10 * names.share - 6
        let hasSharedWord = names.shared > 2 && names.share > 0.4
        switch (names.onlyLeft, names.onlyRight) {
        // Two streets of one district have names that differ in both directions; a longer name of one street does not.
        case (let one?, let other?):
            return [
                (.names(names.share), alike),
                (.ownWords(one.text, other.text), -min(7, 2.5 + 1.5 * min(one.weight, other.weight))),
            ]
        // Where they share the name of a street, one more word matters little; where they share only what is built, one
        // has a name and the other has none.
        case (let one?, nil), (nil, let one?):
            return [
                (.names(names.share), hasSharedWord ? max(0, alike) : alike),
                (.ownWord(one.text), hasSharedWord ? -min(1.5, 0.3 * one.weight) : -min(4.5, 0.5 + one.weight)),
            ]
        case (nil, nil): return [(.names(names.share), hasSharedWord ? max(1, alike) : alike)]
        }
    }

    private static func costs(_ left: ComparedProject, _ right: ComparedProject) -> [(Evidence, Double)] {
        guard let one = left.cost, let other = right.cost, one > 0, other > 0 else { return [] }
        if let odd = left.oddCost, odd == right.oddCost, one == other { return [(.oddCost, 2.5)] }
        let ratio = max(one, other) / min(one, other)
        let weight =
            switch ratio {
            case ..<1.005: 1.2
            case ..<1.06: 0.8
            case ..<1.25: 0.0
            case ..<2: -0.6
            case ..<3: -1.5
            default: -3.0
            }
        return [(.cost(apart: ratio - 1), weight)]
    }

    /// What speaks for and against, in words.
    public func sentence(in language: String) -> String {
        let isChinese = language == "zh"
        let parts = evidence.map { isChinese ? Self.chinese($0) : Self.english($0) }
        return parts.joined(separator: isChinese ? "；" : "; ")
    }

    private static func english(_ evidence: Evidence) -> String {
        switch evidence {
        case .names(let share): "names share \(percent(share))"
        case .ownWords(let one, let other): "‘\(one)’ in one name, ‘\(other)’ in the other"
        case .ownWord(let word): "only one name has ‘\(word)’"
        case .place(let isSame): isSame ? "same place" : "other place"
        case .owner(let isSame): isSame ? "same owner" : "other owner"
        case .code(let isSame): isSame ? "same code" : "other code"
        case .cost(let apart): apart < 0.0005 ? "same cost" : "costs \(percent(apart)) apart"
        case .oddCost: "same cost to the last digit"
        case .marks(let one, let other): "told apart by ‘\(one)’ and ‘\(other)’"
        case .partOfSeries: "one is a part of a series"
        case .starts(let apart): "starts \(apart) years apart"
        }
    }

    private static func chinese(_ evidence: Evidence) -> String {
        switch evidence {
        case .names(let share): "名称相同部分占 \(percent(share))"
        case .ownWords(let one, let other): "名称中一为“\(one)”、一为“\(other)”"
        case .ownWord(let word): "仅一方名称含“\(word)”"
        case .place(let isSame): isSame ? "地点相同" : "地点不同"
        case .owner(let isSame): isSame ? "业主相同" : "业主不同"
        case .code(let isSame): isSame ? "代码相同" : "代码不同"
        case .cost(let apart): apart < 0.0005 ? "总投资相同" : "总投资相差 \(percent(apart))"
        case .oddCost: "总投资逐位相同"
        case .marks(let one, let other): "分别为“\(one)”和“\(other)”"
        case .partOfSeries: "其一为分期（分段）项目"
        case .starts(let apart): "开工相差 \(apart) 年"
        }
    }

    private static func percent(_ share: Double) -> String {
        share >= 100 ? "×\(Int(share.rounded()) + 1)" : "\(Int((share * 100).rounded())) %"
    }
}

/// How the names of two projects compare.
struct NameComparison {
    /// How much of them both share, 0 to 1.
    var share = 0.0
    /// How the marks in them compare.
    var marks = NameMark.Comparison.same
    /// The word of its own that only the left one has.
    var onlyLeft: OwnWord?
    /// The word of its own that only the right one has.
    var onlyRight: OwnWord?
    /// How much the rarest word says that they share.
    var shared = 0.0
}
