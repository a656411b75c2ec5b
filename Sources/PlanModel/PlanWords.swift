/// How another plan stands to this one.
public enum PlanLevel: String, Choice {
    /// This plan.
    case own
    /// A plan of a higher level: national, provincial.
    case higher
    /// A plan of one field of the same government.
    case sector
    /// A plan of a lower level: district, county.
    case lower
    /// A plan of several governments together.
    case joint
    /// A later plan or action programme.
    case later
}

/// The datum of coordinates; mixing is refused.
public enum Datum: String, Choice {
    /// World Geodetic System 1984.
    case wgs84 = "WGS84"
    /// China Geodetic Coordinate System 2000.
    case cgcs2000 = "CGCS2000"
    /// The offset datum of Chinese web maps.
    case gcj02 = "GCJ02"
}

/// How places changed.
public enum PlaceChangeKind: String, Choice {
    /// One place became several.
    case split
    /// Several places became one.
    case merge
}

/// Which way an indicator is better.
public enum Direction: String, Choice {
    /// More is better.
    case up
    /// Less is better.
    case down
    /// Neither: it is to be kept where it is.
    case hold
}

/// What a yearly value of an indicator is.
public enum IndicatorNature: String, Choice {
    /// A level at or over the year.
    case level
    /// An amount of the year, which adds up over years.
    case flow
    /// A rate of growth over the year before, %.
    case growth
    /// A change since the baseline year, %.
    case change
}

/// How values of places roll up to the place above.
public enum Combination: String, Choice {
    /// They do not.
    case none
    /// They add up.
    case sum
    /// Mean weighted by another indicator.
    case mean
    /// Computed anew by the formula at every level.
    case ratio
}

/// The prices of money values.
public enum PriceBasis: String, Choice {
    /// Prices of each year.
    case current
    /// Prices of one year for all.
    case constant
}

/// How a target's value is to be read.
public enum TargetForm: String, Choice {
    /// A level to be reached by the year.
    case level
    /// Average yearly growth from the baseline year to the year, %.
    case annualGrowth = "annual-growth"
    /// The sum over the plan's years, or the whole change since the baseline year.
    case cumulative
    /// Never below, in every year to the target's.
    case atLeast = "at-least"
    /// Never above, in every year to the target's.
    case atMost = "at-most"
    /// Between value and upper, in every year to the target's.
    case keepWithin = "keep-within"
}

/// Who set a target's value.
public enum Assignment: String, Choice {
    /// Assigned from above.
    case national
    /// Set by this plan.
    case own
    /// Agreed between governments.
    case joint
}

/// What kind of task it is.
public enum TaskKind: String, Choice {
    /// A key task.
    case keyTask = "key-task"
    /// A measure.
    case measure
    /// A reform measure.
    case reform
}

/// What kind of project it is.
public enum ProjectKind: String, Choice {
    /// A single project.
    case project
    /// A package of projects.
    case package
    /// A part of a project or package.
    case subproject = "sub-project"
}

/// How far a project is.
public enum ProjectStage: String, Choice {
    /// In reserve.
    case reserve
    /// Early work: studies and approvals.
    case earlyWork = "early-work"
    /// To start in the period.
    case newStart = "new-start"
    /// Under way.
    case continuing
    /// To finish in the period.
    case completing
    /// Finished.
    case completed
    /// Stopped for the time being.
    case suspended
    /// Given up.
    case withdrawn

    /// Whether work has begun or the project is finished.
    public var hasBegun: Bool {
        switch self {
        case .continuing, .completing, .completed: true
        case .reserve, .earlyWork, .newStart, .suspended, .withdrawn: false
        }
    }
}

/// Who leads a project.
public enum ProjectLeadership: String, Choice {
    /// The government.
    case government
    /// The market.
    case market
}

/// How a project is approved.
public enum ApprovalRoute: String, Choice {
    /// Examined and approved (government investment).
    case approval
    /// Verified against a catalogue.
    case verification
    /// Filed for the record.
    case filing
}

/// While building or in operation.
public enum WorkStage: String, Choice {
    /// While building.
    case build
    /// In operation.
    case operate
}

/// What an assumption supplies.
public enum AssumedQuantity: String, Choice {
    /// The standard deviation of the yearly change of an indicator, in its unit.
    case changeSpread = "change-spread"
    /// The mean yearly change of an indicator, in its unit.
    case meanChange = "mean-change"
    /// The value of the field named.
    case value
    /// How many times the stated amounts the effects of what is named come to.
    case effectFactor = "effect-factor"
    /// How many times the stated amounts the costs of what is named come to.
    case costFactor = "cost-factor"
    /// By how many years what is named is completed later than stated.
    case delay
    /// Something else, told in the reason.
    case other
}

/// By when a gate must be passed.
public enum GateDue: String, Choice {
    /// Before the project is approved.
    case beforeApproval = "before-approval"
    /// Before work starts.
    case beforeStart = "before-start"
}

/// How far a project is at a gate.
public enum GateState: String, Choice {
    /// Nothing handed in.
    case notSubmitted = "not-submitted"
    /// Handed in.
    case submitted
    /// Passed.
    case passed
    /// Turned down.
    case refused
}

/// What a paragraph of the text is.
public enum ParagraphForm: String, Choice {
    /// A heading.
    case heading
    /// Running text.
    case paragraph
    /// A box of figures or projects.
    case box
}

/// A cell kept as it is written, for changes whose field is known only when they are applied.
public struct PlainCell: CellCoded {
    /// The cell as written.
    public var content: Cell

    /// Keeps a cell.
    public init(_ content: Cell) { self.content = content }

    /// Any text, list or map.
    public static var shape: CellShape { .anything }

    /// Keeps the cell.
    public init(cell: Cell) throws(CellFault) { content = cell }

    /// The cell as written.
    public var cell: Cell? { content }
}
