import Foundation
import Testing

@testable import JupyterKernel

@Suite("Messages are Jupyter's")
struct MessageTests {
    @Test("a signature is HMAC-SHA-256 over all parts (RFC 4231, test case 2)")
    func signature() {
        let parts = ["what do ya want ", "for nothing?"].map { Array($0.utf8) }
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        #expect(String(decoding: Signature.of(parts, key: "Jefe"), as: UTF8.self) == expected)
        #expect(Signature.of(parts, key: "").isEmpty)
    }

    @Test("what is written is read; what another key signed, and what is cut, is not", arguments: ["", "secret"])
    func frames(key: String) throws {
        let writer = MessageWriter(key: key)
        let request = try #require(
            Message(writer.frames("execute_request", ["code": "1"], to: [[7], [8, 9]], after: nil), key: key))
        #expect(request.type == "execute_request" && request.identities == [[7], [8, 9]])
        #expect(try JSONDecoder().decode([String: String].self, from: request.content) == ["code": "1"])
        let answer = try writer.frames("execute_reply", ["status": "ok"], to: request.identities, after: request)
        #expect(answer[5] == request.header && Message(answer, key: key)?.type == "execute_reply")
        #expect(Message(Array(answer.dropLast()), key: key) == nil && Message([], key: key) == nil)
        #expect(Message(answer, key: "another") == nil)
        var changed = answer
        changed[7] = Array("{}".utf8)
        #expect((Message(changed, key: key) == nil) == !key.isEmpty)
    }

    @Test("a file that is no connection is refused with what to do")
    func connection() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "connection-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        func error() -> String {
            do throws(KernelError) {
                _ = try ConnectionFile(path: file.path)
                return ""
            } catch {
                return error.description
            }
        }
        #expect(
            error()
                == "the connection file \(file.path) cannot be read\n  Jupyter writes it: 'lectern kernel install' first"
        )
        try Data("{}".utf8).write(to: file)
        #expect(error().hasPrefix("\(file.path) is not a connection file"))
        let text = """
            {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4,
             "hb_port": 5, "key": "k", "signature_scheme": "hmac-md5", "kernel_name": "swift"}
            """
        try Data(text.utf8).write(to: file)
        #expect(error().hasPrefix("messages are to be signed by hmac-md5"))
        try Data(text.replacing("md5", with: "sha256").utf8).write(to: file)
        #expect(error().isEmpty)
        #expect(try ConnectionFile(path: file.path).endpoint(5) == "tcp://127.0.0.1:5")
    }
}
