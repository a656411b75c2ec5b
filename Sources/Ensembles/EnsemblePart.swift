import Diagnostics
import Outlook
import PlanModel

/// What the parts of one run have in common: only parts of the same run may be put together.
public struct EnsembleRun: Hashable, Sendable {
    /// The digest of the plan.
    public var plan: String
    /// The standpoint and the programme, in one word.
    public var standpoint: String
    /// What all draws begin from.
    public var seed: UInt64
    /// How many draws the whole run has.
    public var draws: Int
    /// How many parts there are.
    public var parts: Int

    /// Makes the description of a run.
    public init(plan: String, standpoint: String, seed: UInt64, draws: Int, parts: Int) {
        self.plan = plan
        self.standpoint = standpoint
        self.seed = seed
        self.draws = draws
        self.parts = parts
    }

    /// Standpoint and programme in one word, so that runs from different ones are told apart.
    public static func standpoint(_ settings: OutlookSettings, _ programme: Programme?) -> String {
        let known = settings.knownOn.map { "\($0)" } ?? "all"
        let placed = programme.map { programme in
            programme.placements.sorted { $0.key < $1.key }
                .map { "\($0.key):\($0.value.start)-\($0.value.finish)" }.joined(separator: ",")
        }
        let word = placed.map { String(EnsemblePart.checksum(Array($0.utf8)[...]), radix: 16) } ?? "plan"
        return "\(known)/\(settings.includesUnverified ? "unverified" : "verified")/\(word)"
    }

    /// The draws of a part, counted from 1: as many as those of any other part, or one more.
    public func draws(of part: Int) -> Range<Int> {
        func start(_ part: Int) -> Int { Int((Int64(part) * Int64(draws)) / Int64(max(1, parts))) }
        return start(part - 1)..<start(part)
    }

    /// The file name of a part: `part-0003-of-0016.draws`.
    public func name(of part: Int) -> String { "part-\(Self.padded(part))-of-\(Self.padded(parts)).draws" }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// Why the file of a part cannot be used.
public enum EnsemblePartFault: Error, Equatable, Sendable {
    /// It does not begin as such a file does.
    case noPart
    /// It was made of another plan.
    case otherPlan
    /// It was made from another standpoint or with another programme.
    case otherStandpoint
    /// It belongs to a run from another seed, with other draws or with other parts.
    case otherRun
    /// It was made by a program that draws other things.
    case otherColumns
    /// It ends too early, or some of its bytes were changed.
    case damaged

    /// What is wrong, as the end of a sentence that begins with the name of the file.
    public var text: LocalizedText {
        switch self {
        case .noPart: LocalizedText(en: "is no part of an ensemble", zh: "不是抽样分片文件")
        case .otherPlan: LocalizedText(en: "was made of another plan, or of another state of it", zh: "出自另一规划或另一版本")
        case .otherStandpoint:
            LocalizedText(en: "was made from another standpoint or with another programme", zh: "所用数据截止日期、口径或项目安排不同")
        case .otherRun:
            LocalizedText(en: "belongs to another run: its seed, draws or parts differ", zh: "属于另一次抽样：种子、次数或分片数不同")
        case .otherColumns: LocalizedText(en: "was made by another version of the program", zh: "由另一版本的程序生成")
        case .damaged: LocalizedText(en: "is cut short or damaged", zh: "不完整或已损坏")
        }
    }
}

/// A part of an ensemble as a file: a head of text lines, then numbers, then a checksum.
///
/// The head ends with an empty line. Numbers follow column by column, little-endian: what was drawn of each source, then
/// the number of each target, whether it was met (one byte), what was used of each limit, and the fans.
public struct EnsemblePart: Equatable, Sendable {
    /// The run that it is a part of.
    public let run: EnsembleRun
    /// The number of the part, from 1.
    public let number: Int
    /// Its draws.
    public let outcomes: EnsembleOutcomes

    /// Makes a part.
    public init(run: EnsembleRun, number: Int, outcomes: EnsembleOutcomes) {
        self.run = run
        self.number = number
        self.outcomes = outcomes
    }

    private static let mark = "lustrum-ensemble-part 1"

    // MARK: Writing

    /// The bytes of the file.
    public var bytes: [UInt8] {
        var bytes = Array(Self.head(run, number, outcomes).utf8)
        let start = bytes.count
        for column in outcomes.drawn { Self.put(column, in: &bytes) }
        for column in outcomes.numbers { Self.put(column, in: &bytes) }
        for column in outcomes.met { bytes += column.map { $0 ? 1 : 0 } }
        for column in outcomes.used + outcomes.fan { Self.put(column, in: &bytes) }
        let sum = Self.checksum(bytes[start...])
        for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte))) }
        return bytes
    }

    private static func head(_ run: EnsembleRun, _ number: Int, _ outcomes: EnsembleOutcomes) -> String {
        """
        \(mark)
        plan \(run.plan)
        standpoint \(run.standpoint)
        seed \(run.seed)
        draws \(run.draws)
        part \(number) of \(run.parts)
        columns \(columns(outcomes))


        """
    }

    /// A word for what is drawn: parts of one run agree in it.
    private static func columns(_ outcomes: EnsembleOutcomes) -> String {
        let names =
            outcomes.sources.map(\.name) + outcomes.targets
            + outcomes.fans.map { "\($0.key.indicator)/\($0.key.place)/\($0.year)" } + ["\(outcomes.used.count)"]
        return String(checksum(Array(names.joined(separator: "\n").utf8)[...]), radix: 16)
    }

    private static func put(_ column: [Double], in bytes: inout [UInt8]) {
        for number in column {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    /// FNV-1a over 64 bits (Fowler, Noll and Vo).
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    // MARK: Reading

    /// The run that a file says it is a part of; nil where it is no such file.
    public static func run(of bytes: [UInt8]) -> EnsembleRun? { readHead(bytes)?.run }

    private static func readHead(_ bytes: [UInt8]) -> (run: EnsembleRun, number: Int, columns: String, end: Int)? {
        guard let end = bytes.prefix(4_096).firstRange(of: [10, 10])?.upperBound else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.count == 7, lines[0] == mark else { return nil }
        func rest(_ line: Int, _ word: String) -> String? {
            lines[line].hasPrefix(word + " ") ? String(lines[line].dropFirst(word.count + 1)) : nil
        }
        let part = (rest(5, "part") ?? "").split(separator: " ")
        guard let plan = rest(1, "plan"), let standpoint = rest(2, "standpoint"),
            let seed = rest(3, "seed").flatMap(UInt64.init), let draws = rest(4, "draws").flatMap(Int.init),
            part.count == 3, part[1] == "of", let number = Int(part[0]), let parts = Int(part[2]),
            let columns = rest(6, "columns"), number >= 1, number <= parts, EnsembleTerms.range.contains(draws),
            parts <= draws
        else { return nil }
        let run = EnsembleRun(plan: plan, standpoint: standpoint, seed: seed, draws: draws, parts: parts)
        return (run, number, columns, end)
    }

    /// Reads the file of a part.
    ///
    /// - Parameters:
    ///   - bytes: the bytes of the file.
    ///   - number: the part wanted.
    ///   - run: the run wanted.
    ///   - model: what is drawn.
    /// - Throws: why the file cannot be used.
    public init(_ bytes: [UInt8], number: Int, of run: EnsembleRun, model: EnsembleModel) throws(EnsemblePartFault) {
        guard let head = Self.readHead(bytes) else { throw .noPart }
        guard head.run.plan == run.plan else { throw .otherPlan }
        guard head.run.standpoint == run.standpoint else { throw .otherStandpoint }
        guard head.run == run, head.number == number else { throw .otherRun }
        let draws = run.draws(of: number)
        var outcomes = EnsembleOutcomes(of: model, seed: run.seed, first: draws.lowerBound)
        guard head.columns == Self.columns(outcomes) else { throw .otherColumns }
        let doubles = outcomes.drawn.count + outcomes.numbers.count + outcomes.used.count + outcomes.fan.count
        let size = draws.count * (8 * doubles + outcomes.met.count)
        guard bytes.count == head.end + size + 8 else { throw .damaged }
        var stored: UInt64 = 0
        for byte in 0..<8 { stored |= UInt64(bytes[head.end + size + byte]) << UInt64(8 * byte) }
        guard stored == Self.checksum(bytes[head.end..<(head.end + size)]) else { throw .damaged }
        var position = head.end
        func column() -> [Double] {
            defer { position += 8 * draws.count }
            return (0..<draws.count).map { draw in
                var bits: UInt64 = 0
                for byte in 0..<8 { bits |= UInt64(bytes[position + 8 * draw + byte]) << UInt64(8 * byte) }
                return Double(bitPattern: bits)
            }
        }
        outcomes.begin(draws.count)
        for source in outcomes.drawn.indices { outcomes.drawn[source] = column() }
        for target in outcomes.numbers.indices { outcomes.numbers[target] = column() }
        for target in outcomes.met.indices {
            outcomes.met[target] = bytes[position..<(position + draws.count)].map { $0 != 0 }
            position += draws.count
        }
        for limit in outcomes.used.indices { outcomes.used[limit] = column() }
        for fan in outcomes.fan.indices { outcomes.fan[fan] = column() }
        self.init(run: run, number: number, outcomes: outcomes)
    }
}
