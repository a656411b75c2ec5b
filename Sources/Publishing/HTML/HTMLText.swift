import Diagnostics

/// A piece of HTML that is well formed and escaped by the way it is made.
///
/// Text and attributes can only be put in escaped; an element is closed where it is opened.
struct HTMLText: Equatable, Sendable {
    /// The characters.
    private(set) var text = ""

    /// An empty piece.
    init() {}

    /// Plain words, escaped; characters that would steer a reader's screen become pictures.
    init(_ words: String) { text = Self.escaped(words) }

    /// Appends plain words.
    mutating func add(_ words: String) { text += Self.escaped(words) }

    /// Appends a piece.
    mutating func add(_ piece: HTMLText) { text += piece.text }

    /// Appends an element with what stands inside it.
    mutating func add(
        _ name: Name, _ attributes: KeyValuePairs<String, String?> = [:], _ content: (inout HTMLText) -> Void
    ) {
        open(name, attributes)
        content(&self)
        text += "</\(name.rawValue)>"
    }

    /// Appends an element that holds words alone.
    mutating func add(_ name: Name, _ attributes: KeyValuePairs<String, String?> = [:], words: String) {
        add(name, attributes) { $0.add(words) }
    }

    /// Appends an element that holds lines of words, as they are broken.
    mutating func add(_ name: Name, lines: String) {
        add(name) { text in
            for (position, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if position > 0 { text.newLine() }
                text.add(String(line))
            }
        }
    }

    /// Appends an element that never holds anything.
    mutating func add(empty name: Name, _ attributes: KeyValuePairs<String, String?> = [:]) { open(name, attributes) }

    /// Begins a new line of the source, for people who read it.
    mutating func newLine() { text += "\n" }

    private mutating func open(_ name: Name, _ attributes: KeyValuePairs<String, String?>) {
        text += "<\(name.rawValue)"
        for (attribute, value) in attributes {
            if let value { text += " \(attribute)=\"\(Self.escaped(value))\"" }
        }
        text += ">"
    }

    private static func escaped(_ words: String) -> String {
        let visible = VisibleText.of(words)
        guard needsEscape(visible) else { return visible }
        var escaped = ""
        for character in visible.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    private static func needsEscape(_ words: String) -> Bool {
        // By index: this is asked of every word of a site, and a debug build walks an iterator ten times as slowly.
        let bytes = words.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0x22, 0x26, 0x27, 0x3C, 0x3E: return true
            default: bytes.formIndex(after: &index)
            }
        }
        return false
    }

    /// The elements that pages are made of; none takes scripts or styles inside it.
    enum Name: String {
        case html, head, title, meta, link, body, header, nav, main, footer, section, article, div, p, span, a, abbr
        case h1, h2, h3, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tr, th, td, br
        case figure, figcaption, time, details, summary, form, label, select, option, input, button, script, code, pre
        case svg, g, path, line, rect, circle, text, desc, polyline
    }
}

extension PageClass {
    /// Several classes as an attribute.
    static func list(_ classes: PageClass...) -> String { classes.map(\.rawValue).joined(separator: " ") }
}

extension PageStatus.Tone {
    /// The class of the tone.
    var pageClass: PageClass {
        switch self {
        case .good: .good
        case .watch: .watch
        case .bad: .bad
        case .open: .open
        case .plain: .plain
        }
    }
}
