import Diagnostics
import PlanFiles

/// Where a served plan comes from: a folder that people go on working in.
public struct PlanSource: Sendable {
    /// Why a folder cannot be shown at the moment.
    public struct Refusal: Error {
        /// One sentence in both languages.
        public let sentence: LocalizedText
        /// What was found in the folder, as far as it could be read.
        public let findings: [Finding]

        /// Makes a refusal.
        public init(_ sentence: LocalizedText, findings: [Finding] = []) {
            self.sentence = sentence
            self.findings = findings
        }
    }

    /// The folder's path, as it was given.
    public let path: String
    /// What changes whenever a file of the folder does: one line for each file, with size and time of change.
    public let stamp: @Sendable () -> [String]
    /// Reads the folder; a refusal where it is no plan.
    public let read: @Sendable () throws(Refusal) -> PlanReading

    /// Makes the source of a plan.
    public init(
        path: String, stamp: @escaping @Sendable () -> [String],
        read: @escaping @Sendable () throws(Refusal) -> PlanReading
    ) {
        self.path = path
        self.stamp = stamp
        self.read = read
    }
}
