import PlanModel

extension ImportedRecords {
    /// The files that hold the plan's records of this kind together with the new ones.
    func files(over contents: FolderContents, table path: String) -> [String: String] {
        guard !rows.isEmpty else { return [:] }
        var grown = plan
        let old =
            collection.name == "observations" ? [] : (0..<collection.count(plan)).map { collection.entries(plan, $0) }
        _ = collection.read(&grown, old + rows.map(\.entries))
        switch collection.file {
        case .csv(let file):
            var files = [file: PlanFolder.table(collection, grown)]
            if let (file, text) = placesFile() { files[file] = text }
            return files
        case .csvFolder(let folder):
            return [Self.newFile(in: folder, for: path, contents): PlanFolder.table(collection, grown)]
        case .yaml, .text, .digests: return [:]
        }
    }

    private func placesFile() -> (String, String)? {
        guard rows.contains(where: { !$0.places.isEmpty }), let places = Plan.collection("project_places"),
            case .csv(let file) = places.file
        else { return nil }
        var entries = (0..<places.count(plan)).map { places.entries(plan, $0) }
        for (addition, row) in zip(additions, rows) {
            let share = row.places.count == 1 ? "1" : "?not stated in the table"
            for place in row.places {
                entries.append([
                    CellEntry("project", .text(addition.address.key)), CellEntry("place", .text(place)),
                    CellEntry("share", .text(share)),
                ])
            }
        }
        var grown = plan
        _ = places.read(&grown, entries)
        return (file, PlanFolder.table(places, grown))
    }

    /// A file of its own for the rows of a table, named after it.
    private static func newFile(in folder: String, for path: String, _ contents: FolderContents) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let plain = String(stem.map { $0.isLetter || $0.isNumber ? $0 : "-" })
        var file = "\(folder)/\(plain).csv"
        var number = 2
        while contents.files[file] != nil {
            file = "\(folder)/\(plain)-\(number).csv"
            number += 1
        }
        return file
    }
}
