import Diagnostics
import PlanModel
import Quantities

/// Cells as HTML: figures with origin and way to their source, gaps with their reason, statuses by shape and word.
struct CellHTML {
    private let html: PageHTML
    private var locale: PageLocale { html.page.locale }

    init(in html: PageHTML) { self.html = html }

    func add(_ cell: PageCell, to text: inout HTMLText) {
        switch cell {
        case .text(let sentence): add(sentence, to: &text)
        case .figure(let figure): add(figure, to: &text)
        case .status(let status): add(status, to: &text)
        case .notApplicable: text.add(.span, ["class": PageClass.none.rawValue], words: "·")
        }
    }

    /// Words with their links; a date stays on one line.
    private func add(_ sentence: Sentence, to text: inout HTMLText) {
        let words = sentence.text
        let date = words.prefix { $0.isNumber || $0 == "-" }
        guard sentence.runs.count == 1, sentence.runs[0].link == nil, date.contains("-"), words.count - date.count < 2,
            CalendarDate(written: String(date)) != nil
        else { return html.add(sentence, to: &text) }
        text.add(.time, ["datetime": String(date)], words: words)
    }

    private func add(_ figure: PageFigure, to text: inout HTMLText) {
        switch figure.content {
        case .number:
            let shown = figure.shownNumber(in: locale)
            if let target = figure.explained {
                text.add(.a, ["href": html.href(target)], words: shown)
            } else {
                text.add(shown)
            }
            for mark in figure.marks(in: locale) {
                text.add(.abbr, ["class": PageClass.mark.rawValue, "title": mark.meaning], words: mark.sign)
            }
            if let year = figure.year { text.add(" (\(year))") }
        case .missing(let reason):
            text.add(.span, ["class": PageClass.missing.rawValue]) { text in
                text.add("– ")
                if let target = figure.explained {
                    text.add(.a, ["href": html.href(target)], words: reason)
                } else {
                    text.add(reason)
                }
            }
        case .withheld:
            text.add(.span, ["class": PageClass.withheld.rawValue], words: SiteWords.withheld(locale))
        }
    }

    private func add(_ status: PageStatus, to text: inout HTMLText) {
        let classes = PageClass.list(.status, status.tone.pageClass)
        text.add(.span, ["class": classes]) { text in
            text.add(.span, ["aria-hidden": "true"], words: status.sign)
            text.add(" ")
            if let target = status.explained {
                text.add(.a, ["href": html.href(target)], words: status.words)
            } else {
                text.add(status.words)
            }
        }
        if !status.basis.isEmpty {
            text.add(" ")
            text.add(.span, ["class": PageClass.basis.rawValue], words: status.basis)
        }
    }
}

/// A table as HTML: caption, heads with scope, the way to its CSV, and the other parts of a long list.
struct TableHTML {
    private let table: PageTable
    private let html: PageHTML
    private let heading: String
    private var locale: PageLocale { html.page.locale }

    init(_ table: PageTable, in html: PageHTML, under section: PageSection) {
        self.table = table
        self.html = html
        heading = section.title
    }

    func add(to text: inout HTMLText) {
        if table.rows.isEmpty {
            text.add(.p, words: SiteWords.nothingListed(locale))
            return
        }
        let caption = "\(table.id)-caption"
        let isLong = table.rows.count > Self.mostRowsInSight
        let region: KeyValuePairs<String, String?> = [
            "class": isLong ? PageClass.list(.wide, .long) : PageClass.wide.rawValue, "role": "group",
            "aria-labelledby": caption, "tabindex": "0",
        ]
        text.add(.div, region) { text in
            text.add(.table, ["id": "\(table.id)-table", "class": layout]) { text in
                // What stands in the heading above need not be read twice.
                let heard = table.title == heading ? PageClass.heard.rawValue : nil
                text.add(.caption, ["id": caption, "class": heard], words: table.title)
                text.add(.thead) { $0.add(.tr) { heads(&$0) } }
                text.newLine()
                text.add(.tbody) { text in
                    for row in table.rows { add(row, to: &text) }
                }
            }
        }
        text.newLine()
        below(&text)
    }

    /// A longer table scrolls inside, so that its heads stay in sight.
    static let mostRowsInSight = 30

    private var layout: String? {
        switch table.layout {
        case .plain: nil
        case .stacked: PageClass.stacked.rawValue
        case .matrix: PageClass.list(.stacked, .matrix)
        }
    }

    private func heads(_ text: inout HTMLText) {
        for column in table.columns {
            let number = column.alignment == .right ? PageClass.number.rawValue : nil
            text.add(.th, ["scope": "col", "class": number]) { text in
                // What is written downwards needs an element of its own, so that it can stand in the middle.
                let isDownward = table.layout == .matrix
                if isDownward {
                    text.add(.span, words: column.title(in: locale))
                } else {
                    text.add(column.title(in: locale))
                }
            }
        }
    }

    private func add(_ row: PageTable.Row, to text: inout HTMLText) {
        text.add(.tr, ["id": row.anchor, "class": row.isTotal ? PageClass.total.rawValue : nil]) { text in
            for (position, column) in table.columns.enumerated() {
                let cell = position < row.cells.count ? row.cells[position] : .notApplicable
                let number = column.alignment == .right ? PageClass.number.rawValue : nil
                if position == table.rowHead {
                    text.add(.th, ["scope": "row", "class": number]) { CellHTML(in: html).add(cell, to: &$0) }
                } else {
                    let head = table.layout == .plain ? nil : column.title(in: locale)
                    text.add(.td, ["class": number, "data-head": head]) { CellHTML(in: html).add(cell, to: &$0) }
                }
            }
        }
        text.newLine()
    }

    private func below(_ text: inout HTMLText) {
        // Where there is room for a reason in the cell itself, it need not be told again below.
        let told = Set(
            table.rows.flatMap(\.cells).compactMap { if case .status(let status) = $0 { status.basis } else { nil } })
        let notes = table.notes.filter { !told.contains($0) }
        if !notes.isEmpty {
            text.add(.ol, ["class": PageClass.notes.rawValue]) { text in
                for note in notes { text.add(.li, words: note) }
            }
        }
        text.add(.p, ["class": PageClass.forms.rawValue]) { text in
            if let parts = table.parts {
                let (first, last, all) = (locale.count(parts.first), locale.count(parts.last), locale.count(parts.all))
                text.add(locale.words("\(first) to \(last) of \(all). ", "第 \(first)—\(last) 项，共 \(all) 项。"))
                for (link, relation) in [(parts.previous, "prev"), (parts.next, "next")] {
                    guard let link else { continue }
                    text.add(.a, ["href": html.href(link.target), "rel": relation], words: link.words)
                    text.add(" ")
                }
            }
            text.add(
                .a, ["href": html.address(SiteAddress(html.page.path.choosing("page", nil), .csv, table: table.id))],
                words: locale.words("This table as CSV", "本表 CSV"))
        }
    }
}
