import Diagnostics
import Quantities

extension Plan {
    /// Takes out every figure that was not read at its publisher, and says where each stood.
    ///
    /// What is left in its place is missing for that reason; a date is simply not there.
    mutating func leaveOutUnverified() -> [Address] {
        var found: [Address] = []
        func leaveOut(_ value: inout Value, _ origin: Origin, _ address: @autoclosure () -> Address) {
            guard origin == .unverified, value.number != nil else { return }
            value = .missing(.unverifiedLeftOut)
            found.append(address())
        }
        for row in observations.indices {
            let (origin, key) = (observations[row].origin, observations[row].key)
            leaveOut(&observations[row].value, origin, Address("observations", key, field: "value"))
        }
        for row in targets.indices {
            let target = targets[row]
            let address = Address("targets", target.key)
            leaveOut(&targets[row].value, target.origin, address.with(field: "value"))
            leaveOut(&targets[row].upper, target.origin, address.with(field: "upper"))
            leaveOut(&targets[row].baseline, target.baselineOrigin, address.with(field: "baseline"))
        }
        for row in projects.indices {
            let project = projects[row]
            let address = project.id.address
            leaveOut(&projects[row].cost, project.costOrigin, address.with(field: "cost"))
            leaveOut(&projects[row].benefit, project.benefitOrigin, address.with(field: "benefit"))
            if project.startOrigin == .unverified, project.start != nil {
                projects[row].start = nil
                found.append(address.with(field: "start"))
            }
            if project.finishOrigin == .unverified, project.finish != nil {
                projects[row].finish = nil
                found.append(address.with(field: "finish"))
            }
        }
        for row in projectYears.indices {
            let (origin, key) = (projectYears[row].origin, projectYears[row].key)
            leaveOut(&projectYears[row].amount, origin, Address("project_years", key, field: "amount"))
        }
        for row in effects.indices {
            let (origin, key) = (effects[row].origin, effects[row].key)
            leaveOut(&effects[row].amount, origin, Address("effects", key, field: "amount"))
        }
        for row in limits.indices {
            let (origin, key) = (limits[row].origin, limits[row].key)
            leaveOut(&limits[row].amount, origin, Address("limits", key, field: "amount"))
        }
        for row in floors.indices {
            let (origin, key) = (floors[row].origin, floors[row].key)
            leaveOut(&floors[row].amount, origin, Address("floors", key, field: "amount"))
            leaveOut(&floors[row].share, origin, Address("floors", key, field: "share"))
        }
        return found
    }
}
