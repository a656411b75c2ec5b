import PlanModel

/// The outlines of places as an office supplies them beside its plan: for drawing, no part of the plan and its digest.
public struct Boundaries: Equatable, Sendable {
    /// A corner of an outline, in degrees of the datum.
    public struct Corner: Equatable, Sendable {
        /// Degrees east.
        public let longitude: Double
        /// Degrees north.
        public let latitude: Double
    }

    /// The datum of every corner.
    public let datum: Datum
    /// The number under which the map was approved for publication; empty where none is named.
    public let approval: String
    /// The rings of each place, closed: outlines and the holes in them alike.
    public internal(set) var rings: [ID<Place>: [[Corner]]] = [:]
}
