import Foundation

/// A verb that cannot do its work: one clear sentence, exit code 2.
struct Failure: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// What goes to the person: results on standard output, everything else on standard error.
enum Terminal {
    /// Prints a text and ends the line.
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Prints a text as it is.
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Says on standard error what went wrong.
    static func error(_ sentence: String, isPlain: Bool = false) {
        FileHandle.standardError.write(Data(((isPlain ? "" : "lustrum: ") + sentence + "\n").utf8))
    }

    /// Says on standard error what is being done; nothing where nobody watches.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
    }

    /// Takes the line of progress away.
    static func endProgress() { progress("") }
}
