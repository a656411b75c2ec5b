import Diagnostics

extension NewPlan {
    /// The sign that marks in an example where the finding must point.
    static let mark: Character = "⟦"

    /// The files after some edits, the mark taken out, and where the mark stood.
    ///
    /// - Returns: the files by path; the marked place, nil where the edits hold no mark; and the edits that replace a
    ///   text which is not there.
    public static func edited(
        by edits: [FileEdit]
    ) -> (files: [String: String], mark: SourceSpan?, unfit: [FileEdit]) {
        var files = files
        var unfit: [FileEdit] = []
        for edit in edits {
            let text = files[edit.file] ?? ""
            switch edit.action {
            case .replace(let old, let new):
                guard let range = text.firstRange(of: old) else {
                    unfit.append(edit)
                    continue
                }
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
        return (files, place, unfit)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
