import ArgumentParser
import Dispatch
import Foundation

/// The user asked the process to end.
struct Interrupted: Error {
    /// What shells expect of a process that a signal ended.
    var exitCode: ExitCode
}

/// Signals that ask the process to end.
enum Interruption {
    /// The first such signal: what runs can then be cancelled, so that its processes end and its folders go. A second one
    /// ends the process at once.
    static var signals: AsyncStream<Int32> {
        AsyncStream(bufferingPolicy: .bufferingOldest(1)) { continuation in
            for number in [SIGINT, SIGTERM, SIGHUP] {
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
                source.setEventHandler {
                    // Once the first has ended the stream, nobody listens any more.
                    guard case .enqueued = continuation.yield(number) else {
                        RawTerminal.restore()
                        _exit(128 + number)
                    }
                }
                source.resume()
                // The source must outlive the stream, for the second signal.
                _ = Unmanaged.passRetained(source as AnyObject)
            }
        }
    }
}
