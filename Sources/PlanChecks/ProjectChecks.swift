/// Checks of projects, packages, money, places of projects, prerequisites, limits and effects.
let projectChecks: [any Check.Type] = [
    // What a project is and what it serves
    ProjectWithoutField.self, ProjectWithoutPlace.self, ProjectWithoutCost.self, OrphanProject.self,
    DuplicateProject.self,
    // Packages and parts
    PackageLoop.self, PartWithoutWhole.self, PartsCostMore.self,
    // Dates and stages
    FinishBeforeStart.self, StartWindow.self, EmptyStartWindow.self, StartAfterPeriod.self, StageWithoutDate.self,
    StageContradictsDates.self, MandatedGivenUp.self,
    // Money and other resources
    NegativeCost.self, CostSpread.self, AmountOutsideProject.self, CostWithoutFunding.self, UnknownResource.self,
    LimitExceeded.self, FloorsAboveOne.self,
    FloorWithoutProjects.self,
    // Places
    PlaceShares.self, PlaceShareRange.self, PlaceShareMissing.self,
    // Which comes first, and which of several
    PrerequisiteCycle.self, LatePrerequisite.self, GivenUpPrerequisite.self, AlternativesMandated.self,
    LoneAlternative.self, PrerequisiteIsAlternative.self,
    // Effects
    EffectCause.self, EffectOnFormula.self, EffectBeforeFinish.self, ShortRamp.self, EffectWithoutDate.self,
    EffectOfGivenUp.self, EffectCountedTwice.self,
]
