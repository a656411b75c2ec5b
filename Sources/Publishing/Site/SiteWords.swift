/// Words that many pages share.
enum SiteWords {
    /// What stands in place of a value that the audience may not read.
    static func withheld(_ locale: PageLocale) -> String { locale.words("withheld", "不予公开") }

    /// What stands in place of a table without rows.
    static func nothingListed(_ locale: PageLocale) -> String { locale.words("There is nothing to list.", "没有可列内容。") }

    /// The line in the foot of every page.
    static func disclaimer(_ locale: PageLocale) -> String {
        locale.words(
            "Made with Lustrum. Illustrative, not endorsed by any government.", "由 Lustrum 生成。仅供演示，未经任何政府认可。")
    }
}
