/// Checks of indicators, observations, targets, goals, tasks, places and sources.
let targetChecks: [any Check.Type] =
    checksOfTargets + checksOfIndicators + checksOfObservations + checksOfOrigins + checksOfPlaces + checksOfTasks
    + checksOfScenarios + checksOfHeader + checksOfWording

private let checksOfTargets: [any Check.Type] = [
    TargetBelowBaseline.self, ObjectiveOutOfReach.self, TargetWithoutValue.self, TargetYearOutsidePlan.self,
    TargetWithoutKind.self, TargetWithoutBaseline.self, BaselineWithoutYear.self, BaselineNotBeforeTarget.self,
    BaselineDiffersFromObservation.self, BandReversed.self, BandWithoutUpperEnd.self, UpperEndWithoutBand.self,
    GrowthTargetOnChange.self, CumulativeTargetOnLevel.self, TargetDiffersBetweenPlans.self, TargetOutOfRange.self,
    TargetOutOfScale.self, PartsDoNotAddUp.self, UnverifiedFigure.self, MainIndicatorWithoutTarget.self,
    GoalIndicatorWithoutTarget.self, BindingTargetWithoutBody.self,
]

private let checksOfIndicators: [any Check.Type] = [
    UnitUnreadable.self, PriceBasisMissing.self, PriceYearMissing.self, IntensityOnCurrentPrices.self,
    DefinitionChangedWithoutBridge.self, BoundsReversed.self, MeanWithoutWeight.self, RatioWithoutFormula.self,
    MainNumberRepeated.self,
]

private let checksOfObservations: [any Check.Type] = [
    ObservationOutOfRange.self, ObservationsInConflict.self, RevisionWithoutDate.self, KnownBeforeItsYear.self,
    FinalBeforeYearEnd.self, KnownBeforeSource.self, ObservationOutOfScale.self,
]

private let checksOfOrigins: [any Check.Type] = [
    MissingSource.self, RecalledAsSourced.self, AssumedWithoutAssumption.self, SourceWithoutPublisher.self,
    AssumptionUnitMismatch.self,
]

private let checksOfPlaces: [any Check.Type] = [
    CoordinatesWithoutDatum.self, HalfCoordinates.self, ImpossibleCoordinates.self, DatumsMixed.self,
    LevelNotBelowParent.self, HierarchyLoop.self, PlaceWithoutParent.self, ShareOutOfRange.self,
    ReportingSharesOffOne.self, SplitSharesOffOne.self, GroupMemberCountedTwice.self, GroupWithoutPlaces.self,
]

private let checksOfTasks: [any Check.Type] = [
    GoalWithoutTask.self, GoalWithoutIndicator.self, TaskWithoutBody.self, TaskWithoutGoal.self,
    TaskWithoutDeadline.self, DeadlineOutsidePlan.self, FieldWithoutTask.self,
]

private let checksOfScenarios: [any Check.Type] = [
    AssignedTargetLowered.self, ScenarioLoop.self, ChangeCannotBeApplied.self,
]

private let checksOfHeader: [any Check.Type] = [
    PeriodReversed.self, HorizonBeforeEnd.self, PhaseOutsidePeriod.self, PhasesDoNotJoin.self,
    StandardUnitRedefined.self, UnitDefinedTwice.self, CurrencyUnknown.self, FiscalYearStartUnreadable.self,
    CircleNamedOffice.self,
]

private let checksOfWording: [any Check.Type] = [
    NameMissing.self, ParagraphMissingLanguage.self, UnknownAddress.self,
]
