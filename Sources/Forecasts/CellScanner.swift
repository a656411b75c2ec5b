import Diagnostics

/// Cuts one line of comma-separated text into cells, with the column where each begins.
///
/// Blanks around a cell are dropped. A cell in double quotes may hold commas; a quote within it is written twice
/// (RFC 4180, without line breaks inside quotes).
struct CellScanner {
    /// The text of a cell and its column, in characters from 1.
    struct Cell {
        let text: String
        let column: Int
    }

    /// A line that cannot be cut, and the column of the cell at fault.
    struct Fault: Error {
        let message: LocalizedText
        let column: Int
    }

    private let line: Substring
    private var index: Substring.Index
    private var column = 1

    init(_ line: Substring) {
        self.line = line
        index = line.startIndex
    }

    /// All cells of the line.
    mutating func cells() throws(Fault) -> [Cell] {
        var cells: [Cell] = []
        while true {
            skipBlanks()
            let start = column
            let text = current == "\"" ? try quoted(from: start) : plain()
            cells.append(Cell(text: text, column: start))
            guard current != nil else { return cells }
            advance()
        }
    }

    private var current: Character? { index < line.endIndex ? line[index] : nil }

    private mutating func advance() {
        index = line.index(after: index)
        column += 1
    }

    private mutating func skipBlanks() {
        while current == " " || current == "\t" { advance() }
    }

    private mutating func plain() -> String {
        var text = ""
        while let character = current, character != "," {
            text.append(character)
            advance()
        }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }

    private mutating func quoted(from start: Int) throws(Fault) -> String {
        var text = ""
        advance()
        while let character = current {
            advance()
            if character != "\"" {
                text.append(character)
            } else if current == "\"" {
                text.append(character)
                advance()
            } else {
                skipBlanks()
                guard current == nil || current == "," else {
                    throw Fault(
                        message: LocalizedText(en: "text follows the closing quote", zh: "右引号之后还有文字"), column: start)
                }
                return text
            }
        }
        throw Fault(message: LocalizedText(en: "the quote is not closed on its line", zh: "引号未在本行闭合"), column: start)
    }
}
