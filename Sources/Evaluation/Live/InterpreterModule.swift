import Foundation
import Outputs
import Toolchain

/// Compiles `Interpreter` to WebAssembly, for a page in which an exercise's function can be tried.
///
/// The module follows from Lectern and its toolchain alone, so all courses share one.
public struct InterpreterModule: Sendable {
    private let toolchain: Toolchain
    private let store: ContentStore

    /// A module that is kept beside Lectern's programs, or in `cache` where that folder cannot be written.
    public init(toolchain: Toolchain, cache: OutputCache) {
        self.toolchain = toolchain
        let isWritable = FileManager.default.isWritableFile(atPath: toolchain.products.path)
        store = isWritable ? ContentStore(folder: toolchain.products.appending(path: "interpreter")) : cache.live
    }

    /// The folder of the sources, which comes with Lectern.
    private static let sources = [
        "Sources/Interpreter", "Sources/AnswerProtocol/WireReader.swift", "Sources/AnswerProtocol/WireWriter.swift",
    ]
    private static let module = "interpreter.wasm"
    private static let exported = ["request", "run", "prepare", "call", "answer"].map { "lectern_\($0)" }
    private static let options = LiveModule.options + Toolchain.smallOptions
    /// Half a minute of a processor's time, in seconds on a machine that has much else to do.
    private static let patience = 900
    /// What the checker and the evaluator recurse on: a call of the program takes many of theirs.
    private static let stack = 8 << 20

    /// The module, compiled where it is not kept. It imports nothing.
    ///
    /// - Throws: `ToolchainError` where part of what it needs is not installed or does not compile it.
    public func data() async throws -> Data {
        let files = try files()
        let identity = [
            try toolchain.identity, try Toolchain.identity(of: toolchain.wasiLibrary), toolchain.optimizerIdentity,
            "\(Self.stack)", Self.library,
        ]
        let key = ContentHash(Self.options + identity + files.flatMap { [$0.name, $0.text] })
        if let known = store.entry(key) { return try Data(contentsOf: known.appending(path: Self.module)) }
        try toolchain.checkWebAssembly()
        let folder = try await store.entryInTurn(key) { try await compile(files, into: $0) }
        return try Data(contentsOf: folder.appending(path: Self.module))
    }

    private func files() throws -> PageLibrary.Files {
        try toolchain.pageSources(Self.sources) + [
            ("LecternRuntime.swift", LiveSupport.runtime), ("LecternNumbers.swift", Self.numbers),
            ("LecternExports.swift", Self.exports),
        ]
    }

    private func compile(_ files: PageLibrary.Files, into folder: URL) async throws {
        let work = folder.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: work.appending(path: name)) }
        // By names alone: the path of a folder would change the module's bytes.
        let compilation = try await toolchain.compile(
            ["-c"] + files.map(\.name) + ["-module-name", "Interpreter", "-o", "interpreter.o"] + Self.options,
            into: work, in: work, within: Self.patience)
        guard compilation.succeeded else { throw InterpreterModuleError(output: compilation.output) }
        let (source, object) = (work.appending(path: "library.c"), work.appending(path: "library.o"))
        try Data(Self.library.utf8).write(to: source)
        let library = try await toolchain.link(
            ["--target=wasm32-unknown-none-wasm", "-Oz", "-c", source.path, "-o", object.path],
            with: toolchain.cCompiler, into: folder)
        guard library.succeeded else { throw InterpreterModuleError(output: library.output) }
        let linking = try await toolchain.link(
            ["--gc-sections", "--strip-all", "-z", "stack-size=\(Self.stack)", "--no-entry"]
                + Self.exported.map { "--export=\($0)" }
                + [
                    work.appending(path: "interpreter.o").path, object.path, toolchain.unicodeTables.path,
                    toolchain.wasiLibrary.path, "-o", folder.appending(path: Self.module).path,
                ], with: toolchain.webAssemblyLinker, into: folder)
        guard linking.succeeded else { throw InterpreterModuleError(output: linking.output) }
        try await toolchain.shrink(folder.appending(path: Self.module), in: folder, isThorough: true)
        try FileManager.default.removeItem(at: work)
    }

    /// How Swift's library reads the literals of an answer, for which Embedded Swift asks the system.
    private static let numbers = """
        @_extern(c, "strtod") private func strtod(
            _ text: UnsafePointer<CChar>, _ end: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Double
        @_extern(c, "strtof") private func strtof(
            _ text: UnsafePointer<CChar>, _ end: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Float

        @_cdecl("_swift_stdlib_strtod_clocale")
        public func lecternDouble(
            _ text: UnsafePointer<CChar>, _ result: UnsafeMutablePointer<Double>
        ) -> UnsafePointer<CChar>? {
            var end: UnsafePointer<CChar>? = text
            result.pointee = strtod(text, &end)
            return end
        }

        @_cdecl("_swift_stdlib_strtof_clocale")
        public func lecternFloat(
            _ text: UnsafePointer<CChar>, _ result: UnsafeMutablePointer<Float>
        ) -> UnsafePointer<CChar>? {
            var end: UnsafePointer<CChar>? = text
            result.pointee = strtof(text, &end)
            return end
        }
        """

    /// What a page calls: `lectern_request` makes room for an answer's source, a NUL and an expression, and returns where;
    /// `lectern_run` computes the expression and returns how many bytes `lectern_answer` has. These are fields with a NUL between them:
    /// `value`, or where the fault is and its kind; what was printed; then the value and its type, or line, column, message and advice.
    ///
    /// For a check, `lectern_prepare` reads a source and the heads of functions, with a NUL after each; its fields are `ready`, or a fault's.
    /// `lectern_call` calls a function: the request is its index in four bytes and its arguments. The answer begins with a byte and the
    /// count, in four bytes, of what was printed, which follows. 0: the encoded value is the rest. 1: it trapped, and the rest says why and
    /// where. 2: the rest is the fields of a fault of what only the page has, such as its limit of steps.
    private static let exports = """
        nonisolated(unsafe) private var request: [UInt8] = []
        nonisolated(unsafe) private var answer: [UInt8] = []

        @_cdecl("lectern_request")
        public func lecternRequest(_ count: Int32) -> UnsafeMutablePointer<UInt8>? {
            request = [UInt8](repeating: 0, count: Int(count))
            return request.withUnsafeMutableBufferPointer { $0.baseAddress }
        }

        @_cdecl("lectern_run")
        public func lecternRun() -> Int32 {
            let end = request.firstIndex(of: 0) ?? request.count
            let fields = outcome(
                of: String(decoding: request[min(end + 1, request.count)...], as: UTF8.self),
                in: String(decoding: request[..<end], as: UTF8.self))
            answer = []
            for field in fields { answer += Array(field.utf8.map { $0 == 0 ? 32 : $0 }) + [0] }
            return Int32(answer.count)
        }

        @_cdecl("lectern_answer")
        public func lecternAnswer() -> UnsafePointer<UInt8>? { answer.withUnsafeBufferPointer { $0.baseAddress } }

        nonisolated(unsafe) private var functions: [AskedFunction] = []

        @_cdecl("lectern_prepare")
        public func lecternPrepare() -> Int32 {
            var parts = request.split(separator: 0, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            let source = parts.removeFirst()
            parts.removeLast()
            answer = []
            let found: [String]
            do throws(Fault) {
                functions = try InterpretedProgram(source).functions(withHeads: parts)
                found = ["ready"]
            } catch {
                found = fields(of: error, in: "answer", printed: "")
            }
            for field in found { answer += Array(field.utf8.map { $0 == 0 ? 32 : $0 }) + [0] }
            return Int32(answer.count)
        }

        @_cdecl("lectern_call")
        public func lecternCall() -> Int32 {
            var reader = WireReader(request)
            guard let index = try? reader.integer(UInt32.self), functions.indices.contains(Int(index)),
                let outcome = functions[Int(index)].outcome(of: Array(request.dropFirst(4)))
            else {
                answer = [2, 0, 0, 0, 0]
                return Int32(answer.count)
            }
            var writer = WireWriter()
            writer.string(outcome.printed)
            if let value = outcome.value {
                answer = [0] + writer.bytes + value
            } else if let fault = outcome.fault, fault.kind == .trap {
                answer = [1] + writer.bytes + Array((fault.message + ", at line " + String(fault.position.line)).utf8)
            } else if let fault = outcome.fault {
                answer = [2] + writer.bytes
                for field in fields(of: fault, in: "run", printed: "") { answer += Array(field.utf8) + [0] }
            }
            return Int32(answer.count)
        }

        private func outcome(of expression: String, in source: String) -> [String] {
            let program: InterpretedProgram
            do throws(Fault) {
                program = try InterpretedProgram(source)
            } catch {
                return fields(of: error, in: "answer", printed: "")
            }
            do throws(Fault) {
                let outcome = try program.outcome(of: expression)
                if let fault = outcome.fault { return fields(of: fault, in: "run", printed: outcome.printed) }
                return ["value", outcome.printed, outcome.value, outcome.type]
            } catch {
                return fields(of: error, in: "call", printed: "")
            }
        }

        private func fields(of fault: Fault, in place: String, printed: String) -> [String] {
            let kind = switch fault.kind {
            case .syntax: "syntax"
            case .unsupported: "unsupported"
            case .type: "type"
            case .trap: "trap"
            case .limit: "limit"
            }
            return [
                place + " " + kind, printed, String(fault.position.line), String(fault.position.column), fault.message,
                fault.advice ?? "",
            ]
        }
        """
}

/// The interpreter's sources, as they are installed, could not be compiled for a page.
public struct InterpreterModuleError: Error, CustomStringConvertible {
    /// What the compiler or the linker said.
    public let output: String

    /// What is wrong and what to do.
    public var description: String {
        "error: Sources/Interpreter does not compile for pages; install Lectern again\n\(output)"
    }
}
