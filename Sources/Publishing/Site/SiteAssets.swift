/// The files that pages need beside themselves: style sheet and, where there is one, script.
public enum SiteAssets {
    /// The address of the style sheet below the root of the site.
    public static let styleSheet = "assets/site.css"
    /// The address of the script below the root of the site.
    public static let script = "assets/site.js"

    /// The bytes of each file by its address below the root of the site.
    public static let all: [String: [UInt8]] = [
        styleSheet: PackageResources.site_css, script: PackageResources.site_js,
    ]

    /// The media type of a file by its ending.
    public static func mediaType(of address: String) -> String {
        if address.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if address.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        if address.hasSuffix(".svg") { return "image/svg+xml" }
        return "application/octet-stream"
    }
}
