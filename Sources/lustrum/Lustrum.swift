import ArgumentParser

/// The command: one verb a file.
@main
struct Lustrum: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lustrum",
        abstract: "Prepare, decide and carry out a region's five-year development plan.",
        discussion: "Illustrative; not endorsed by any government.",
        subcommands: [
            AppraiseVerb.self,
            CheckVerb.self,
            ConsequencesVerb.self,
            ConsistencyVerb.self,
            EnsembleVerb.self,
            ExplainVerb.self,
            ExportVerb.self,
            ForecastVerb.self,
            FormatVerb.self,
            FormatsVerb.self,
            ImportVerb.self,
            IntakeVerb.self,
            NewVerb.self,
            ProgrammeVerb.self,
            PublishVerb.self,
            ScenariosVerb.self,
            ServeVerb.self,
            WhyVerb.self,
        ])

    /// Runs the verb; a wrong call ends with 2, as everything that cannot be done.
    static func main() async {
        var language = AnswerLanguage.en
        do {
            var verb = try parseAsRoot()
            if let verb = verb as? SpeakingVerb { language = verb.spoken }
            if var verb = verb as? LastingVerb {
                try await verb.run()
            } else {
                try verb.run()
            }
        } catch let failure as Failure {
            Terminal.endProgress()
            Terminal.error(failure.sentence.text(in: language.rawValue))
            exit(withError: ExitCode(2))
        } catch {
            let code = exitCode(for: error)
            if code == .success || error is ExitCode { exit(withError: error) }
            Terminal.error(fullMessage(for: error), isPlain: true)
            exit(withError: ExitCode(2))
        }
    }
}
