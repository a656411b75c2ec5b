import PlanModel

/// The page that shows every file of a plan folder with its fields.
enum FolderPage {
    static var text: String {
        var lines = [
            "# The plan folder",
            "",
            "<!-- Written by `make docs` from the fields of the records in Sources/PlanModel; not edited by hand. -->",
            "",
            "A plan is a folder of tables (CSV, UTF-8, one header row) and documents (YAML). Columns may stand in any",
            "order and be left out where they are not required. Only `plan.yaml` must be there. How cells are written",
            "(numbers, missing figures, dates, lists, languages) is told in [the formats](README.md), how indicators",
            "are computed in [formulas](formulas.md), which units there are in [units](units.md). The examples are from",
            "the plan that `lustrum new` writes.",
            "",
        ]
        lines += contents
        lines += section("plan", heading: "plan", file: "plan.yaml", of: "what plan it is, and its words")
        lines += example("plan.yaml")
        lines += table(Plan.headerOutline, in: "plan") + nested(Plan.headerOutline, in: "plan", level: 3)
        for collection in Plan.collections { lines += page(collection) }
        return lines.joined(separator: "\n")
    }

    // MARK: Contents

    private static var contents: [String] {
        var lines = [
            "| file | what it holds | the address of a record | schema |", "|---|---|---|---|",
            "| `plan.yaml` | [what plan it is, and its words](#plan) | `plan` | [plan](plan.schema.json) |",
        ]
        for collection in Plan.collections {
            let schema = schemaName(collection)
            lines.append(
                "| \(path(collection)) | [\(collection.meaning)](#\(collection.name)) | "
                    + "`\(AddressPattern(collection).text)` | \(schema.map { "[\(stem($0))](\($0))" } ?? "no fields") |"
            )
        }
        return lines + [""]
    }

    private static func path(_ collection: PlanCollection) -> String {
        switch collection.file {
        case .csv(let path): "`\(path)`"
        case .csvFolder(let folder): "`\(folder)/*.csv`"
        case .yaml(let path, nil): "`\(path)`"
        case .yaml(let path, let key?): "`\(path)`, under `\(key)`"
        case .text(let folder): "`\(folder)/*.<language>.md`"
        case .digests(let folders): folders.map { "`\($0)/`" }.joined(separator: " ")
        }
    }

    private static func schemaName(_ collection: PlanCollection) -> String? {
        PlanFileOutline.all.first { file in
            switch file.content {
            case .record: false
            case .rows(let other), .records(let other): other.name == collection.name
            case .sections(let sections): sections.contains { $0.collection.name == collection.name }
            }
        }?.schemaName
    }

    private static func stem(_ name: String) -> String { String(name.dropLast(".schema.json".count)) }

    // MARK: One collection

    private static func page(_ collection: PlanCollection) -> [String] {
        var lines = section(collection.name, heading: collection.name, file: path(collection), of: collection.meaning)
        lines += ["Address: `\(AddressPattern(collection).text)`.", ""]
        switch collection.file {
        case .text:
            lines += [
                "A chapter is a Markdown file for each language. Blank lines part its blocks; each block ends with its",
                "identifier in braces, the same in every language. A block that begins with `#` is a heading.", "",
            ]
        case .digests:
            lines += [
                "These files keep their field's own formats. The plan holds each by its path and the SHA-256 digest of",
                "its bytes, so that a change of one is a change of the plan.", "",
            ]
        case .csv, .csvFolder, .yaml: break
        }
        lines += example(collection)
        lines +=
            table(collection.fields, in: collection.name) + nested(collection.fields, in: collection.name, level: 3)
        return lines
    }

    private static func section(_ name: String, heading: String, file: String, of meaning: String) -> [String] {
        ["## \(heading)", "", "In \(file.hasPrefix("`") ? file : "`\(file)`"): \(meaning).", ""]
    }

    private static func table(_ fields: [FieldOutline], in section: String) -> [String] {
        var lines = ["| field | holds | where left out | meaning |", "|---|---|---|---|"]
        for field in fields {
            let holds = field.words(section: "\(section) \(field.name)")
            lines.append("| `\(field.name)` | \(holds) | \(field.absence) | \(field.meaning) |")
        }
        lines.append("")
        return lines + wordLists(fields)
    }

    /// The closed sets of words of a table, each once with the fields that take it.
    private static func wordLists(_ fields: [FieldOutline]) -> [String] {
        var lists: [(words: [ChoiceWord], names: [String])] = []
        for field in fields where !field.shape.choiceWords.isEmpty {
            if let index = lists.firstIndex(where: { $0.words == field.shape.choiceWords }) {
                lists[index].names.append("`\(field.name)`")
            } else {
                lists.append((field.shape.choiceWords, ["`\(field.name)`"]))
            }
        }
        return lists.flatMap { list -> [String] in
            let verb = list.names.count == 1 ? "is" : "are each"
            return ["\(list.names.joined(separator: ", ")) \(verb) one of:", ""]
                + list.words.map { "- `\($0.name)`: \($0.meaning)" } + [""]
        }
    }

    /// Sections for the records that stand inside others.
    private static func nested(_ fields: [FieldOutline], in section: String, level: Int) -> [String] {
        fields.flatMap { field -> [String] in
            guard let inner = field.shape.nestedFields else { return [] }
            let heading = "\(section) \(field.name)"
            return [String(repeating: "#", count: level) + " \(heading)", "", "\(field.meaning.capitalizedFirst).", ""]
                + table(inner, in: heading) + nested(inner, in: heading, level: min(level + 1, 6))
        }
    }

    // MARK: Examples

    /// The header and the first rows of the table, or the first record of the document, as `lustrum new` writes them.
    private static func example(_ collection: PlanCollection) -> [String] {
        switch collection.file {
        case .csv(let path): return fenced(firstLines(NewPlan.files[path], 4), "csv")
        case .csvFolder(let folder):
            let path = NewPlan.files.keys.filter { $0.hasPrefix(folder + "/") }.min()
            return fenced(firstLines(path.flatMap { NewPlan.files[$0] }, 4), "csv")
        case .yaml(let path, nil): return fenced(firstRecord(NewPlan.files[path]), "yaml")
        case .yaml(let path, let key?):
            return fenced(firstRecord(NewPlan.files[path], under: key), "yaml")
        case .text(let folder):
            let path = NewPlan.files.keys.filter { $0.hasPrefix(folder + "/") }.min()
            return fenced(path.flatMap { NewPlan.files[$0] }, "markdown")
        case .digests: return []
        }
    }

    private static func example(_ path: String) -> [String] { fenced(NewPlan.files[path], "yaml") }

    private static func fenced(_ text: String?, _ language: String) -> [String] {
        guard let text, !text.isEmpty else { return [] }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return ["```\(language)"] + lines + ["```", ""]
    }

    private static func firstLines(_ text: String?, _ count: Int) -> String? {
        text?.split(separator: "\n").prefix(count).joined(separator: "\n")
    }

    /// The first record of a list, at the top of a YAML text or under a key.
    private static func firstRecord(_ text: String?, under key: String? = nil) -> String? {
        guard let text else { return nil }
        var lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
        var record: [String] = []
        if let key {
            guard let start = lines.firstIndex(of: key + ":") else { return nil }
            record.append(lines[start])
            lines.removeFirst(start + 1)
        }
        guard let first = lines.first else { return nil }
        let margin = String(first.prefix { $0 == " " })
        record.append(first)
        record += lines.dropFirst().prefix { $0.hasPrefix(margin + " ") }
        return record.joined(separator: "\n")
    }
}

extension String {
    /// The text with its first letter large.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
