import CLibZip
import Diagnostics
import Sheets

/// The ZIP archive of a workbook, read part by part within one bound for all parts together.
///
/// It reads from memory that its maker keeps in place; it does not outlive the closure that made it.
final class BookArchive {
    /// Unpacked, the parts that are read may have so many MiB together.
    static let largest = 256

    private let archive: OpaquePointer
    private var bytesLeft = BookArchive.largest << 20

    /// Opens an archive that lies in memory.
    init(_ bytes: UnsafeRawBufferPointer) throws(BookFault) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            throw .damaged(part: "")
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .damaged(part: "")
        }
        self.archive = archive
    }

    deinit { zip_discard(archive) }

    /// Whether the archive has a part; capitals make no difference.
    func has(_ name: String) -> Bool { zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

    /// Gives the bytes of a part in pieces to a closure.
    ///
    /// - Returns: false where there is no such part.
    func read(_ name: String, _ piece: (UnsafeBufferPointer<UInt8>) throws(BookFault) -> Void) throws(BookFault) -> Bool
    {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0 else { return false }
        var state = zip_stat_t()
        // What the archive itself declares is refused before it is unpacked; what it hides is counted below.
        if zip_stat_index(archive, zip_uint64_t(index), 0, &state) == 0, state.size > zip_uint64_t(max(0, bytesLeft)) {
            throw .tooLarge(limit: Self.largest)
        }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_NOPASSWD ? .encrypted : .damaged(part: name)
        }
        defer { zip_fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, zip_uint64_t($0.count)) }
            guard count >= 0 else { throw .damaged(part: name) }
            if count == 0 { return true }
            bytesLeft -= Int(count)
            guard bytesLeft >= 0 else { throw .tooLarge(limit: Self.largest) }
            let result: Result<Void, BookFault> = buffer.withUnsafeBufferPointer { bytes in
                do throws(BookFault) {
                    try piece(UnsafeBufferPointer(rebasing: bytes[..<Int(count)]))
                    return .success(())
                } catch {
                    return .failure(error)
                }
            }
            try result.get()
        }
    }

    /// What an archive without a workbook is.
    var otherKind: BookFault {
        if has("EncryptedPackage") { return .encrypted }
        if has("xl/workbook.bin") { return .oldFormat }
        if has("word/document.xml") {
            return .otherKind(LocalizedText(en: "a text document", zh: "文字文档"))
        }
        if has("ppt/presentation.xml") {
            return .otherKind(LocalizedText(en: "a presentation", zh: "演示文稿"))
        }
        if has("content.xml") {
            return .otherKind(LocalizedText(en: "an OpenDocument file", zh: "OpenDocument 文件"))
        }
        return .otherKind(LocalizedText(en: "an archive (ZIP)", zh: "ZIP 压缩包"))
    }
}
