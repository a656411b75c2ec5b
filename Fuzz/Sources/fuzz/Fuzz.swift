import PlanFiles
import PlanModel

/// One input of libFuzzer: its first byte chooses the reader, the rest is what is read.
///
/// Every reader must come back with what could be read and findings that point into the text; see `Expectations.swift`.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: length))
    guard let choice = input.first else { return 0 }
    let rest = Array(input.dropFirst())
    switch choice {
    case UInt8(ascii: "c"): Expectations.read(one(of: FuzzFiles.tables, rest))
    case UInt8(ascii: "y"): Expectations.read(one(of: FuzzFiles.documents, rest))
    case UInt8(ascii: "t"): Expectations.read(["text/a.en.md": rest])
    case UInt8(ascii: "w"): Expectations.read(FuzzFiles.folder(rest))
    case UInt8(ascii: "u"): Expectations.readUnit(rest)
    case UInt8(ascii: "f"): Expectations.readFormula(rest)
    case UInt8(ascii: "i"): Expectations.importTable(rest)
    case UInt8(ascii: "m"): Expectations.readMap(rest)
    case UInt8(ascii: "x"): Expectations.readWorkbook(rest)
    case UInt8(ascii: "p"): Expectations.readWorkbook(FuzzBook.archive(FuzzFiles.folder(rest)))
    default: return -1
    }
    return 0
}

/// A file of the plan, chosen by a letter, with the bytes behind the letter.
private func one(of paths: [String], _ input: [UInt8]) -> [String: [UInt8]] {
    guard let letter = input.first else { return [:] }
    return [paths[Int(letter) % paths.count]: Array(input.dropFirst())]
}

/// The files of a plan folder as inputs write them.
enum FuzzFiles {
    /// The tables, in the order of the letters that choose them.
    static let tables: [String] = Plan.collections.compactMap { collection in
        switch collection.file {
        case .csv(let path): path
        case .csvFolder(let folder): folder + "/a.csv"
        case .yaml, .text, .digests: nil
        }
    }

    /// The documents, in the order of the letters that choose them.
    static let documents = ["plan.yaml", "indicators.yaml", "tasks.yaml", "rules.yaml", "scenarios.yaml"]

    /// A whole folder: each file behind a line `=== path`.
    static func folder(_ input: [UInt8]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var path = "plan.yaml"
        for line in input.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: Array("=== ".utf8)), line.count < 64 {
                path = String(decoding: line.dropFirst(4), as: UTF8.self)
            } else {
                files[path, default: []] += line + [0x0A]
            }
        }
        return files
    }
}
