/// Text broken into lines of at most so many columns: at spaces and between East Asian characters.
///
/// No line begins with a sign that closes or ends with one that opens. Nothing but spaces at breaks is lost.
public enum TextFold {
    /// The columns of what goes into a file or to a program, where no window says how many there are.
    public static let standard = 100

    /// The lines of a text that is itself one line.
    ///
    /// - Parameters:
    ///   - text: a text without line breaks.
    ///   - width: the columns that a line may take.
    ///   - indent: spaces before every line but the first.
    ///   - breaksWords: whether a word that no line holds is broken anywhere; else it is broken behind commas alone, as of
    ///     a row of a table, and a path stands whole on a line of its own.
    /// - Returns: one line at least.
    public static func lines(of text: String, width: Int, indent: Int = 0, breaksWords: Bool = false) -> [String] {
        guard text.utf8.count > width, TextWidth.columns(of: text) > width else { return [text] }
        var folding = Folding(width: width, indent: indent)
        for piece in pieces(of: text) {
            guard indent + TextWidth.columns(of: piece) > width else {
                folding.add(piece)
                continue
            }
            for part in parts(of: piece, behind: breaksWords ? "/#_," : ",") {
                if !breaksWords || indent + TextWidth.columns(of: part) <= width {
                    folding.add(part)
                } else {
                    for character in part { folding.add(String(character)) }
                }
            }
        }
        return folding.ended()
    }

    /// A text of several lines; what follows on one that is too long stands deeper than its beginning.
    public static func hanging(_ text: String, width: Int) -> String {
        guard text.utf8.count > width else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { line -> [String] in
                guard line.utf8.count > width else { return [String(line)] }
                let words = line.drop { $0 == " " }
                let isPoint = words.dropFirst().first == " "
                return lines(
                    of: String(line), width: width,
                    indent: min(line.count - words.count + (isPoint ? 2 : 4), width / 2))
            }
            .joined(separator: "\n")
    }

    /// The columns of the longest word, beside which nothing narrower holds the text.
    public static func longestWord(of text: String) -> Int {
        guard text.utf8.contains(where: { $0 == 0x20 || $0 > 0x7F }) else { return text.utf8.count }
        return pieces(of: text).map { TextWidth.columns(of: $0) }.max() ?? 0
    }

    private static let closing: Set<Character> = Set("，。；：？！、）》」』】〉”’…—％℃,.;:?!)]}%")
    private static let opening: Set<Character> = Set("（《「『【〈“‘([{")

    /// Words, spaces and single East Asian characters, each with the signs that close behind it and open before it, and
    /// with a number its per cent.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        var isWide = false
        func end() {
            if !word.isEmpty { pieces.append(word) }
            word = ""
        }
        let characters = Array(text)
        for (place, character) in characters.enumerated() {
            let isBeforeSign = place + 1 < characters.count && characters[place + 1] == "%"
            if character == " ", !(isBeforeSign && word.last?.isNumber == true) {
                end()
                pieces.append(" ")
                isWide = false
                continue
            }
            let nowWide = TextWidth.columns(of: [character]) == 2
            let isCounted = nowWide && word.last?.isNumber == true
            let hangsOn = isCounted || closing.contains(character) || word.last.map(opening.contains) == true
            if isWide || nowWide, !hangsOn { end() }
            word.append(character)
            isWide = nowWide
        }
        end()
        return pieces
    }

    /// The steps of an address, of a name of several words or of a row of cells that is too long for its column.
    private static func parts(of word: String, behind signs: String) -> [String] {
        var parts = [""]
        for character in word {
            parts[parts.count - 1].append(character)
            if signs.contains(character) { parts.append("") }
        }
        return parts.filter { !$0.isEmpty }
    }
}

/// Lines being filled with pieces.
private struct Folding {
    let width: Int
    let indent: Int
    private var lines: [String] = []
    private var line = ""
    private var taken = 0
    private var holdsWords = false

    init(width: Int, indent: Int) {
        self.width = width
        self.indent = indent
    }

    /// Adds a piece, on a further line where this one has no room for it; spaces at a break are left out.
    mutating func add(_ piece: String) {
        let columns = TextWidth.columns(of: piece)
        let isSpace = piece == " "
        if holdsWords, !isSpace, taken + columns > width { end() }
        guard !isSpace || holdsWords || lines.isEmpty else { return }
        line += piece
        taken += columns
        holdsWords = holdsWords || !isSpace
    }

    /// The lines, the last one ended.
    mutating func ended() -> [String] {
        if holdsWords { end() }
        return lines
    }

    private mutating func end() {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = String(repeating: " ", count: indent)
        taken = indent
        holdsWords = false
    }
}
