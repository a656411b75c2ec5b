/// Finds for each project the earlier ones with which it is worth comparing, in time that grows with their number alone.
///
/// Only projects of one place, of a place above or below it, or of no place are looked up by pieces of their names: the same
/// name elsewhere is another project. Whatever has the same code, odd cost, or whole name and owner is compared anywhere.
struct CandidateBlocks {
    /// A list under one key grows no longer than this.
    private static let longest = 300

    /// A piece of a name in a place.
    private struct Key: Hashable {
        let piece: Int
        let place: Int
    }

    private var places: [String: Int] = [:]
    /// Projects by place, by each place above theirs, and (place -1) all of them, and those without a place.
    private var own: [Key: [Int]] = [:]
    private var below: [Key: [Int]] = [:]
    private var placeless: [Int: [Int]] = [:]
    private var texts: [String: [Int]] = [:]

    /// The earlier projects to compare with; this one is added to the lists.
    ///
    /// - Parameters:
    ///   - position: its position.
    ///   - project: the project.
    ///   - pieces: the pieces of its names that are looked up.
    /// - Returns: their positions in order.
    mutating func candidates(_ position: Int, _ project: ComparedProject, pieces: Set<Int>) -> [Int] {
        let here = project.places.map { number($0) }
        let above = project.above.map { number($0) }
        var shared: [Int: Int] = [:]
        for piece in pieces {
            func count(_ earlier: [Int]?) { for other in earlier ?? [] { shared[other, default: 0] += 1 } }
            count(placeless[piece])
            if here.isEmpty { count(own[Key(piece: piece, place: -1)]) }
            for place in here {
                count(own[Key(piece: piece, place: place)])
                count(below[Key(piece: piece, place: place)])
            }
            for place in above { count(own[Key(piece: piece, place: place)]) }
            if here.isEmpty {
                Self.add(position, to: &placeless[piece, default: []])
            } else {
                Self.add(position, to: &own[Key(piece: piece, place: -1), default: []])
            }
            for place in here { Self.add(position, to: &own[Key(piece: piece, place: place), default: []]) }
            for place in above { Self.add(position, to: &below[Key(piece: piece, place: place), default: []]) }
        }
        var candidates = Set(shared.lazy.filter { $0.value > 1 || pieces.count < 4 }.map(\.key))
        for text in Self.texts(project) {
            candidates.formUnion(texts[text] ?? [])
            Self.add(position, to: &texts[text, default: []])
        }
        return candidates.sorted()
    }

    private mutating func number(_ place: String) -> Int {
        if let known = places[place] { return known }
        places[place] = places.count
        return places.count - 1
    }

    private static func add(_ position: Int, to list: inout [Int]) {
        if list.count < longest { list.append(position) }
    }

    /// What alone makes two projects worth comparing.
    private static func texts(_ project: ComparedProject) -> [String] {
        var texts: [String] = []
        if !project.code.isEmpty { texts.append("code " + project.code) }
        if let cost = project.oddCost { texts.append("cost " + cost) }
        if !project.owner.isEmpty {
            texts += Set(project.names.map(\.key)).map { "name \($0) \(project.owner)" }
        }
        return texts
    }
}
