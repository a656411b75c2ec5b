import Diagnostics
import PlanModel

/// What a person decided, by the numbers of rows and projects; decisions that fit nothing are found.
struct Verdicts: Sendable {
    /// A decision that holds.
    struct Verdict: Sendable {
        let verdict: RowVerdict
        let members: [Int]
        /// Of rows that are merged the one that counts.
        let kept: Int?
        let package: String
        let reason: String
    }

    private(set) var all: [Verdict] = []
    private(set) var findings: [Finding] = []
    private var settled: Set<[Int]> = []

    init(_ list: DecisionList, parties: Parties) {
        let numbers = Dictionary(
            (0..<(parties.rows.count + parties.planned.count)).map { (parties.place($0), $0) }
        ) { first, _ in first }
        for (position, decision) in list.decisions.enumerated() {
            guard let verdict = decision.decide else { continue }
            let address = DecisionList.address.with(field: "decisions/\(position)")
            guard let members = members(decision, numbers, parties, address),
                fits(decision, verdict, members, parties, address)
            else { continue }
            let kept = decision.keep.isEmpty ? nil : numbers[decision.keep]
            all.append(
                Verdict(
                    verdict: verdict, members: members, kept: kept, package: decision.package, reason: decision.reason))
            for one in members { for other in members where one < other { settled.insert([one, other]) } }
        }
    }

    /// Whether somebody has decided on two rows.
    func settles(_ one: Int, _ other: Int) -> Bool { settled.contains([min(one, other), max(one, other)]) }

    /// The numbers of the rows of a decision; nil where one of them is no longer what it was.
    private mutating func members(
        _ decision: RowDecision, _ numbers: [String: Int], _ parties: Parties, _ address: Address
    ) -> [Int]? {
        var members: [Int] = []
        for row in decision.rows {
            guard let number = numbers[row.at] else {
                find(
                    address,
                    en: "there is no row \(row.at) (‘\(row.name)’) any more; the decision on it was not followed",
                    zh: "已没有 \(row.at)（“\(row.name)”）这一行，相关决定未执行")
                return nil
            }
            let name = parties.name(number)
            guard row.name.isEmpty || row.name == name else {
                find(
                    address,
                    en:
                        "\(row.at) was ‘\(row.name)’ when it was decided on and is ‘\(name)’ now; the decision was not followed",
                    zh: "作出决定时 \(row.at) 为“\(row.name)”，现为“\(name)”，该决定未执行")
                return nil
            }
            members.append(number)
        }
        return members
    }

    private mutating func fits(
        _ decision: RowDecision, _ verdict: RowVerdict, _ members: [Int], _ parties: Parties, _ address: Address
    ) -> Bool {
        switch verdict {
        case .merge where Set(members.filter { !parties.isRow($0) }).count > 1:
            find(
                address, en: "two projects of the plan cannot be merged by a decision on submissions",
                zh: "规划中的两个项目不能通过本文件合并")
        case .package where decision.package.isEmpty:
            find(address, en: "the package has no name", zh: "未填写项目包名称")
        case .returned where decision.reason.isEmpty, .reserve where decision.reason.isEmpty:
            find(address, en: "the reason is missing, which the unit must be told", zh: "未填写应告知填报单位的理由")
        default:
            if decision.keep.isEmpty || decision.rows.contains(where: { $0.at == decision.keep }) { return true }
            find(
                address, en: "‘keep’ names \(decision.keep), which is none of the rows",
                zh: "keep 所填的 \(decision.keep) 不在所列各行之中")
        }
        return false
    }

    private mutating func find(_ address: Address, en: String, zh: String) {
        findings.append(
            Finding(GatheringKinds.decisionNotFollowed, at: address, message: LocalizedText(en: en, zh: zh)))
    }
}

/// The kinds of fault that the gathering of submissions can have beside those of tables.
public enum GatheringKinds {
    /// All of them.
    public static let all = [decisionNotFollowed]

    static let decisionNotFollowed = FindingKind(
        "decision-not-followed", "归并决定与报送内容对不上", .error,
        mistake: LocalizedText(
            en:
                "A unit sent its workbook again with a row more, and a decision on ‘row 7’ would have fallen on another project.",
            zh: "单位增加一行后重新报送，原先针对“第 7 行”的决定便落到了另一个项目上。"),
        example: .workbook)

    /// What is found of a decision that fits nothing.
    public static func findings(of kind: FindingKind) -> [Finding] {
        var decision = RowDecision()
        decision.rows = [DecidedRow(at: "book.xlsx#Sheet1!7", name: "滨河公园")]
        decision.decide = .reserve
        decision.reason = "资金未落实"
        var list = DecisionList()
        list.decisions = [decision]
        return Gathering([], plan: nil, decided: list).findings.filter { $0.kind == kind }
    }
}
