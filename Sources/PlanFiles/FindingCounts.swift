import Diagnostics

/// Counts findings by kind and file, so that a damaged file does not bury the rest: 1,000 are listed, more are counted.
struct FindingCounts: Sendable {
    /// The most findings of one kind in one file that are listed.
    static let most = 1_000

    private struct Batch: Hashable, Sendable {
        let kind: String
        let file: String

        init(_ finding: Finding) {
            kind = finding.kind.id
            file = finding.span?.file ?? finding.address?.collection ?? ""
        }

        init(_ kind: FindingKind, _ file: String) {
            self.kind = kind.id
            self.file = file
        }
    }

    private var listed: [Batch: Int] = [:]
    private var unlisted: [Batch: Int] = [:]

    /// Counts a finding; whether it is to be listed.
    mutating func takes(_ finding: Finding) -> Bool {
        let batch = Batch(finding)
        guard listed[batch, default: 0] < Self.most else {
            unlisted[batch, default: 0] += 1
            return false
        }
        listed[batch, default: 0] += 1
        return true
    }

    /// Counts a finding that need not be made, since its file has too many of its kind already; whether that is so.
    mutating func countsOnly(_ kind: FindingKind, in file: String) -> Bool {
        let batch = Batch(kind, file)
        guard listed[batch, default: 0] >= Self.most else { return false }
        unlisted[batch, default: 0] += 1
        return true
    }

    /// The findings without those beyond the most of their kind and file; the last one says how many more there are.
    func shortened(_ findings: [Finding]) -> [Finding] {
        guard findings.count > Self.most || !unlisted.isEmpty else { return findings }
        var last: [Batch: Int] = [:]
        var seen: [Batch: Int] = [:]
        var more = unlisted
        var kept: [Finding] = []
        for finding in findings {
            let batch = Batch(finding)
            guard seen[batch, default: 0] < Self.most else {
                more[batch, default: 0] += 1
                continue
            }
            seen[batch, default: 0] += 1
            last[batch] = kept.count
            kept.append(finding)
        }
        for (batch, count) in more {
            guard let position = last[batch] else { continue }
            kept[position].notes.append(
                LocalizedText(
                    en: "there are \(count) more of this kind in \(batch.file)",
                    zh: "\(batch.file) 中另有 \(count) 处同类问题"))
        }
        return kept
    }
}
