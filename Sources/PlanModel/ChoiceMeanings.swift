// What the words of closed sets mean, for the pages that tell how files are written.

extension Setting {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .real: "a real place: no invented act of a real body, no verdict without its line"
        case .invented: "an invented region"
        }
    }
}

extension PlanLevel {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .own: "this plan"
        case .higher: "a plan of a higher level: national, provincial"
        case .sector: "a plan of one field of the same government"
        case .lower: "a plan of a lower level: district, county"
        case .joint: "a plan of several governments together"
        case .later: "a later plan or action programme"
        }
    }
}

extension Datum {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .wgs84: "World Geodetic System 1984"
        case .cgcs2000: "China Geodetic Coordinate System 2000"
        case .gcj02: "the offset datum of Chinese web maps"
        }
    }
}

extension PlaceChangeKind {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .split: "one place became several"
        case .merge: "several places became one"
        }
    }
}

extension Direction {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .up: "more is better"
        case .down: "less is better"
        case .hold: "neither: it is to be kept where it is"
        }
    }
}

extension IndicatorNature {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .level: "a level at or over the year"
        case .flow: "an amount of the year, which adds up over years"
        case .growth: "a rate of growth over the year before, %"
        case .change: "a change since the baseline year, %"
        }
    }
}

extension Combination {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .none: "they do not roll up"
        case .sum: "they add up"
        case .mean: "the mean, weighted by another indicator"
        case .ratio: "computed anew by the formula at every level"
        }
    }
}

extension PriceBasis {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .current: "prices of each year"
        case .constant: "prices of one year for all"
        }
    }
}

extension TargetForm {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .level: "a level to be reached by the year"
        case .annualGrowth: "average yearly growth from the baseline year to the year, %"
        case .cumulative: "the sum over the plan's years, or the whole change since the baseline year"
        case .atLeast: "never below, in every year to the target's"
        case .atMost: "never above, in every year to the target's"
        case .keepWithin: "between value and upper, in every year to the target's"
        }
    }
}

extension Assignment {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .national: "assigned from above"
        case .own: "set by this plan"
        case .joint: "agreed between governments"
        }
    }
}

extension TaskKind {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .keyTask: "a key task"
        case .measure: "a measure"
        case .reform: "a reform measure"
        }
    }
}

extension ProjectKind {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .project: "a single project"
        case .package: "a package of projects"
        case .subproject: "a part of a project or package"
        }
    }
}

extension ProjectStage {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .reserve: "in reserve"
        case .earlyWork: "early work: studies and approvals are under way"
        case .newStart: "to start in the period"
        case .continuing: "under way"
        case .completing: "to finish in the period"
        case .completed: "finished"
        case .suspended: "stopped for the time being"
        case .withdrawn: "given up"
        }
    }
}

extension ProjectLeadership {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .government: "the government"
        case .market: "the market"
        }
    }
}

extension ApprovalRoute {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .approval: "examined and approved (government investment)"
        case .verification: "verified against a catalogue"
        case .filing: "filed for the record"
        }
    }
}

extension WorkStage {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .build: "while building"
        case .operate: "in operation"
        }
    }
}

extension AssumedQuantity {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .changeSpread: "the standard deviation of the yearly change of an indicator, in its unit"
        case .meanChange: "the mean yearly change of an indicator, in its unit"
        case .value: "the value of the field named"
        case .effectFactor:
            "how many times the stated amount the effects on an indicator, or of a project, task or field, come to"
        case .costFactor: "how many times the stated amount the costs of a project or field come to"
        case .delay: "by how many years a project, task or field is completed later than stated"
        case .other: "something else, told in the reason"
        }
    }
}

extension GateDue {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .beforeApproval: "before the project is approved"
        case .beforeStart: "before work starts"
        }
    }
}

extension GateState {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .notSubmitted: "nothing handed in"
        case .submitted: "handed in"
        case .passed: "it is passed"
        case .refused: "turned down"
        }
    }
}

extension ParagraphForm {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .heading: "a heading"
        case .paragraph: "running text"
        case .box: "a box of figures or projects"
        }
    }
}

extension Origin {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .sourced: "printed by the publisher named"
        case .derived: "computed from sourced figures; the note says how"
        case .assumed: "a guess with its reason in `assumptions.csv`"
        case .unverified: "recalled or second-hand, not read at its publisher: enters no verdict"
        }
    }
}

extension ObservationStatus {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .preliminary: "as first published"
        case .final: "final figure"
        case .revised: "corrected after an earlier publication"
        case .estimate: "an estimate by its publisher"
        }
    }
}

extension DateBasis {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .source: "the source shows the date"
        case .assumed: "no date was found: 31 March of the following year is assumed"
        }
    }
}

extension SourceAccess {
    /// What the word means.
    public var meaning: String {
        switch self {
        case .original: "at its publisher"
        case .copy: "a copy of the publisher's text at another address"
        case .secondary: "a later work that quotes it"
        case .recalled: "from memory; not read"
        }
    }
}
