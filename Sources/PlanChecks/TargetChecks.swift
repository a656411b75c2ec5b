/// Checks of indicators, observations, targets, goals, tasks, places and sources.
let targetChecks: [any Check.Type] = []
