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
struct DuplicateSearch {
    /// Of each name so many of the rarest pieces are looked up.
    private static let looked = 12

    private let projects: [ComparedProject]
    private let table: NameTable

    init(_ projects: [ComparedProject]) {
        self.projects = projects
        table = NameTable(projects)
    }

    /// The likely pairs, the likeliest first.
    func pairs() -> [LikelyPair] {
        var blocks = CandidateBlocks()
        var pairs: [LikelyPair] = []
        for (position, project) in projects.enumerated() {
            let pieces = Set(table.names[position].flatMap { table.looked(up: $0, atMost: Self.looked) })
            for other in blocks.candidates(position, project, pieces: pieces)
            where !(project.isOfPlan && projects[other].isOfPlan) {
                let likeness = likeness(other, position)
                if likeness.isLikely { pairs.append(LikelyPair(first: other, second: position, likeness: likeness)) }
            }
        }
        return pairs.sorted {
            ($1.likeness.weight, $0.first, $0.second) < ($0.likeness.weight, $1.first, $1.second)
        }
    }

    /// How alike two projects are, by the names that are most alike.
    private func likeness(_ left: Int, _ right: Int) -> Likeness {
        var best = (share: -1.0, left: 0, right: 0)
        for (one, first) in table.names[left].enumerated() {
            for (other, second) in table.names[right].enumerated() {
                let keys = (projects[left].names[one].key, projects[right].names[other].key)
                let share = keys.0 == keys.1 && !keys.0.isEmpty ? 1 : table.share(first, second)
                if share > best.share { best = (share, one, other) }
            }
        }
        guard best.share >= 0 else { return Likeness(projects[left], projects[right], names: NameComparison()) }
        let (one, other) = (table.names[left][best.left], table.names[right][best.right])
        var names = NameComparison(
            share: best.share,
            marks: NameMark.comparison(projects[left].names[best.left].marks, projects[right].names[best.right].marks),
            onlyLeft: table.ownWord(of: one, lackingIn: other), onlyRight: table.ownWord(of: other, lackingIn: one),
            shared: table.sharedWord(one, other))
        tellApart(left, right, in: &names)
        return Likeness(projects[left], projects[right], names: names)
    }

    /// Where the names that are most alike differ in both directions, the language that tells them apart best counts:
    /// two characters of a name of a place are often the same, its spelling in letters is not.
    private func tellApart(_ left: Int, _ right: Int, in names: inout NameComparison) {
        for one in table.names[left] {
            for other in table.names[right] {
                guard let first = names.onlyLeft, let second = names.onlyRight,
                    table.share(one, other) > Self.sameLanguage,
                    let left = table.ownWord(of: one, lackingIn: other),
                    let right = table.ownWord(of: other, lackingIn: one),
                    min(left.weight, right.weight) > min(first.weight, second.weight)
                else { continue }
                (names.onlyLeft, names.onlyRight) = (left, right)
            }
        }
    }

    /// Names that share more than this are written in one language.
    private static let sameLanguage = 0.5
}
