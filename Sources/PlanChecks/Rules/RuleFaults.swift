import Diagnostics
import Gates

extension Check {
    /// The faults of the plan's rules that are of one kind, as findings of this check.
    static func faults(in context: CheckContext, of isWanted: (GateRuleFault.Problem) -> Bool) -> [Finding] {
        gateRuleFaults(of: context.plan).filter { isWanted($0.problem) }.map { fault in
            Finding(kind, at: fault.address, message: fault.message, help: fault.help)
        }
    }
}
