import CLibXML2
import Sheets

/// Hears the elements of a part of a workbook in their order; names come without their namespace.
protocol XMLListener: AnyObject {
    /// An element begins.
    func start(_ name: String, _ attributes: XMLAttributes)
    /// An element ends.
    func end(_ name: String)
    /// Text stands here; a longer one comes in pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element while it begins.
struct XMLAttributes {
    fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    /// The value of an attribute by its name without namespace, or nil.
    subscript(name: StaticString) -> String? {
        guard let pointer else { return nil }
        for position in 0..<count {
            // Five pointers each: local name, prefix, namespace, first byte and end of the value.
            guard let local = pointer[position * 5], let from = pointer[position * 5 + 3],
                let to = pointer[position * 5 + 4], xmlStrEqual(local, name.utf8Start) == 1
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: from, count: to - from), as: UTF8.self)
        }
        return nil
    }

    /// Whether an attribute says yes.
    func isTrue(_ name: StaticString) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }

    /// The whole number of an attribute, or nil.
    func integer(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}

/// Parses a part of a workbook as it is unpacked; document types and entities of its own are refused.
final class XMLPart {
    private let listener: XMLListener
    private var refused = false
    private var context: xmlParserCtxtPtr?

    private init(_ listener: XMLListener) { self.listener = listener }

    /// Reads a part of an archive; the listener hears what is in it.
    ///
    /// - Returns: false where the archive has no such part.
    static func read(_ name: String, of archive: BookArchive, _ listener: XMLListener) throws(BookFault) -> Bool {
        let part = XMLPart(listener)
        var callbacks = part.callbacks
        let context = xmlCreatePushParserCtxt(&callbacks, Unmanaged.passUnretained(part).toOpaque(), nil, 0, nil)
        guard let context else { throw .damaged(part: name) }
        part.context = context
        defer { xmlFreeParserCtxt(context) }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        let found = try archive.read(name) { (bytes) throws(BookFault) in
            let state = bytes.withMemoryRebound(to: CChar.self) {
                xmlParseChunk(context, $0.baseAddress, Int32($0.count), 0)
            }
            guard state == 0, !part.refused else { throw .damaged(part: name) }
        }
        guard found else { return false }
        guard xmlParseChunk(context, nil, 0, 1) == 0, context.pointee.wellFormed == 1, !part.refused else {
            throw .damaged(part: name)
        }
        return true
    }

    private var callbacks: xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.internalSubset = { data, _, _, _ in XMLPart.of(data)?.refuse() }
        callbacks.startElementNs = { data, name, _, _, _, _, count, _, attributes in
            guard let part = XMLPart.of(data), let name else { return }
            part.listener.start(String(cString: name), XMLAttributes(pointer: attributes, count: Int(count)))
        }
        callbacks.endElementNs = { data, name, _, _ in
            guard let part = XMLPart.of(data), let name else { return }
            part.listener.end(String(cString: name))
        }
        callbacks.characters = { data, bytes, count in
            XMLPart.of(data)?.listener.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        callbacks.cdataBlock = callbacks.characters
        callbacks.serror = { _, _ in }
        return callbacks
    }

    private func refuse() {
        refused = true
        xmlStopParser(context)
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLPart? {
        data.map { Unmanaged<XMLPart>.fromOpaque($0).takeUnretainedValue() }
    }
}
