import Diagnostics
import PlanModel

/// The pages and schemas that tell how a plan folder is written, derived from the fields of the records.
public enum FormatPages {
    /// The pages by path inside `docs/formats`.
    public static var files: [String: String] {
        var files = ["plan-folder.md": FolderPage.text, "units.md": UnitsPage.text]
        for file in PlanFileOutline.all {
            files[file.schemaName] = file.schema.pretty
        }
        return files
    }
}

/// One file of a plan folder as its fields describe it: what pages and schemas are made of.
struct PlanFileOutline: Sendable {
    /// What a file is made of.
    enum Content: Sendable {
        /// The fields of one record.
        case record([FieldOutline])
        /// Rows of a table.
        case rows(PlanCollection)
        /// A list of records.
        case records(PlanCollection)
        /// Lists of records under the names of their collections.
        case sections([(key: String, collection: PlanCollection)])
    }

    /// The path in the plan folder, `*` for any name.
    let path: String
    /// What it is made of.
    let content: Content

    /// The file's schema under `docs/formats`: `targets.csv.schema.json` for a row, `rules.schema.json` for a document.
    var schemaName: String {
        switch content {
        case .rows(let collection): "\(collection.name).csv.schema.json"
        case .record, .records, .sections: path.split(separator: ".").prefix(1).joined() + ".schema.json"
        }
    }

    /// The files that have fields, in the order in which they are read; texts and files of sector rooms have none.
    static var all: [PlanFileOutline] {
        var files = [PlanFileOutline(path: "plan.yaml", content: .record(Plan.headerOutline))]
        for collection in Plan.collections {
            switch collection.file {
            case .csv(let path): files.append(PlanFileOutline(path: path, content: .rows(collection)))
            case .csvFolder(let folder):
                files.append(PlanFileOutline(path: "\(folder)/*.csv", content: .rows(collection)))
            case .yaml(let path, nil): files.append(PlanFileOutline(path: path, content: .records(collection)))
            case .yaml(let path, let key?):
                if let last = files.last, last.path == path, case .sections(let sections) = last.content {
                    files[files.count - 1] = PlanFileOutline(
                        path: path, content: .sections(sections + [(key, collection)]))
                } else {
                    files.append(PlanFileOutline(path: path, content: .sections([(key, collection)])))
                }
            case .text, .digests: continue
            }
        }
        return files
    }
}
