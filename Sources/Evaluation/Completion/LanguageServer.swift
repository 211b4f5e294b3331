import Foundation
import Subprocess
import Toolchain

/// Asks sourcekit-lsp one thing about one file, in a process of its own: nothing is kept, and nothing has to be kept in step.
struct LanguageServer: Sendable {
    let toolchain: Toolchain

    /// How long an answer may take, in seconds.
    private static let patience = 10
    /// The number of the question among the messages.
    private static let question = 2

    /// A place in a file, from 0, as the protocol counts: a column in UTF-16 code units.
    struct Place: Encodable {
        var line: Int
        var character: Int
    }

    /// What may stand at a place of a file that is compiled as a cell is; nothing where the toolchain has no such server, or that is late.
    func completions(in text: String, at place: Place) async -> [Item] {
        guard FileManager.default.isExecutableFile(atPath: toolchain.languageServer.path) else { return [] }
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-names-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "main.swift")
            let arguments =
                ["swiftc"] + CellCompiler.language + ["-I", toolchain.modules.path] + toolchain.moduleMapArguments
                + [file.path]
            let command = CompileCommand(directory: folder.path, file: file.path, arguments: arguments)
            try JSONEncoder().encode([command]).write(to: folder.appending(path: "compile_commands.json"))
            return try await answer(to: messages(file: file, text: text, place: place), in: folder)
        } catch {
            return []
        }
    }

    private func messages(file: URL, text: String, place: Place) throws -> [UInt8] {
        let name = file.absoluteString
        let folder = file.deletingLastPathComponent().absoluteString
        return try Self.message("initialize", Initialization(rootUri: folder), number: 1)
            + Self.message("initialized", Nothing())
            + Self.message("textDocument/didOpen", Opening(textDocument: .init(uri: name, text: text)))
            + Self.message(
                "textDocument/completion", Question(textDocument: .init(uri: name), position: place),
                number: Self.question)
    }

    private func answer(to messages: [UInt8], in folder: URL) async throws -> [Item] {
        signal(SIGPIPE, SIG_IGN)
        return try await Subprocess.run(
            .path(.init(toolchain.languageServer.path)), workingDirectory: .init(folder.path),
            input: .inputWriter, output: .sequence, error: .discarded
        ) { execution -> [Item] in
            // It ends when nobody writes to it any more, so its input is held until it has answered.
            defer { try? execution.send(signal: .kill) }
            async let _ = {
                if (try? await Task.sleep(for: .seconds(Self.patience))) != nil {
                    try? execution.send(signal: .kill)
                }
            }()
            _ = try await execution.standardInputWriter.write(messages)
            var received = ServerMessages()
            for try await buffer in execution.standardOutput {
                for message in received.append(buffer.withUnsafeBytes { Array($0) }) {
                    let answer = try? JSONDecoder().decode(Answer.self, from: message)
                    if let answer, answer.id == Self.question { return answer.result.items }
                }
            }
            return []
        }.closureResult
    }

    private static func message(_ method: String, _ parameters: some Encodable, number: Int? = nil) throws -> [UInt8] {
        let body = try JSONEncoder().encode(Message(id: number, method: method, params: parameters))
        return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}

extension LanguageServer {
    /// One thing that may stand there.
    struct Item: Decodable, Sendable {
        /// As a list shows it, `reshaped(newShape: [Int]) throws`.
        var label: String
        /// Its type.
        var detail: String?
        /// What is typed for it, `reshaped(:)`.
        var filterText: String?
    }

    private struct Answer: Decodable {
        var id: Int
        var result: Items

        struct Items: Decodable { var items: [Item] }
    }

    private struct Message<Parameters: Encodable>: Encodable {
        var jsonrpc = "2.0"
        var id: Int?
        var method: String
        var params: Parameters
    }

    private struct Nothing: Encodable {}

    private struct Initialization: Encodable {
        var rootUri: String
        var capabilities = Nothing()
        var initializationOptions = Options()

        struct Options: Encodable { var backgroundIndexing = false }
    }

    private struct Opening: Encodable {
        var textDocument: Document

        struct Document: Encodable {
            var uri: String
            var languageId = "swift"
            var version = 1
            var text: String
        }
    }

    private struct Question: Encodable {
        var textDocument: Document
        var position: Place

        struct Document: Encodable { var uri: String }
    }

    private struct CompileCommand: Encodable {
        var directory: String
        var file: String
        var arguments: [String]
    }
}

/// Takes what a language server writes apart: each message stands below a head that has its length.
struct ServerMessages {
    private var bytes: [UInt8] = []

    /// The messages that are whole now.
    mutating func append(_ more: [UInt8]) -> [Data] {
        bytes += more
        var messages: [Data] = []
        while let end = Self.head(of: bytes) {
            let head = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
            guard let length = head.firstMatch(of: /content-length: *([0-9]{1,9})\r\n/).flatMap({ Int($0.1) }),
                bytes.count - end >= length
            else { break }
            messages.append(Data(bytes[end..<end + length]))
            bytes.removeFirst(end + length)
        }
        return messages
    }

    /// Where a head ends, by an empty line.
    private static func head(of bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        return bytes.indices.first { bytes[$0...].starts(with: mark) }.map { $0 + mark.count }
    }
}
