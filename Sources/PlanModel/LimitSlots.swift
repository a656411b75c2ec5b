import Quantities

/// The limits of a plan by what they limit, so that the use of a project finds those that it counts for.
public struct LimitSlots: Sendable {
    /// A resource, or what one source of money pays of it.
    private struct Money: Hashable {
        let resource: String
        let funding: ID<FundingSource>?
    }

    /// The places and zones with limits.
    public let places: Set<ID<Place>>
    /// The resources with limits.
    public let resources: Set<String>
    private let slots: [Money: [ID<Place>: [Int: Int]]]

    /// Sorts the limits of a plan.
    public init(_ limits: [Limit]) {
        var slots: [Money: [ID<Place>: [Int: Int]]] = [:]
        for (slot, limit) in limits.enumerated() {
            let money = Money(resource: limit.resource, funding: limit.funding)
            slots[money, default: [:]][limit.place, default: [:]][limit.year.number] = slot
        }
        self.slots = slots
        places = Set(limits.map(\.place))
        resources = Set(limits.map(\.resource))
    }

    /// What a project uses of each limit, by the position of the limit among those of the plan, in that order.
    ///
    /// - Parameters:
    ///   - amounts: the amounts of the project that count.
    ///   - shares: its shares in the places that have limits.
    ///   - start: the year in which it starts.
    /// - Returns: sums in the resources' units; a limit of which it uses nothing is not there.
    public func use(
        _ amounts: [ProjectUse.Amount], _ shares: [(place: ID<Place>, share: Double)], from start: Year
    ) -> [(slot: Int, amount: Double)] {
        var sums: [Int: Double] = [:]
        for amount in amounts {
            let year = start.advanced(by: amount.offset).number
            for payer in amount.funding == nil ? [nil] : [nil, amount.funding] {
                guard let places = slots[Money(resource: amount.resource, funding: payer)] else { continue }
                for (place, share) in shares {
                    if let slot = places[place]?[year] { sums[slot, default: 0] += amount.amount * share }
                }
            }
        }
        return sums.map { (slot: $0.key, amount: $0.value) }.sorted { $0.slot < $1.slot }
    }
}
