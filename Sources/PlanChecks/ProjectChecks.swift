/// Checks of projects, money, places of projects, prerequisites, limits and gates.
let projectChecks: [any Check.Type] = []
