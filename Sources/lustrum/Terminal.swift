import Diagnostics
import Foundation
import Glibc
import Publishing

/// A verb that cannot do its work: one clear sentence, exit code 2.
struct Failure: Error {
    let sentence: LocalizedText

    init(en: String, zh: String) { sentence = LocalizedText(en: en, zh: zh) }
}

/// What goes to the person: results on standard output, everything else on standard error.
///
/// Whatever a plan says is shown with pictures in place of the characters that could steer a terminal.
enum Terminal {
    /// Prints a text and ends the line.
    static func print(_ text: String) { write(text + "\n") }

    /// Prints a sentence in the language asked for and ends the line.
    static func print(_ sentence: LocalizedText, in language: AnswerLanguage) {
        print(sentence.text(in: language.rawValue))
    }

    /// Prints a text, lines that are too long for the window folded.
    static func write(_ text: String) {
        answer(TextFold.hanging(VisibleText.of(text, keepsLines: true), width: width))
    }

    /// Prints a page, its tables laid out for the window.
    static func write(_ page: Page) { write(page.terminalText(width: width)) }

    /// Prints a document for a program to read.
    static func write(_ document: JSONValue) { answer(document.pretty) }

    /// Prints a table: unchanged for a file or a program, with pictures where a person watches.
    static func write(table: String) {
        answer(isatty(STDOUT_FILENO) == 1 ? VisibleText.of(table, keepsLines: true) : table)
    }

    /// Says on standard error what went wrong.
    static func error(_ sentence: String, isPlain: Bool = false) {
        let text = (isPlain ? "" : "lustrum: ") + VisibleText.of(sentence, keepsLines: true)
        let shown = window(of: STDERR_FILENO).map { TextFold.hanging(text, width: $0) } ?? text
        _ = put(shown + "\n", on: STDERR_FILENO)
    }

    /// Says on standard error what is being done; nothing where nobody watches.
    static func progress(_ text: String) {
        guard let width = window(of: STDERR_FILENO) else { return }
        let line = TextFold.lines(of: VisibleText.of(text), width: width - 1, breaksWords: true).first ?? ""
        _ = put("\r\u{1B}[2K" + line, on: STDERR_FILENO)
    }

    /// The columns of what is printed: those of the window, or as many on every run where it goes to a file or program.
    static let width = window(of: STDOUT_FILENO) ?? TextFold.standard

    /// The columns of the window behind a descriptor; nil where there is no window.
    private static func window(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        let isTold = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let columns =
            isTold
            ? Int(size.ws_col) : getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? TextFold.standard
        return max(narrowest, columns)
    }

    /// The columns of the narrowest window that is heeded.
    private static let narrowest = 40

    /// Takes the line of progress away.
    static func endProgress() { progress("") }

    /// Writes on standard output; where that fails nothing can be answered, and the program ends with 2.
    ///
    /// A reader that has seen enough (`| head`) is no fault to speak of.
    private static func answer(_ text: String) {
        let fault = put(text, on: STDOUT_FILENO)
        guard fault != 0 else { return }
        if fault != EPIPE { error("standard output cannot be written: \(String(cString: strerror(fault)))") }
        exit(2)
    }

    /// Writes a text to its last byte; the number of the system's error, or 0.
    private static func put(_ text: String, on descriptor: Int32) -> Int32 {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno == EAGAIN {
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&wait, 1, -1)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}
