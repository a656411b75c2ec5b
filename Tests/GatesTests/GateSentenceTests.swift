import Diagnostics
import PlanModel
import Quantities
import Testing

@testable import Gates

@Suite struct GateSentenceTests {
    private func sentence(_ project: Project, in language: String, title: LocalizedText = LocalizedText()) -> String {
        var gate = EnergyReview.gate
        for index in gate.versions.indices { gate.versions[index].title = title }
        return EnergyReview.verdict(project, gate: gate).sentence.text(in: language)
    }

    @Test func `a required gate tells the authority, the date, the answer and the rule`() {
        let project = EnergyReview.project(energy: 12_000, start: "2024-03")
        let title = LocalizedText(en: "Measures of 2023", zh: "2023年办法")
        #expect(
            sentence(project, in: "en", title: title)
                == "Energy review of ‘Rolling mill’: required (decided by the provincial authority); "
                + "due before work starts (start: 2024-03); no answer recorded. "
                + "Rule: Measures of 2023. The legal text was not read.")
        #expect(
            sentence(project, in: "zh", title: title)
                == "“轧钢厂”节能审查：须办理（审查机关：省级节能审查机关）；应在开工前通过（开工时间：2024年3月）；尚无办理记录。"
                + "依据：2023年办法。法规原文未核对。")
    }

    @Test func `an open ruling names what is missing and what is possible`() {
        let project = EnergyReview.project(energy: 600, start: "2024-03-01")
        #expect(
            sentence(project, in: "en").hasPrefix(
                "Energy review of ‘Rolling mill’: not determined, for lack of electricity use (not stated); "
                    + "possible: exempt, or required by an authority that the rule as entered does not name; "
                    + "if required, due before work starts (start: 2024-03-01); no answer recorded"))
        #expect(
            sentence(project, in: "zh").hasPrefix(
                "“轧钢厂”节能审查：尚不能判定，缺少：年电力消费量（未填写）；可能的结论：无须办理，或须办理但所录规定未载明审查机关；"
                    + "如须办理，应在开工前通过（开工时间：2024年3月1日）；尚无办理记录"))
    }

    @Test func `an exempt project has a sentence without date and answer`() {
        let project = EnergyReview.project(industry: "rail", start: "2024-03-01")
        let english =
            "Energy review of ‘Rolling mill’: exempt (its industry is exempt). Rule: 2023. The legal text was not read."
        #expect(sentence(project, in: "en") == english)
        #expect(sentence(project, in: "zh") == "“轧钢厂”节能审查：无须办理（所属行业豁免）。依据：2023。法规原文未核对。")
    }

    @Test func `every ruling has a sentence in both languages without a gap`() {
        for energy in [nil, 10, 7_000, 20_000.0] {
            for start in [nil, "2010", "2023", "2024-02-01"] {
                let project = EnergyReview.project(energy: energy, electricity: 5, industry: "", start: start)
                for language in ["en", "zh"] {
                    let text = sentence(project, in: language)
                    #expect(!text.contains("  ") && !text.contains("()") && !text.contains("（）"), "\(text)")
                    #expect(!text.contains("Optional"), "\(text)")
                }
            }
        }
    }

    @Test(arguments: [
        (0.0, "0", "0"), (999.5, "999.5", "999.5"), (1_000, "1,000", "1000"),
        (1_234_567.25, "1,234,567.25", "1234567.25"),
        (0.1 + 0.2, "0.3", "0.3"), (-1_000, "-1,000", "-1000"), (999_999.999, "999,999.999", "999999.999"),
    ])
    func `a number keeps its digits`(number: Double, english: String, chinese: String) {
        #expect(GateNumber.text(number, in: "en") == english)
        #expect(GateNumber.text(number, in: "zh") == chinese)
    }

    @Test func `the verdict as JSON holds ruling, deadline, standing and comparisons`() {
        let project = EnergyReview.project(energy: 600, start: "2024-03-01")
        let text = EnergyReview.verdict(project).json(in: "en").compact
        for part in [
            #""versions":["2023"]"#,
            #""ruling":{"ruling":"undetermined","missing":[{"address":"projects/P001#electricity""#,
            #""due":{"due":"before-start","date_kind":"start","date":"2024-03-01"}"#, #""standing":"undetermined""#,
            #""amount":{"value":600,"unit":"tce"},"threshold":{"value":1000,"unit":"tce"},"side":"below""#,
            #""amount":{"missing":"not stated"},"threshold":{"value":5,"unit":"GWh"},"side":"unknown""#,
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }
}
