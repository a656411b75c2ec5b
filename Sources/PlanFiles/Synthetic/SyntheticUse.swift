extension SyntheticPortfolio.Project {
    /// The yearly amounts of one resource by year from the start, 0 for the first: what is reported, else zero.
    ///
    /// - Returns: as many amounts as the plan has years; those of building stand in the years before `duration`.
    func use(of resource: SyntheticResource) -> [Int] {
        switch resource {
        case .cost: costs
        case .energy:
            amounts(building: 0.06, operating: 0.5 * energyIntensity * (isGreen ? -0.3 : 1), scale: 10, resource)
        case .co2:
            amounts(building: 0.15, operating: 0.4 * energyIntensity * (isGreen ? -0.5 : 1), scale: 30, resource)
        case .land:
            (0..<SyntheticPortfolio.years).map { year in
                year == 0 ? reported(0.7 * Double(size) * landIntensity, resource) : 0
            }
        case .labour: amounts(building: 0.8, operating: 0.05, scale: 3, resource)
        }
    }

    /// The total cost in 10,000 yuan.
    var cost: Int { size * 100 }

    /// The cost in equal parts, what does not divide in the first years.
    private var costs: [Int] {
        (0..<SyntheticPortfolio.years).map { year in
            year < duration ? cost / duration + (year < cost % duration ? 1 : 0) : 0
        }
    }

    private func amounts(
        building: Double, operating: Double, scale: Double, _ resource: SyntheticResource
    ) -> [Int] {
        (0..<SyntheticPortfolio.years).map { year in
            let factor = year < duration ? building / Double(duration) : operating
            return reported(Double(size) * factor * scale, resource)
        }
    }

    /// The amount on the grid of its limit; nothing where it is smaller than what projects report.
    private func reported(_ amount: Double, _ resource: SyntheticResource) -> Int {
        guard amount.magnitude >= Double(resource.smallest) else { return 0 }
        let grid = Double(resource.resolution)
        return Int((amount / grid).rounded() * grid)
    }
}
