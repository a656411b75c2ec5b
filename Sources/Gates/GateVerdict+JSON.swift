import Diagnostics
import PlanModel
import Quantities

extension GateVerdict {
    /// The verdict as JSON: `{project, gate, versions, ruling, due, answer, standing, comparisons, sentence}`.
    ///
    /// An amount is `{value, unit}`, `{at_least, unit, missing}` or `{missing}`; texts are in the language asked for.
    public func json(in language: String) -> JSONValue {
        .members([
            "project": .text(project.text),
            "gate": .text(gate.text),
            "versions": .list(versions.map { .text($0.id) }),
            "may_have_no_version": .boolean(mayHaveNoVersion),
            "legal_text_read": .boolean(isTextRead),
            "ruling": ruling.json(in: language),
            "due": deadline?.json ?? .null,
            "answer": answer.map { $0.json } ?? .null,
            "standing": .text(standing.word),
            "answered": .boolean(isAnswered),
            "industries": .list(explanation.industries.map { $0.json(in: language) }),
            "comparisons": .list(explanation.amounts.map { $0.json(in: language) }),
            "sentence": .text(sentence.text(in: language)),
        ])
    }
}

extension GateRuling {
    /// The ruling as JSON: `{ruling}` with `reasons`, `authority`, `reason`, or `missing` and `possible`.
    public func json(in language: String) -> JSONValue {
        switch self {
        case .exempt(let reasons):
            .members(["ruling": .text("exempt"), "reasons": .list(reasons.map { .text($0.rawValue) })])
        case .required(let authority):
            .members(["ruling": .text("required"), "authority": .optional(authority?.text(in: language))])
        case .notApplicable(let reason):
            .members(["ruling": .text("not-applicable"), "reason": .text(reason.rawValue)])
        case .undetermined(let missing, let possible):
            .members([
                "ruling": .text("undetermined"),
                "missing": .list(missing.map { $0.json(in: language) }),
                "possible": .list(possible.map { $0.json(in: language) }),
            ])
        }
    }
}

extension GateEvidence {
    /// What is missing as JSON: `{address, of_rule, words}`.
    func json(in language: String) -> JSONValue {
        .members([
            "address": .text(address.description), "of_rule": .boolean(isOfRule),
            "words": .text(words.text(in: language)),
        ])
    }
}

extension GateDeadline {
    var json: JSONValue {
        .members([
            "due": .text(due.rawValue), "date_kind": .text(dateKind.rawValue), "date": .optional(date?.description),
        ])
    }
}

extension GateAnswer {
    fileprivate var json: JSONValue {
        .members(["state": .text(state.rawValue), "date": .optional(date?.description)])
    }
}

extension IndustryComparison {
    func json(in language: String) -> JSONValue {
        .members([
            "version": .text(version), "industry": industry.isEmpty ? .null : .text(industry),
            "exempt": isExempt.map { .boolean($0) } ?? .null, "words": .text(words.text(in: language)),
        ])
    }
}

extension GateComparison {
    func json(in language: String) -> JSONValue {
        var members = [JSONMember(name: "version", value: .text(version))]
        switch purpose {
        case .exemption: members.append(JSONMember(name: "purpose", value: .text("exemption")))
        case .level(let authority):
            members.append(JSONMember(name: "purpose", value: .text("level")))
            members.append(JSONMember(name: "authority", value: .optional(authority?.text(in: language))))
        }
        members += [
            JSONMember(name: "measure", value: .text(threshold.name)),
            JSONMember(name: "amount", value: amount.json(in: language)),
            JSONMember(name: "threshold", value: threshold.json),
            JSONMember(name: "side", value: .text(side.rawValue)),
            JSONMember(name: "words", value: .text(words.text(in: language))),
        ]
        return .object(members)
    }
}

extension GateThreshold {
    /// The threshold as `{value, unit}`, or `{written}` where it cannot be read.
    var json: JSONValue {
        quantity.map { .members(["value": .number($0.number), "unit": .text($0.unit.written)]) }
            ?? .members(["written": .text(written)])
    }
}

extension ProjectAmount {
    func json(in language: String) -> JSONValue {
        switch self {
        case .known(let quantity):
            .members(["value": .number(quantity.number), "unit": .text(quantity.unit.written)])
        case .atLeast(let quantity, let reason):
            .members([
                "at_least": .number(quantity.number), "unit": .text(quantity.unit.written),
                "missing": .text(reason.text.text(in: language)),
            ])
        case .missing(let reason): .members(["missing": .text(reason.text.text(in: language))])
        }
    }
}
