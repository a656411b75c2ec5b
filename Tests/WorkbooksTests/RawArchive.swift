import CLibZip
import Foundation

/// A ZIP archive made part by part, for workbooks as no program would write them.
enum RawArchive {
    struct Refused: Error {}

    /// Writes an archive with the parts given.
    static func write(
        _ parts: [(name: String, bytes: [UInt8])], files: [String: String] = [:], to path: String,
        password: String? = nil
    ) throws {
        var state: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &state) else { throw Refused() }
        // The library reads the bytes when the archive is closed.
        var kept: [UnsafeMutablePointer<UInt8>] = []
        defer { for pointer in kept { pointer.deallocate() } }
        for (name, bytes) in parts {
            let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
            memory.initialize(from: bytes, count: bytes.count)
            kept.append(memory)
            guard let source = zip_source_buffer(archive, memory, zip_uint64_t(bytes.count), 0) else { throw Refused() }
            let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { throw Refused() }
            if let password {
                zip_file_set_encryption(archive, zip_uint64_t(index), UInt16(ZIP_EM_AES_256), password)
            }
        }
        for (name, file) in files {
            guard let source = zip_source_file(archive, file, 0, -1),
                zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
            else { throw Refused() }
        }
        guard zip_close(archive) == 0 else { throw Refused() }
    }

    /// The least workbook that has a sheet with the rows given as XML.
    static func workbook(
        sheetData: String, before: String = "", after: String = "", shared: String? = nil, prolog: String = "",
        properties: String = ""
    ) -> [(name: String, bytes: [UInt8])] {
        let types = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="xml" ContentType="application/xml"/></Types>
            """
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let start = """
            <Relationships><Relationship Id="r1" Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        let book = """
            <workbook xmlns:r="\(office)">\(properties)<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>
            """
        let parts = """
            <Relationships><Relationship Id="r1" Type="\(office)/worksheet" Target="/xl/worksheets/sheet1.xml"/>\
            <Relationship Id="r2" Type="\(office)/sharedStrings" Target="sharedStrings.xml"/></Relationships>
            """
        let sheet = "\(prolog)<worksheet>\(before)<sheetData>\(sheetData)</sheetData>\(after)</worksheet>"
        var texts = [
            ("[Content_Types].xml", types), ("_rels/.rels", start), ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", parts), ("xl/worksheets/sheet1.xml", sheet),
        ]
        if let shared { texts.append(("xl/sharedStrings.xml", "<sst>\(shared)</sst>")) }
        return texts.map { (name: $0.0, bytes: Array($0.1.utf8)) }
    }
}
