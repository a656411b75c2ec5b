import Diagnostics
import Quantities

/// The projects that are chosen from a plan, each with the years in which it is built.
public struct Programme: Equatable, Sendable {
    /// The years in which a chosen project is built.
    public struct Placement: Hashable, Sendable {
        /// The year in which work starts.
        public let start: Year
        /// The year in which it is completed.
        public let finish: Year

        /// Makes a placement.
        public init(start: Year, finish: Year) {
            self.start = start
            self.finish = finish
        }
    }

    /// The chosen projects; one that is not here is left out.
    public var placements: [ID<Project>: Placement]

    /// Makes a programme.
    public init(placements: [ID<Project>: Placement] = [:]) { self.placements = placements }

    /// The years of a project; nil where it is left out.
    public subscript(project: ID<Project>) -> Placement? { placements[project] }
}
