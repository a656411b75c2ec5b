import ArgumentParser
import Outlook
import Quantities

/// From which standpoint a plan is computed.
struct StandpointOptions: ParsableArguments {
    @Option(help: "Only what was known on this date counts: 2023, 2023-06 or 2023-06-30.")
    var knownOn: String?

    @Flag(help: "Let unverified figures enter verdicts and probabilities.")
    var includeUnverified = false

    /// The settings that the options mean.
    func settings() throws -> OutlookSettings {
        var settings = OutlookSettings(includesUnverified: includeUnverified)
        if let knownOn {
            guard let date = CalendarDate(written: knownOn) else {
                throw Failure(
                    en: "--known-on takes 2023, 2023-06 or 2023-06-30, not ‘\(knownOn)’",
                    zh: "--known-on 应为 2023、2023-06 或 2023-06-30，不能为“\(knownOn)”")
            }
            settings.knownOn = date
        }
        return settings
    }
}
