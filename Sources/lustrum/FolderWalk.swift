import Foundation
import Glibc
import PlanFiles

/// Walks through a folder and everything below, following links; what cannot be read is kept with the reason.
struct FolderWalk {
    /// The files found, by their path inside the folder.
    private(set) var contents = FolderContents()
    /// Whether the files together are over the limit; then no more of them is read.
    private(set) var isTooLarge = false
    private var size = 0
    /// One line for each file: its path, size and time of change.
    private(set) var stamp: [String] = []
    /// Whether files are opened; where not, only the stamp is made.
    private let readsFiles: Bool
    private var above: [Identity] = []
    private var visited = 0

    /// Folders nested deeper are not read.
    private static let deepest = 64
    /// More files and folders are not read: links among folders can lead to any number of paths.
    private static let mostPaths = 200_000

    /// What tells one folder from every other, whatever path leads to it.
    private struct Identity: Equatable {
        let device: UInt
        let number: UInt
    }

    /// Makes a walk that reads files, or one that only stamps them.
    init(readsFiles: Bool = true) { self.readsFiles = readsFiles }

    /// Reads a folder, which has the path given inside the plan; the reason where it cannot be read.
    mutating func visit(_ folder: String, as path: String = "") -> String? {
        var status = stat()
        guard stat(folder, &status) == 0 else { return Self.reason(errno) }
        let identity = Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
        if above.contains(identity) { return "it leads back to a folder above it" }
        guard above.count < Self.deepest else { return "it is nested deeper than \(Self.deepest) folders" }
        above.append(identity)
        defer { above.removeLast() }
        let (names, fault) = Self.names(in: folder)
        for name in names.sorted(by: { $0.shown < $1.shown }) where !name.shown.hasPrefix(".") && !isTooLarge {
            visited += 1
            guard visited <= Self.mostPaths else { return "more than \(Self.mostPaths) files and folders" }
            let inner = path.isEmpty ? name.shown : "\(path)/\(name.shown)"
            if name.isReadable {
                read("\(folder)/\(name.shown)", as: inner)
            } else {
                contents.files[inner] = .unreadable("its name is not UTF-8")
            }
        }
        return fault.map(Self.reason)
    }

    /// Reads whatever stands at a path: a file, a folder, or what a link leads to.
    private mutating func read(_ place: String, as path: String) {
        var status = stat()
        guard stat(place, &status) == 0 else {
            contents.files[path] = .unreadable(Self.reason(errno))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            if ["csv", "yaml", "md"].contains(path.split(separator: ".").last.map(String.init)) {
                contents.files[path] = .unreadable("it is a folder; a file belongs here")
            } else if let reason = visit(place, as: path) {
                contents.files[path] = .unreadable(reason)
            }
        case S_IFREG:
            let size = Int(status.st_size)
            stamp.append("\(path) \(size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)")
            guard readsFiles else { return }
            guard size <= FolderContents.largestFile else {
                contents.files[path] = .tooLarge(size)
                return
            }
            self.size += size
            guard self.size <= FolderContents.largestFolder else {
                isTooLarge = true
                return
            }
            do {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: place), options: .mappedIfSafe)
                contents.files[path] = .bytes([UInt8](bytes))
            } catch {
                contents.files[path] = .unreadable(error.localizedDescription)
            }
        default:
            contents.files[path] = .unreadable("it is a pipe, a socket or a device, not a file")
        }
    }

    /// The names in a folder, as far as they can be read, and the number of the error that ended the reading.
    private static func names(in folder: String) -> (names: [(shown: String, isReadable: Bool)], fault: Int32?) {
        guard let stream = opendir(folder) else { return ([], errno) }
        defer { closedir(stream) }
        var names: [(shown: String, isReadable: Bool)] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { return (names, errno == 0 ? nil : errno) }
            let longest = Int(NAME_MAX) + 1
            let bytes = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: UInt8.self, capacity: longest) { bytes in
                    Array(UnsafeBufferPointer(start: bytes, count: longest).prefix { $0 != 0 })
                }
            }
            let text = String(validating: bytes, as: UTF8.self)
            names.append((text ?? String(decoding: bytes, as: UTF8.self), text != nil))
        }
    }

    private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
