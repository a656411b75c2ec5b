import Appraisals
import Diagnostics
import Ensembles
import PlanModel
import Quantities

/// The sections of the page on what draws say of the targets.
struct EnsembleSections {
    let report: EnsembleReport
    let locale: PageLocale
    /// Where names lead; nil on a terminal, where they lead nowhere.
    var paths: PlanPaths?
    /// Whether the targets named are the main ones of the plan.
    var areMain = false

    /// Every section that has something to tell; of targets and of fans all rows, or those of the targets looked at first.
    func all(targets listsTargets: Bool, fans listsFans: Bool) -> [PageSection] {
        [together(), targets(all: listsTargets), misses()] + (result.limits.isEmpty ? [] : [limits(all: listsTargets)])
            + [fans(all: listsFans), drawn()]
    }

    var result: EnsembleResult { report.result }
    var index: PlanIndex { report.question.index }
    var words: EnsembleWords {
        EnsembleWords(index: index, stated: result.stated, locale: locale, paths: paths, areMain: areMain)
    }

    // MARK: Together

    func together() -> PageSection {
        let title =
            areMain
            ? locale.words("The main targets together", "主要目标同时实现的可能性")
            : locale.words("How likely are they together?", "各目标同时实现的可能性")
        guard !result.targets.isEmpty else {
            return PageSection(
                areMain ? "main" : "together", title,
                [.sentences([Sentence(locale.words("No target is open.", "没有未到期且可判断的目标。"))])])
        }
        guard result.draws > 0 else {
            return PageSection(
                areMain ? "main" : "together", title,
                [.sentences([Sentence(locale.words("Stopped before the first draw.", "首批抽样完成前已停止。"))])])
        }
        var points = result.joints.flatMap(sentences)
        if result.isStopped {
            points.insert(
                Sentence(
                    locale.words(
                        "Stopped early: \(locale.count(result.draws)) of \(locale.count(result.terms.draws)) draws were made.",
                        "已提前停止：完成抽样 \(locale.count(result.draws)) 次，原定 \(locale.count(result.terms.draws)) 次。")), at: 0)
        }
        return PageSection(areMain ? "main" : "together", title, [.points(points)])
    }

    private func sentences(_ joint: EnsembleResult.Joint) -> [Sentence] {
        var sentences: [Sentence] = []
        let what = words.scope(joint)
        if let share = joint.share {
            let chance = words.chance(share.value)
            if joint.missed.isEmpty {
                sentences.append(Sentence(locale.words("\(what): \(chance).", "\(what)：\(chance)。")))
            } else {
                sentences.append(
                    Sentence(
                        locale.words(
                            "\(what): out of reach, since \(words.list(joint.missed)) was missed; of those still open: \(chance).",
                            "\(what)：\(words.list(joint.missed))已未实现，不能全部实现；其余未到期目标同时实现的可能性：\(chance)。")))
            }
            if let counted = counted(joint) { sentences.append(counted) }
            if joint.open.count > 1, share.value >= 0.001 || joint.independent >= 0.001 {
                sentences.append(
                    Sentence(
                        locale.words(
                            "If each went its own way, all \(locale.count(joint.open.count)) would be met \(words.percent(joint.independent)) of the time: the difference is what moves together.",
                            "若各目标互不相关，\(locale.count(joint.open.count)) 项同时实现的概率为 \(words.percent(joint.independent))，差别来自各指标的联动。"
                        )))
            }
        } else {
            sentences.append(Sentence(locale.words("\(what): none is open.", "\(what)：没有未到期的目标。")))
        }
        if let kept = joint.withLimits {
            sentences.append(
                Sentence(
                    locale.words(
                        "Met together with every limit on money kept: \(words.chance(kept.value)).",
                        "同时实现且各项资金约束均不突破：\(words.chance(kept.value))。")))
        }
        let (reached, unsaid) = (joint.reached.count, joint.unsaid.count)
        if reached > 0 {
            sentences.append(
                Sentence(
                    locale.words(
                        "Reached already and counted as met: \(locale.count(reached)).",
                        "已实现、按实现计 \(locale.count(reached)) 项。")))
        }
        if unsaid > 0 {
            sentences.append(
                Sentence(
                    locale.words(
                        "Left out because nothing can be said: \(locale.count(unsaid)).",
                        "无法判断、未计入 \(locale.count(unsaid)) 项。")))
        }
        return sentences
    }

    /// How many of several targets are met as a rule.
    private func counted(_ joint: EnsembleResult.Joint) -> Sentence? {
        guard joint.open.count > 2, joint.metCounts.count == 3 else { return nil }
        let (low, middle, high) = (joint.metCounts[0], joint.metCounts[1], joint.metCounts[2])
        return Sentence(
            locale.words(
                "Of these \(locale.count(joint.open.count)), \(locale.count(middle)) are met in the middle draw, and from \(locale.count(low)) to \(locale.count(high)) in eight draws of ten.",
                "上述 \(locale.count(joint.open.count)) 项中，居中的一次抽样实现 \(locale.count(middle)) 项，十次抽样中有八次在 \(locale.count(low)) 至 \(locale.count(high)) 项之间。"
            ))
    }

    // MARK: Each target

    /// Each open target; or only those that are looked at together first, with the number of the others.
    func targets(all: Bool) -> PageSection {
        let title = locale.words("Each target", "各项目标")
        var table = PageTable(
            "targets", title,
            [
                PageTable.Column("target", locale.words("Target", "目标")),
                PageTable.Column("kind", locale.words("Kind", "属性")),
                PageTable.Column("words", locale.words("Chance", "可能性")),
                PageTable.Column("share", locale.words("of the draws", "抽样占比"), .right, unit: "%"),
                PageTable.Column("alone", locale.words("forecast alone", "仅据预测"), .right, unit: "%"),
                PageTable.Column("drivers", locale.words("What drives it", "主要影响因素")),
            ])
        let wanted = all ? nil : result.joints.first.map { Set($0.open) }
        for chance in result.targets where wanted?.contains(chance.key) ?? true {
            guard let target = words.target(chance.key) else { continue }
            table.add([
                words.cell(chance.key), words.kind(target),
                .words(locale.text(ChanceWords.words(chance.share.value))), words.share(chance.share.value),
                words.share(chance.alone), words.drivers(chance.drivers),
            ])
        }
        let sentence = locale.words(
            "‘Forecast alone’ is the probability that the appraisal gives; the draws add what the assumptions state to be "
                + "uncertain. Without that the two differ by chance only, here by about \(words.accuracy(result.draws)) points at most.",
            "“仅据预测”为论证给出的概率；抽样另计入假设所列的不确定性。没有此类不确定性时两者仅有随机差异，约不超过 \(words.accuracy(result.draws)) 个百分点。")
        let more = result.targets.count - table.rows.count
        let others = locale.words(
            "\(locale.count(more)) more open targets are listed with --all.",
            "另有 \(locale.count(more)) 项未到期目标，用 --all 列出。")
        return PageSection(
            "targets", title,
            [.sentences([Sentence(sentence)]), .grid(table)] + (more > 0 ? [.sentences([Sentence(others)])] : []))
    }

    // MARK: The miss

    func misses() -> PageSection {
        let title = locale.words("What drives the miss", "未能同时实现的原因")
        guard let joint = result.joints.first, let share = joint.share, share.value < 1, result.draws > 0 else {
            return PageSection(
                "misses", title, [.sentences([Sentence(locale.words("No draw misses any.", "抽样中没有未实现的情况。"))])])
        }
        var parts = PageTable(
            "misses", locale.words("Where not all are met", "未全部实现时"),
            [
                PageTable.Column("target", locale.words("Target", "目标")),
                PageTable.Column("missed", locale.words("missed", "未实现"), .right, unit: "%"),
                PageTable.Column("only", locale.words("it alone", "仅此一项"), .right, unit: "%"),
            ])
        for part in joint.parts.prefix(Self.listed) {
            parts.add([words.cell(part.key), words.share(part.inMisses), words.share(part.only)])
        }
        var drivers = PageTable(
            "drivers",
            joint.isOneSided
                ? locale.words("What decides how many are met", "决定实现项数的因素")
                : locale.words("What decides whether all are met", "决定能否全部实现的因素"),
            [
                PageTable.Column("source", locale.words("What is uncertain", "不确定因素")),
                PageTable.Column("share", locale.words("share", "占比"), .right, unit: "%"),
            ])
        for driver in (joint.isOneSided ? joint.countDrivers : joint.drivers).prefix(Self.listed) {
            drivers.add([.words(words.source(driver.source)), words.share(driver.share)])
        }
        let more = max(0, joint.parts.count - Self.listed)
        let sentences = [
            Sentence(
                locale.words(
                    "\(words.scope(joint)). ‘It alone’: everything else was met."
                        + (more > 0 ? " \(locale.count(more)) more are missed less often." : ""),
                    "\(words.scope(joint))。“仅此一项”指其余均实现。"
                        + (more > 0 ? "另有 \(locale.count(more)) 项未实现的情况较少。" : ""))),
            Sentence(
                locale.words(
                    "A share says how much of the difference between draws one thing explains by itself; things that move together "
                        + "share theirs, and what only several do together is in none.",
                    "占比表示单一因素自身能解释的差异；相互联动的因素会重复计入，多个因素共同作用的部分不计入。")),
        ]
        let untold = locale.words(
            "What decides cannot be told: too few draws differ in whether all are met.", "各次抽样结果几乎相同，无法区分决定因素。")
        let deciding: PageBlock = drivers.rows.isEmpty ? .sentences([Sentence(untold)]) : .grid(drivers)
        guard joint.open.count > 1 else {
            return PageSection("misses", title, [.sentences([sentences[1]]), deciding])
        }
        return PageSection("misses", title, [.sentences(sentences), .grid(parts), deciding])
    }

    /// How many rows the lists of misses and drivers have at most.
    static let listed = 15
}
