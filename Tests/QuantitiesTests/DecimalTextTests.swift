import Quantities
import Testing

@Suite struct DecimalTextTests {
    @Test(arguments: [
        (2.675, 2, "2.68"), (0.5, 0, "1"), (-0.004, 2, "0.00"), (1e21, 0, "1000000000000000000000"),
        (9.996, 2, "10.00"), (0.05, 1, "0.1"), (0.04, 1, "0.0"), (-12.5, 1, "-12.5"), (0, 2, "0.00"),
        (25002.79, 1, "25002.8"), (1e-7, 2, "0.00"), (99.5, 0, "100"),
    ])
    func `a number is rounded half away from zero on the digits a person sees`(
        number: Double, decimals: Int, shown: String
    ) {
        #expect(DecimalText.fixed(number, decimals: decimals) == shown)
    }

    @Test(arguments: [
        (Int.min, "2"), (-2, "2"), (Int.max, "1.50000000000000000"), (1_000_000_000, "1.50000000000000000"),
    ])
    func `decimals that nobody can mean are brought back to those there are`(decimals: Int, shown: String) {
        #expect(DecimalText.fixed(1.5, decimals: decimals) == shown)
    }

    @Test(arguments: ["1,000", "约5", "１２", "nan", "inf", "0x10", "", "-", "1e999"])
    func `anything but plain digits is no number`(text: String) {
        #expect(DecimalText.number(text) == nil)
    }
}

@Suite struct YearTests {
    @Test func `counting years from the ends of the whole numbers never fails`() {
        let (least, greatest) = (Year(.min), Year(.max))
        #expect(greatest.advanced(by: .max) == greatest && least.advanced(by: .min) == least)
        #expect(least.distance(to: greatest) == .max && greatest.distance(to: least) == .min)
        #expect(Period(least, greatest).count == .max && Period(greatest, least).count == 0)
        #expect(Period(Year(2021), Year(2025)).count == 5 && Year(2021).advanced(by: -1) == Year(2020))
    }
}

@Suite struct UnitTests {
    let book = UnitBook.standard

    @Test func `energy in tonnes of standard coal and in kilowatt hours measure the same`() throws {
        let factor = try book.unit("10^4 tce").factor(to: book.unit("10^8 kWh"))
        #expect(abs(try #require(factor) - 0.8141) < 1e-4)
    }

    @Test func `tonnes and yuan cannot be added`() throws {
        #expect(try book.unit("t").factor(to: book.unit("yuan")) == nil)
    }

    @Test func `a misspelt unit is answered with the nearest one at its column`() {
        #expect(throws: UnitFault.unknownSymbol("yaun", column: 6, suggestion: "yuan")) {
            try book.unit("10^8 yaun")
        }
    }

    @Test func `a unit reads as people write it in both languages`() throws {
        let unit = try book.unit("beds/10^3 persons")
        #expect(unit.name(in: "en", book: book) == "beds per 1,000 persons")
        #expect(unit.name(in: "zh", book: book) == "张/千人")
        #expect(try book.unit("10^8 yuan").name(in: "zh", book: book) == "亿元")
        #expect(try book.unit("index points").name(in: "zh", book: book) == "点")
    }
}
