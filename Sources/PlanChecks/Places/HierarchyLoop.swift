import Diagnostics
import PlanModel

/// Places are parts of each other in a loop, so that none of them lies in the plan's tree.
public enum HierarchyLoop: Check {
    /// The kind of finding that the check makes.
    public static let kind = FindingKind(
        "hierarchy-loop", "地区上下级关系成环", .error,
        mistake: LocalizedText(
            en:
                "Two rows of the table of places each named the other as the place above; every sum over them fell to nothing.",
            zh: "地区表中两行互为上级，所有汇总都无法计算。"),
        example: FindingExample(failing: [
            FileEdit("places.csv", .replace("示例县,county,,1", with: "示例县,county,⟦north,1"))
        ]))

    /// One finding for each loop, at the place whose parent is not above it.
    public static func findings(in context: CheckContext) -> [Finding] {
        let ranks = context.levelRanks
        return context.placeLoops.loops.compactMap { loop in
            let wrong = loop.first { id in
                guard let place = context.index.places[id],
                    let parent = place.parent.flatMap({ context.index.places[$0] }),
                    let own = ranks[place.level], let above = ranks[parent.level]
                else { return false }
                return above > own
            }
            guard let start = wrong ?? loop.first else { return nil }
            let names = (loop + loop.prefix(1)).map(context.name)
            return Finding(
                kind, at: start.address.with(field: "parent"),
                message: LocalizedText(
                    en: loop.count == 1
                        ? "‘\(names[0].en)’ is part of itself"
                        : "\(loop.count) places are parts of each other: " + names.map(\.en).joined(separator: " → "),
                    zh: loop.count == 1
                        ? "“\(names[0].zh)”以自身为上级"
                        : "\(loop.count) 个地区互为上下级：" + names.map(\.zh).joined(separator: "→")),
                restsOn: loop.map { $0.address.with(field: "parent") })
        }
    }
}
