import Diagnostics
import Glibc
import Hummingbird
import Logging
import NIOCore
import Publishing

/// Serves plans until it is told to stop.
public struct SiteServer: Sendable {
    /// Why it cannot listen.
    public enum Fault: Error {
        /// Another program listens at this port.
        case portInUse(Int)
        /// This user may not listen at this port.
        case portForbidden(Int)
        /// The address is none of this machine.
        case unknownHost(String, reason: String)

        /// One sentence in both languages.
        public var sentence: LocalizedText {
            switch self {
            case .portInUse(let port):
                LocalizedText(
                    en: "port \(port) is in use by another program; "
                        + "choose another with --port, or 0 for any that is free",
                    zh: "端口 \(port) 已被其他程序占用；请用 --port 另选端口，或以 0 自动选择空闲端口")
            case .portForbidden(let port):
                LocalizedText(
                    en: "this user may not listen at port \(port); ports from 1024 on are open to everybody",
                    zh: "当前用户无权使用端口 \(port)；1024 及以上的端口不受此限")
            case .unknownHost(let host, let reason):
                LocalizedText(en: "cannot listen at \(host): \(reason)", zh: "无法在 \(host) 上监听：\(reason)")
            }
        }
    }

    let plans: ServedPlans
    let host: String
    let port: Int

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - plans: what is served.
    ///   - host: the name or number of the address to listen at.
    ///   - port: the port; 0 for any that is free.
    public init(_ plans: ServedPlans, host: String, port: Int) {
        self.plans = plans
        self.host = host
        self.port = port
    }

    /// Whether only programs on the same machine reach a host.
    public static func isForThisMachineAlone(_ host: String) -> Bool { HostRule.isLoopback(host) }

    /// Serves until the process is interrupted or asked to stop; answers under way are finished.
    ///
    /// - Parameter listening: called with the port once requests are answered.
    /// - Throws: a `Fault` where it cannot listen.
    public func run(listening: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "lustrum")
        // Every request is a line at `info`; the terminal is for what needs a person.
        logger.logLevel = .error
        let application = Application(
            responder: SiteResponder(plans: plans, hosts: HostRule(listeningOn: host)),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in listening(channel.localAddress?.port ?? 0) },
            logger: logger)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await application.runService(gracefulShutdownSignals: [.sigint, .sigterm]) }
                group.addTask { await plans.watch() }
                try await group.next()
                group.cancelAll()
            }
        } catch let error as IOError {
            throw fault(of: error)
        } catch let error as SocketAddressError.UnknownHost {
            throw Fault.unknownHost(host, reason: error.errorDescription)
        }
    }

    private func fault(of error: IOError) -> Fault {
        switch error.errnoCode {
        case EADDRINUSE: .portInUse(port)
        case EACCES, EPERM: .portForbidden(port)
        default: .unknownHost(host, reason: String(cString: strerror(error.errnoCode)))
        }
    }
}
