import Diagnostics
import PlanModel
import Quantities

/// A rule of the plan that a programme breaks, as recomputed from plan and programme alone.
public enum ProgrammeViolation: Equatable, Sendable {
    /// A project that is not in the plan, is given up or in reserve.
    case mayNotBeIn(ID<Project>)
    /// A project is placed in years that are not its own or not possible.
    case wrongYears(ID<Project>)
    /// A mandated project is left out.
    case mandatedLeftOut(ID<Project>)
    /// A limit is exceeded: by how much, in the resource's unit.
    case limitExceeded(Int, by: Double)
    /// A floor is not kept: by how much, in the resource's unit.
    case floorMissed(Int, by: Double)
    /// More than one of a group of alternatives is in.
    case severalAlternatives(String)
    /// A project starts before the one that it waits for is finished, or without it.
    case startsTooEarly(ID<Project>, requires: ID<Project>)
    /// A package is in without a part, or a part without it.
    case packageBroken(ID<Project>, part: ID<Project>)

    /// The violation in a sentence.
    public func sentence(in index: PlanIndex) -> LocalizedText {
        func text(_ project: ID<Project>, _ en: (String) -> String, _ zh: (String) -> String) -> LocalizedText {
            let name = index.name(project)
            return LocalizedText(en: en(name.text(in: "en")), zh: zh(name.text(in: "zh")))
        }
        switch self {
        case .mayNotBeIn(let project): return text(project, { "‘\($0)’ may not be in" }, { "“\($0)”不得列入" })
        case .wrongYears(let project): return text(project, { "‘\($0)’ is in the wrong years" }, { "“\($0)”年份有误" })
        case .mandatedLeftOut(let project):
            return text(project, { "‘\($0)’ is mandated and left out" }, { "已定项目“\($0)”未列入" })
        case .limitExceeded(let row, let amount):
            let (rule, by) = (
                PhasingRule.limit(row).words(in: index), index.saidAmount(amount, of: index.plan.limits[row].resource)
            )
            return LocalizedText(
                en: "\(rule.text(in: "en")) is exceeded by \(by.text(in: "en"))",
                zh: "\(rule.text(in: "zh"))超出 \(by.text(in: "zh"))")
        case .floorMissed(let row, let amount):
            let (rule, by) = (
                PhasingRule.floor(row).words(in: index), index.saidAmount(amount, of: index.plan.floors[row].resource)
            )
            return LocalizedText(
                en: "\(rule.text(in: "en")) is missed by \(by.text(in: "en"))",
                zh: "\(rule.text(in: "zh"))差 \(by.text(in: "zh"))")
        case .severalAlternatives(let group):
            return LocalizedText(en: "several of the alternatives ‘\(group)’ are in", zh: "备选项目组“\(group)”多于一个列入")
        case .startsTooEarly(let project, let requires):
            let first = index.name(requires)
            return text(
                project, { "‘\($0)’ starts before ‘\(first.text(in: "en"))’ is finished" },
                { "“\($0)”在前置项目“\(first.text(in: "zh"))”竣工前开工" })
        case .packageBroken(let whole, let part):
            let name = index.name(part)
            return text(
                whole, { "‘\($0)’ and its part ‘\(name.text(in: "en"))’ are not in together" },
                { "“\($0)”与其组成部分“\(name.text(in: "zh"))”未同时列入" })
        }
    }
}
