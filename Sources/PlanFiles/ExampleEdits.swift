import Diagnostics

extension NewPlan {
    /// The sign that marks in an example where the finding must point.
    static let mark: Character = "⟦"

    /// The files after some edits, the mark taken out, and where the mark stood.
    ///
    /// - Returns: the files by path, and the marked place; nil where the edits hold no mark.
    public static func edited(by edits: [FileEdit]) -> (files: [String: String], mark: SourceSpan?) {
        var files = files
        for edit in edits {
            let text = files[edit.file] ?? ""
            switch edit.action {
            case .replace(let old, let new):
                guard let range = text.firstRange(of: old) else { continue }
                files[edit.file] = text.replacingCharacters(in: range, with: new)
            case .append(let more): files[edit.file] = text + more
            case .write(let new): files[edit.file] = new
            case .delete: files[edit.file] = nil
            }
        }
        var place: SourceSpan?
        for (path, text) in files {
            guard let position = text.firstIndex(of: mark) else { continue }
            let before = text[..<position].split(separator: "\n", omittingEmptySubsequences: false)
            place = SourceSpan(file: path, line: before.count, column: (before.last?.count ?? 0) + 1)
            files[path] = String(text[..<position] + text[text.index(after: position)...])
        }
        return (files, place)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
