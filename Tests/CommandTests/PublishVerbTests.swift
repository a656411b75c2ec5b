import Foundation
import Testing

@Suite("Publishing")
struct PublishVerbTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        #expect(try CommandRun("lustrum new '\(folder.path)/in/p'").status == 0)
    }

    /// Runs a shell line in a folder of its own below the test's, so that what goes astray is seen.
    private func run(_ line: String) throws -> CommandRun { try CommandRun("cd '\(folder.path)/in'; \(line)") }

    private func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(folder.path)/in/\(name)", atomically: true, encoding: .utf8)
    }

    private func isRefused(_ line: String, _ words: String) throws -> Bool {
        let before = try run("find .. | sort").output
        let done = try run("lustrum \(line)")
        let after = try run("find .. | sort").output
        return done.status == 2 && done.output.isEmpty && done.errors.contains(words) && before == after
            && done.errors.split(separator: "\n").count == 1
    }

    @Test func `a plan with errors is published for the office alone`() throws {
        try write("address,circle\nprojects/P2#csot,government\n", to: "p/circles.csv")
        #expect(try isRefused("publish site p", "the plan ‘example-county’ has errors"))
        #expect(try isRefused("publish site p --lang zh", "规划“example-county”存在错误"))
        #expect(try isRefused("publish site p --circle government", "has errors"))
        #expect(try run("lustrum publish site p --circle office").status == 0)
        try write("address,circle\nprojects/P2#cost,government\n", to: "p/circles.csv")
        #expect(try run("lustrum publish site p").status == 0)
    }

    @Test(arguments: ["../../../x", "a\"b c/d", "..", "."])
    func `a plan whose id is no identifier is published nowhere`(id: String) throws {
        try #require(try run("sed -i 's|^id: .*|id: '\\''\(id)'\\''|' p/plan.yaml").status == 0)
        let checked = try run("lustrum check p")
        #expect(checked.status == 1 && checked.output.contains("error[not-an-identifier]"), "\(checked.output)")
        #expect(checked.output.contains("--> plan.yaml:3:"))
        #expect(try isRefused("publish site p --circle office", "has no id"))
        #expect(try isRefused("publish site p", "has errors"))
    }

    @Test func `a file of the site that would stand outside it is refused`() throws {
        try #require(try run("sed -i 's|^cost,county,2026|../../../x,county,2026|' p/limits.csv").status == 0)
        #expect(try isRefused("publish site p --circle office", "leads out of its folder"))
    }

    @Test func `a folder that is no site is left alone, and a site is replaced`() throws {
        for text in ["{}", "no JSON", "{\"schema\": \"other/1\"}"] {
            try #require(try run("rm -rf mine; mkdir mine; echo precious > mine/thesis.txt").status == 0)
            try write(text, to: "mine/site.json")
            #expect(try isRefused("publish mine p", "mine is not empty"), "\(text)")
        }
        #expect(try run("lustrum publish site p && touch site/old && lustrum publish site p").status == 0)
        #expect(try run("test ! -e site/old && test -e site/site.json && test -e mine/thesis.txt").status == 0)
    }

    @Test func `a site and a plan never lie one in the other`() throws {
        #expect(try run("lustrum publish site p && cp -r p site/p && ln -s site/p linked").status == 0)
        for plan in ["site/p", "linked"] { #expect(try isRefused("publish site \(plan)", "lie one in the other")) }
        #expect(try isRefused("publish p/site p", "lie one in the other"))
        #expect(try isRefused("publish ../in/p p", "lie one in the other"))
        #expect(try isRefused("publish linked/../p/site site/p", "lie one in the other"))
    }

    @Test func `a link to a site stays, and the folder behind it is written`() throws {
        try #require(try run("mkdir real; ln -s real www").status == 0)
        #expect(try run("lustrum publish www p && touch real/old && lustrum publish www p").status == 0)
        #expect(try run("test -L www && test -e real/site.json && test ! -e real/old").status == 0)
        #expect(try run("ls -A | grep aside").status == 1)
    }

    @Test func `an embargo ends with the day of the machine, not with that of universal time`() throws {
        // The two zones never have the same date.
        let (early, late) = ("TZ=Pacific/Kiritimati", "TZ=Etc/GMT+12")
        let today = try run("TZ=XXX-14 date +%F").output.filter { $0 != "\n" }
        let row = "hospital_beds,county,2024,2550,2025-02-20,report-2025,\(today)\n"
        try write("indicator,place,year,value,known_on,source,releasable_on\n" + row, to: "p/observations/later.csv")
        func said(_ zone: String) throws -> String { try run("\(zone) lustrum publish site p").output }
        #expect(try !said(early).contains("not to be published before"))
        #expect(try said(late).contains("not to be published before \(today)"))
    }

    @Test func `no circle is called office`() throws {
        let edit = "s/{id: government, name: {en: government,/{id: office, name: {en: office,/"
        try #require(try run("sed -i '\(edit)' p/plan.yaml").status == 0)
        let checked = try run("lustrum check p")
        #expect(checked.status == 1 && checked.output.contains("error[circle-named-office]"))
        #expect(try isRefused("publish site p", "has errors"))
    }
}
