import Diagnostics
import PlanModel
import Quantities

extension SyntheticPlan {
    /// What `plan.yaml` says: the words of the invented region.
    var header: PlanHeader {
        var header = PlanHeader()
        header.format = Plan.encodingVersion
        header.id = "synthetic-\(count)-\(seed)"
        header.title = LocalizedText(
            en: "Synthetic development plan with \(count) projects, seed \(seed)",
            zh: "合成发展规划（\(count) 个项目，种子 \(seed)）")
        header.notice = LocalizedText(
            en: "Drawn at random for tests; the region and all figures are invented. "
                + "Illustrative, not endorsed by any government.",
            zh: "随机生成，仅供测试；地区及全部数据均为虚构。仅作示例，未经任何政府认可。")
        header.setting = .invented
        header.period.first = Year(Self.firstYear)
        header.period.last = Year(Self.firstYear + SyntheticPortfolio.years - 1)
        header.horizon = Year(2035)
        header.baselineYear = Year(Self.baselineYear)
        header.phases = [
            Self.phase("first", "First phase", "第一阶段", 2026...2027),
            Self.phase("second", "Second phase", "第二阶段", 2028...2030),
        ]
        header.place = Self.region
        header.languages = ["en", "zh"]
        header.levels = [Self.level("region", "Region", "地区"), Self.level("district", "District", "区")]
        header.fieldsOfPlan = SyntheticField.all.map { field in
            var word = PlanField()
            word.id = ID(field.id)
            word.name = field.name
            return word
        }
        header.bodies = bodies
        header.kinds = [
            Self.kind("binding", "binding", "约束性", isBinding: true),
            Self.kind("anticipatory", "anticipatory", "预期性", isBinding: false),
        ]
        header.funding = [
            Self.funding("central", "Central budget", "中央预算"), Self.funding("region", "Regional budget", "地区财政"),
            Self.funding("district", "District budgets", "区级财政"), Self.funding("bonds", "Bonds", "债券"),
            Self.funding("firms", "Firms", "企业自筹"),
        ]
        header.circles = [Self.circle("public", "public", "公开"), Self.circle("government", "government", "政府内部")]
        header.defaultCircle = ID("public")
        return header
    }

    private var bodies: [Body] {
        var government = Body()
        government.id = ID("government")
        government.name = LocalizedText(en: "Government of the region", zh: "地区人民政府")
        return [government]
            + SyntheticField.all.enumerated().map { number, field in
                var body = Body()
                body.id = id(ofOffice: number)
                body.name = LocalizedText(
                    en: "Office for \(field.name.text(in: "en").lowercased())", zh: field.name.text(in: "zh") + "主管部门")
                return body
            }
    }

    private static func phase(_ id: String, _ en: String, _ zh: String, _ years: ClosedRange<Int>) -> Phase {
        var phase = Phase()
        phase.id = id
        phase.name = LocalizedText(en: en, zh: zh)
        phase.first = Year(years.lowerBound)
        phase.last = Year(years.upperBound)
        return phase
    }

    private static func level(_ id: String, _ en: String, _ zh: String) -> PlaceLevel {
        var level = PlaceLevel()
        level.id = ID(id)
        level.name = LocalizedText(en: en, zh: zh)
        return level
    }

    private static func kind(_ id: String, _ en: String, _ zh: String, isBinding: Bool) -> TargetKind {
        var kind = TargetKind()
        kind.id = ID(id)
        kind.name = LocalizedText(en: en, zh: zh)
        kind.isBinding = isBinding
        return kind
    }

    private static func funding(_ id: String, _ en: String, _ zh: String) -> FundingSource {
        var source = FundingSource()
        source.id = ID(id)
        source.name = LocalizedText(en: en, zh: zh)
        return source
    }

    private static func circle(_ id: String, _ en: String, _ zh: String) -> Circle {
        var circle = Circle()
        circle.id = ID(id)
        circle.name = LocalizedText(en: en, zh: zh)
        return circle
    }

    /// The publications from which the figures are said to come; all of them are invented.
    var sources: [Source] {
        let office = LocalizedText(en: "Invented statistics office", zh: "虚构统计机构")
        var proposals = Source()
        proposals.id = Self.proposals
        proposals.title = LocalizedText(en: "Invented proposals for projects", zh: "虚构项目建议书")
        proposals.publisher = LocalizedText(en: "Invented planning office", zh: "虚构规划部门")
        proposals.date = CalendarDate(year: 2026, month: 1, day: 15)
        return [proposals]
            + Self.observedYears.map { year in
                var source = Source()
                source.id = report(of: year)
                source.title = LocalizedText(en: "Invented report for \(year)", zh: "虚构 \(year) 年公报")
                source.publisher = office
                source.date = CalendarDate(year: year + 1, month: 2, day: 20)
                source.rank = 1
                return source
            }
    }

    /// The region and its districts.
    var places: [Place] {
        var region = Place()
        region.id = Self.region
        region.name = LocalizedText(en: "Invented Region", zh: "虚构地区")
        region.level = ID("region")
        return [region]
            + (0..<SyntheticPortfolio.districts).map { number in
                var place = Place()
                place.id = id(ofDistrict: number)
                place.name = LocalizedText(
                    en: "District \(Self.padded(number + 1, width: 2))", zh: "第 \(number + 1) 区")
                place.level = ID("district")
                place.parent = Self.region
                place.order = number + 1
                return place
            }
    }

    /// A chapter that says what the plan is.
    var paragraphs: [Paragraph] {
        let texts = [
            LocalizedText(en: "# What this plan is", zh: "# 说明"),
            LocalizedText(
                en: "This plan was drawn at random from seed \(seed); nothing in it is real.",
                zh: "本规划由种子 \(seed) 随机生成，内容均非真实。"),
        ]
        return texts.enumerated().map { order, text in
            var paragraph = Paragraph()
            paragraph.id = ID(order == 0 ? "about" : "about-\(order)")
            paragraph.chapter = "about"
            paragraph.order = order
            paragraph.form = order == 0 ? .heading : .paragraph
            paragraph.text = text
            return paragraph
        }
    }
}
