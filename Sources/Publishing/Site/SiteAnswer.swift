/// What a site answers to a request; a server or a publisher only carries it out.
public enum SiteAnswer: Equatable, Sendable {
    /// A page for people.
    case html(String)
    /// A page for programs.
    case json(String)
    /// A table, with the name under which it is saved.
    case csv(String, name: String)
    /// A file that pages need, with its media type.
    case asset([UInt8], mediaType: String)
    /// The answer stands at another address, relative to the root of the site.
    case redirect(to: String)
    /// There is no such page; a page that says so.
    case notFound(html: String)
    /// The page is being computed; a page that says how far it is, for people or for programs.
    case awaited(String, form: SiteForm)
}

/// How addresses of pages are written.
public enum SiteAddressing: Hashable, Sendable {
    /// For a server: choices stand behind a question mark.
    case served
    /// For files: choices are part of the file's name.
    case files
}
