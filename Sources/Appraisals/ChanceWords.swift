import Diagnostics
import Quantities

/// Probabilities in words that a planner can say over the telephone.
public enum ChanceWords {
    /// The words for probabilities from low to high; the nearest one on the scale of log-odds is used.
    private static let scale: [(probability: Double, words: LocalizedText)] = [
        (0.01, LocalizedText(en: "almost excluded", zh: "几乎不可能")),
        (0.05, LocalizedText(en: "about one in twenty", zh: "约二十分之一")),
        (0.10, LocalizedText(en: "about one in ten", zh: "约十分之一")),
        (0.20, LocalizedText(en: "about one in five", zh: "约五分之一")),
        (0.33, LocalizedText(en: "about one in three", zh: "约三分之一")),
        (0.50, LocalizedText(en: "about even", zh: "约各半")),
        (0.67, LocalizedText(en: "about two in three", zh: "约三分之二")),
        (0.80, LocalizedText(en: "about four in five", zh: "约五分之四")),
        (0.90, LocalizedText(en: "about nine in ten", zh: "约十分之九")),
        (0.95, LocalizedText(en: "about nineteen in twenty", zh: "约二十分之十九")),
        (0.99, LocalizedText(en: "almost certain", zh: "几乎肯定")),
    ]

    /// The words nearest to a probability between 0 and 1.
    public static func words(_ probability: Double) -> LocalizedText {
        let distances = scale.map { entry in
            // Distance of odds as a ratio, which orders like the distance of log-odds and needs no logarithm.
            let (one, other) = (odds(probability), odds(entry.probability))
            return max(one, other) / min(one, other)
        }
        let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        return scale[nearest].words
    }

    /// A probability in whole per cent, never as certain either way: `48 %`, `>99 %`.
    public static func percent(_ probability: Double) -> LocalizedText {
        let rounded = DecimalText.rounded(probability * 100, decimals: 0)
        let number = rounded < 1 ? "<1" : rounded > 99 ? ">99" : DecimalText.fixed(rounded, decimals: 0)
        return LocalizedText(en: "\(number) %", zh: "\(number)%")
    }

    /// A probability in words and per cent: `about even (48 %)`.
    public static func said(_ probability: Double) -> LocalizedText {
        let (words, percent) = (words(probability), percent(probability))
        return LocalizedText(
            en: "\(words.text(in: "en")) (\(percent.text(in: "en")))",
            zh: "\(words.text(in: "zh"))（\(percent.text(in: "zh"))）")
    }

    private static func odds(_ probability: Double) -> Double {
        let inside = min(max(probability, 0.001), 0.999)
        return inside / (1 - inside)
    }
}
