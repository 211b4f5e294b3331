import Toolchain
import Evaluation
import Foundation
import Testing

@Suite("The answer's host confines itself, or does not begin")
struct HostTests {
    /// How the host ended, and what it wrote.
    private func host(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process(), pipe = Pipe()
        process.executableURL = try Toolchain.current().products.appending(path: "AnswerHost")
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private let limits = ["\(1 << 30)", "7", "4096", "64", "32", "64123"]

    @Test(
        "words that say something else are refused",
        arguments: [
            [], ["serve"], ["serve", "1", "2", "3", "4", "5"], ["serve", "1", "2", "3", "4", "5", "6"],
            ["serve", "-1", "2", "3", "4", "5", "6", "x"], ["serve", "1", "2", "3", "4", "5", "0", "x"],
            ["confine", "1", "2", "3", "4", "5", "many", "x"], ["obey", "1073741824", "2", "3", "4", "5", "6", "x"],
        ])
    func usage(arguments: [String]) throws {
        let (status, output) = try host(arguments)
        #expect(status == 64 && output.hasPrefix("AnswerHost: "), "\(output)")
    }

    @Test("a library that is not there, and a channel that is not there, are told")
    func missing() throws {
        let served = try host(["serve"] + limits + ["/no/such/library.so"])
        #expect(served.status == 71 && served.output.hasPrefix("AnswerHost: "), "\(served.output)")
        let confined = try host(["confine"] + limits + ["/no/such/program"])
        #expect(confined.status == 71 && confined.output.contains("cannot run /no/such/program"), "\(confined.output)")
    }

    @Test("a confined command has the limits, and no root")
    func confined() throws {
        let command = "ulimit -v; ulimit -t; ulimit -n; id -u; cat /proc/self/status | grep -E 'Seccomp:|NoNewPrivs:'"
        let (status, output) = try host(["confine"] + limits + ["/bin/sh", "-c", command])
        let lines = output.split(separator: "\n").map(String.init)
        let user = geteuid() == 0 ? "64123" : "\(geteuid())"
        #expect(status == 0 && lines.prefix(4) == ["\(1 << 20)", "7", "32", user], "\(output)")
        #expect(lines.suffix(2).map { $0.filter(\.isNumber) } == ["1", "2"], "\(output)")
    }
}
