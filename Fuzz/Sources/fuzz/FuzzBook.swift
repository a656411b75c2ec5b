/// Workbooks as inputs write them: parts behind lines `=== path`, in an archive that is whole.
///
/// An archive checks its parts, so that a change of the packed bytes would only ever reach the unpacking; here the fuzzer
/// changes what is inside.
enum FuzzBook {
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// The parts that an input need not write.
    private static let parts: [(path: String, text: String)] = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<R><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></R>"
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"\(office)\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"a\" Type=\"\(office)/worksheet\" Target=\"s.xml\"/>"
                + "<Relationship Id=\"b\" Type=\"\(office)/sharedStrings\" Target=\"t.xml\"/>"
                + "<Relationship Id=\"c\" Type=\"\(office)/styles\" Target=\"f.xml\"/></R>"
        ),
        (
            "xl/_rels/s.xml.rels",
            "<R><Relationship Id=\"a\" Type=\"\(office)/comments\" Target=\"c.xml\"/></R>"
        ),
        ("xl/c.xml", "<comments/>"),
        ("xl/t.xml", "<sst><si><t>项目名称</t></si><si><t>总投资（万元）</t></si></sst>"),
        ("xl/f.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ("xl/s.xml", "<worksheet><sheetData/></worksheet>"),
    ]

    /// The bytes of a workbook with the files of an input in place of those parts.
    static func archive(_ files: [String: [UInt8]]) -> [UInt8] {
        var all = Dictionary(uniqueKeysWithValues: parts.map { ($0.path, Array($0.text.utf8)) })
        for (path, bytes) in files where path != "plan.yaml" { all[path] = bytes }
        var (archive, directory) = ([UInt8](), [UInt8]())
        for (path, bytes) in all.sorted(by: { $0.key < $1.key }) {
            let name = Array(path.utf8)
            var fields = number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4) + number(checksum(bytes), 4)
            fields += number(UInt32(bytes.count), 4) + number(UInt32(bytes.count), 4) + number(UInt32(name.count), 2)
            directory += number(0x0201_4B50, 4) + number(20, 2) + fields + number(0, 2 + 2 + 2 + 2 + 4)
            directory += number(UInt32(archive.count), 4) + name
            archive += number(0x0403_4B50, 4) + fields + number(0, 2) + name + bytes
        }
        let count = number(UInt32(all.count), 2)
        let end = number(0x0605_4B50, 4) + number(0, 4) + count + count + number(UInt32(directory.count), 4)
        return archive + directory + end + number(UInt32(archive.count), 4) + number(0, 2)
    }

    /// A number in so many bytes, the lowest first.
    private static func number(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { $0 < 4 ? UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) : 0 }
    }

    /// The checksum that archives keep of a part (CRC-32, ISO 3309).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
