#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Memory that the system has not given yet.
enum FreshMemory {
    /// The pages of a system's memory are at least so large, in bytes.
    private static let page = 4_096
    /// What is smaller is not worth a call, in bytes.
    private static let least = 32_768
    /// `MADV_POPULATE_WRITE` of Linux 5.14, by number because older headers lack the name.
    private static let populate: Int32 = 23

    /// Asks the system for all pages of a run of memory at once, instead of one by one as each is first written.
    ///
    /// Only where all of it will be written. Where the system cannot do it, nothing happens: pages come as they are written.
    static func fetch(_ start: UnsafeMutableRawPointer, bytes: Int) {
        guard bytes >= least else { return }
        #if os(Linux)
            let first = UInt(bitPattern: start) & ~UInt(page - 1)
            let end = UInt(bitPattern: start) + UInt(bytes)
            _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), populate)
        #endif
    }
}
