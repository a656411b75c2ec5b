import Diagnostics
import PlanModel

extension PlanFolder {
    /// The files of a folder that are not in canonical form, with that form; and those kept as they hold comments.
    ///
    /// Observations stay in the files in which they stand; each file is formatted by itself.
    public static func formatted(
        _ plan: Plan, over contents: FolderContents
    ) -> (changed: [String: String], kept: [String]) {
        var changed: [String: String] = [:]
        var kept: [String] = []
        for (path, text) in written(plan, over: contents) {
            guard case .bytes(let bytes)? = contents.files[path], bytes != Array(text.utf8) else { continue }
            if path.hasSuffix(".yaml"), YAMLGuard.holdsComment(bytes) {
                kept.append(path)
            } else {
                changed[path] = text
            }
        }
        return (changed, kept.sorted())
    }

    private static func written(_ plan: Plan, over contents: FolderContents) -> [String: String] {
        var files = write(plan)
        for collection in Plan.collections {
            guard case .csvFolder(let folder) = collection.file else { continue }
            files["\(folder)/all.csv"] = nil
            for path in contents.paths(in: folder) {
                guard let file = contents.files[path] else { continue }
                let part = read(FolderContents(files: [path: file])).plan
                files[path] = table(collection, part)
            }
        }
        return files
    }
}
