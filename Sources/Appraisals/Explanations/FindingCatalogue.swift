import Diagnostics
import Intake
import PlanChecks
import PlanFiles

/// Every kind of finding that `lustrum check` and `lustrum import` can make.
public enum FindingCatalogue {
    /// The kinds in the order of their identifiers.
    public static var kinds: [FindingKind] {
        (ReadingKinds.all + AllChecks.kinds + ImportKinds.all + WorkbookKinds.all + GatheringKinds.all).sorted {
            $0.id < $1.id
        }
    }

    /// The kind of an identifier, or nil.
    public static func kind(_ id: String) -> FindingKind? { kinds.first { $0.id == id } }

    /// The identifier nearest to a misspelt one, or nil.
    public static func suggestion(for id: String) -> String? {
        DidYouMean.nearest(to: id, among: kinds.map(\.id))
    }

    /// The pages under `docs/findings` by name: one for each kind, and a list of them.
    public static var pages: [String: String] {
        let explanations = kinds.map { FindingExplanation($0) }
        var pages = ["README.md": FindingPage.list(explanations)]
        for explanation in explanations { pages["\(explanation.kind.id).md"] = FindingPage.page(explanation) }
        return pages
    }
}
