import CZeroMQ
import Evaluation
import Foundation
import Testing
import Toolchain

@testable import JupyterKernel

@Suite(
    "Cells run in Jupyter's programs", .enabled(if: lectern_zmq_is_installed(), "apt-get install libzmq5"),
    .timeLimit(.minutes(3)))
struct KernelTests {
    @Test("a cell sees earlier ones, what fails leaves nothing, an interrupted cell ends, and a shutdown ends all")
    func session() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kernel-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let client = try Client(in: folder)
        let kept = KeptHosts()
        let evaluator = try Evaluator(
            toolchain: .current(), cache: OutputCache(folder: folder.appending(path: "cache")),
            limits: CellLimits(seconds: 1000), kept: kept)
        let kernel = try Kernel(connection: client.file.path, evaluator: evaluator, swiftVersion: "6.3")
        async let running: Void = kernel.run()
        try await talk(client)
        try await running
        await kept.end()
    }

    private func talk(_ client: Client) async throws {
        let information = try await client.greet()
        #expect(information["protocol_version"] as? String == "5.3")
        #expect((information["language_info"] as? [String: Any])?["file_extension"] as? String == ".swift")

        func execute(_ code: String) async throws -> (
            reply: [String: Any], heard: [(type: String, content: [String: Any])]
        ) {
            try client.send("execute_request", ["code": code])
            let reply = try await client.answer()
            #expect(reply.type == "execute_reply")
            return (reply.content, try await client.heard().filter { $0.type != "execute_input" })
        }
        let first = try await execute("let a = 6\nprint(a * 7)")
        #expect(first.reply["status"] as? String == "ok" && first.reply["execution_count"] as? Int == 1)
        #expect(first.heard.map(\.type) == ["stream"] && first.heard[0].content["text"] as? String == "42\n")
        let second = try await execute("a + 1")
        #expect(second.heard.map(\.type) == ["execute_result"])
        #expect((second.heard[0].content["data"] as? [String: String])?["text/plain"] == "7")

        // A cell is heard while it runs; its last value is its result, others are shown in their places.
        try client.send("execute_request", ["code": "show(1)\nprint(\"é\")\nwhile true {}"])
        var types: [String] = []
        while types.last != "stream" { types.append(try await client.heardNext()) }
        #expect(types.suffix(3) == ["execute_input", "display_data", "stream"])
        try client.send("interrupt_request", overControl: true)
        _ = try await client.answer(overControl: true)
        #expect(try await client.answer().content["status"] as? String == "error")
        for _ in 0..<2 { _ = try await client.heard() }

        let failed = try await execute("let b = [1]\nb[a]")
        #expect(failed.reply["status"] as? String == "error" && failed.reply["ename"] as? String == "trap")
        #expect(failed.heard.map(\.type) == ["error"])
        #expect((failed.reply["traceback"] as? [String])?.first?.hasPrefix("cell:2:") == true)
        let gone = try await execute("b")
        #expect(gone.reply["evalue"] as? String == "cannot find 'b' in scope")

        // Those that wait behind a cell that fails are not run.
        try client.send("execute_request", ["code": "while true {}"])
        try client.send("execute_request", ["code": "print(2)"])
        // It runs when it is told that it does.
        while try await client.heardNext() != "execute_input" {}
        try client.send("interrupt_request", overControl: true)
        #expect(try await client.answer(overControl: true).type == "interrupt_reply")
        #expect(try await client.answer().content["ename"] as? String == "interrupt")
        #expect(try await client.answer().content["status"] as? String == "aborted")
        for _ in 0..<3 { _ = try await client.heard() }
        #expect(try await execute("print(a)").heard.map(\.type) == ["stream"])

        // What was interrupted and what failed was told of; names are of the cells that ran to their ends.
        try client.send("complete_request", ["code": "print(a)\nfallth"])
        let completed = try await client.answer().content
        #expect(completed["matches"] as? [String] == ["fallthrough"] && completed["cursor_start"] as? Int == 9)
        // Members are of the type: of an Int, and none that merely occur. Where Swift has no language server, there is no list.
        if FileManager.default.isExecutableFile(atPath: try Toolchain.current().languageServer.path) {
            try client.send("complete_request", ["code": "let b = a.quot"])
            let members = try await client.answer().content
            #expect(
                members["matches"] as? [String] == ["quotientAndRemainder"] && members["cursor_start"] as? Int == 10)
            let types = (members["metadata"] as? [String: [[String: Any]]])?["_jupyter_types_experimental"]
            #expect((types?.first?["signature"] as? String)?.hasPrefix("(dividingBy") == true)
        }
        try client.send("inspect_request", ["code": "a"])
        #expect((try await client.answer().content["data"] as? [String: String])?["text/plain"] == "let a = 6")
        try client.send("history_request", ["hist_access_type": "search", "pattern": "a +*"])
        let history = try await client.answer().content["history"] as? [[Any]]
        #expect(history?.first?.last as? String == "a + 1" && history?.first?[1] as? Int == 2)

        try client.send("is_complete_request", ["code": "func f() {"])
        #expect(try await client.answer().content["status"] as? String == "incomplete")
        try client.send("shutdown_request", ["restart": true], overControl: true)
        let ended = try await client.answer(overControl: true)
        #expect(ended.type == "shutdown_reply" && ended.content["restart"] as? Bool == true)
    }
}
