import Quantities

/// Lines over years, with intervals and target marks.
public struct LineChart: Equatable, Sendable {
    /// What a line shows; the word is its class.
    public enum Role: String, Hashable, Sendable {
        /// What was observed.
        case observed
        /// The middle of what may come.
        case expected
        /// The way to the target.
        case wanted
        /// Another scenario.
        case other
    }

    /// One line.
    public struct Line: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// What it shows.
        public let role: Role
        /// Its points in order of years.
        public let points: [Point]
    }

    /// One point.
    public struct Point: Equatable, Sendable {
        /// The year.
        public let year: Year
        /// The value.
        public let value: Double
    }

    /// An interval around a line, widest first.
    public struct Interval: Equatable, Sendable {
        /// Its name: `80 %`.
        public let name: String
        /// How much of the chance lies inside, 0 to 1.
        public let coverage: Double
        /// Its ends by year.
        public let ends: [Ends]
    }

    /// The ends of an interval in one year.
    public struct Ends: Equatable, Sendable {
        /// The year.
        public let year: Year
        /// The lower end.
        public let low: Double
        /// The upper end.
        public let high: Double
    }

    /// A value wanted.
    public struct Mark: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// The year by which it is wanted.
        public let year: Year
        /// The value.
        public let value: Double
    }

    /// A name that does not change with the language.
    public let id: String
    /// What the chart shows, in one sentence that also tells its main finding.
    public let title: String
    /// The unit of the values.
    public let unit: String
    /// How many decimals are shown.
    public let decimals: Int
    /// The lines.
    public let lines: [Line]
    /// The intervals, widest first.
    public let intervals: [Interval]
    /// The values wanted.
    public let marks: [Mark]
    /// The same as a table.
    public let table: PageTable
}

/// Bars of one or several parts each, with a limit where there is one.
public struct BarChart: Equatable, Sendable {
    /// One bar.
    public struct Bar: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Where the name leads; nil for plain words.
        public let link: PageLink?
        /// A value for each part of the chart; nil where it is missing.
        public let values: [Double?]
        /// What the bar must not pass; nil where nothing bounds it.
        public let limit: Double?
    }

    /// A name that does not change with the language.
    public let id: String
    /// What the chart shows, in one sentence.
    public let title: String
    /// The unit of the values.
    public let unit: String
    /// How many decimals are shown.
    public let decimals: Int
    /// The names of the parts of which each bar is made.
    public let parts: [String]
    /// The bars in order.
    public let bars: [Bar]
    /// The same as a table.
    public let table: PageTable
}

/// What happens when, a row for each thing and a column for each year.
public struct Timeline: Equatable, Sendable {
    /// One row.
    public struct Row: Equatable, Sendable {
        /// Its name and where that leads.
        public let name: PageLink
        /// Its stretches; none where nothing is known.
        public let stretches: [Stretch]
    }

    /// From one year to another.
    public struct Stretch: Equatable, Sendable {
        /// The first and the last year.
        public let period: Period
        /// What it is, in words.
        public let words: String
        /// The colour class.
        public let tone: PageStatus.Tone
    }

    /// A name that does not change with the language.
    public let id: String
    /// What it shows, in one sentence.
    public let title: String
    /// The years shown.
    public let period: Period
    /// The rows in order.
    public let rows: [Row]
    /// The same as a table.
    public let table: PageTable
}

/// The seats of places, drawn schematically, or in the outlines that an office supplies.
public struct SeatMap: Equatable, Sendable {
    /// A point of the drawing.
    public struct Point: Equatable, Sendable {
        /// From west to east, 0 to 1.
        public let across: Double
        /// From north to south, 0 to 1.
        public let down: Double
    }

    /// The outline of a place.
    public struct Outline: Equatable, Sendable {
        /// The place and its page.
        public let name: PageLink
        /// Closed rings; what lies in two of them is a hole.
        public let rings: [[Point]]
    }

    /// One seat.
    public struct Seat: Equatable, Sendable {
        /// The place and its page.
        public let name: PageLink
        /// From west to east, 0 to 1.
        public let across: Double
        /// From north to south, 0 to 1.
        public let down: Double
        /// How many levels it stands below the plan's own place.
        public let depth: Int
    }

    /// A name that does not change with the language.
    public let id: String
    /// What it shows, in one sentence.
    public let title: String
    /// The seats in official order.
    public let seats: [Seat]
    /// The outlines in official order; none where the drawing is schematic.
    public let outlines: [Outline]
    /// How much wider than high the drawing is; nil where it fills its frame.
    public let breadth: Double?
    /// What the drawing says of itself.
    public let note: String
    /// The same as a table.
    public let table: PageTable
}
