/// Every class that pages carry; a style sheet may speak of these and of plain elements alone.
///
/// Structure is told by elements (`header`, `nav`, `main`, `section`, `table`, `figure`, `dl`, `svg`), so that few are
/// needed. A test compares this list with the pages.
public enum PageClass: String, Hashable, Sendable, CaseIterable {
    /// The link that jumps over the navigation.
    case skip
    /// The way from the home page: a `nav`.
    case trail
    /// The pages of the plan: a `nav`.
    case pages
    /// The same page in other languages: a `nav`.
    case languages
    /// Sentences under the title.
    case preface
    /// The line that the plan demands on every page.
    case notice
    /// That the page is older than the files of its plan: a `div`.
    case alert
    /// A `div` around a table that may be wider than the screen.
    case wide
    /// A table with so many rows that it scrolls inside: beside `wide`.
    case long
    /// A table of which a telephone shows each row by itself.
    case stacked
    /// A table with many narrow columns, whose heads are written downwards.
    case matrix
    /// A caption that repeats the heading above it: for those who hear the page.
    case heard
    /// A cell or head with numbers: aligned right, digits of equal width.
    case number
    /// A cell in which nothing could stand.
    case none
    /// The reason why a figure is missing.
    case missing
    /// A figure that the audience may not read.
    case withheld
    /// The sign of a figure that is not simply sourced.
    case mark
    /// How something stands: with one of the tones.
    case status
    /// As wished.
    case good
    /// To be watched.
    case watch
    /// Not as wished.
    case bad
    /// Nothing can be said.
    case open
    /// Neither good nor bad.
    case plain
    /// What a status rests on.
    case basis
    /// The row that sums up.
    case total
    /// Numbered notes under a table: an `ol`.
    case notes
    /// Links to the JSON of a page, the CSV of a table, other parts of a list.
    case forms
    /// Named figures: a `dl`.
    case facts
    /// A filter or a question: a `form`.
    case choices
    /// Choices as links, on a site without a server: `details`.
    case links
    /// Lines of a file: an `ol`.
    case listing
    /// The line that something points at.
    case marked
    /// A chart: a `figure` with an `svg`.
    case chart
    /// In a chart: axis and grid.
    case axis
    /// In a chart: what was observed.
    case observed
    /// In a chart: the middle of what may come.
    case expected
    /// In a chart: the way to the target.
    case wanted
    /// In a chart: another scenario.
    case other
    /// In a chart: an interval.
    case interval
    /// In a chart: a value wanted.
    case target
    /// In a chart: what a bar must not pass.
    case limit
    /// In a chart: the first part of a bar.
    case part0
    /// The second part.
    case part1
    /// The third part.
    case part2
    /// The fourth part.
    case part3
    /// The fifth part.
    case part4
    /// The sixth part.
    case part5
    /// A map of seats.
    case map
    /// What happens when: a `table` with a column for each year.
    case timeline
    /// In a timeline: from one year to another, with one of the tones.
    case stretch
    /// In a map: a seat.
    case seat
    /// In a map: the outline of a place.
    case outline
}
