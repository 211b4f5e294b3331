import CDuktape

/// A JavaScript engine that runs trusted programs at build time.
final class JavaScriptEngine {
    private let engine: OpaquePointer

    /// What went wrong in JavaScript, as its text says.
    struct Failure: Error { var message: String }

    init() throws(Failure) {
        guard let engine = lectern_js_create() else { throw Failure(message: "no memory for a JavaScript engine") }
        self.engine = engine
    }

    deinit { lectern_js_destroy(engine) }

    /// Runs a program, for the functions that it defines.
    func run(_ program: String) throws(Failure) {
        var program = program
        let status = program.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { lectern_js_run(engine, $0.baseAddress, $0.count) }
        }
        if status != 0 { throw Failure(message: result) }
    }

    /// Calls a global function that takes a text and returns one. Both must be free of characters beyond U+FFFF, which
    /// Duktape holds as two surrogates.
    func call(_ function: String, _ argument: String) throws(Failure) -> String {
        var argument = argument
        let status = argument.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { lectern_js_call(engine, function, $0.baseAddress, $0.count) }
        }
        if status != 0 { throw Failure(message: result) }
        return result
    }

    private var result: String {
        var count = 0
        let text = lectern_js_result(engine, &count)
        let bytes = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : count)
        return String(decoding: bytes, as: UTF8.self)
    }
}
