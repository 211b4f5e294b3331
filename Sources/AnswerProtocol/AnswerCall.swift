/// One call in the answer's process. The generated dispatcher reads the arguments from it and gives it the outcome.
public final class AnswerCall {
    /// The index of the function in the exercise.
    public let function: Int
    /// Reads the arguments.
    public var arguments: WireReader
    /// What is sent back; nil until the function has returned or thrown.
    public private(set) var reply: Frame?
    private let number: UInt64

    /// The call that `frame` asks for, or nil where it asks for none.
    public init?(_ frame: Frame) {
        guard frame.kind == .call else { return nil }
        var reader = WireReader(frame.payload)
        guard let function = try? reader.fixed(UInt32.self) else { return nil }
        self.function = Int(function)
        arguments = reader
        number = frame.call
    }

    /// The payload of a call of the function at `index`.
    public static func payload(function index: Int, arguments: (inout WireWriter) -> Void) -> [UInt8] {
        var writer = WireWriter()
        writer.fixed(UInt32(index))
        arguments(&writer)
        return writer.bytes
    }

    /// The call at a pointer that `AnswerHost` hands to the dispatcher.
    public static func at(_ pointer: UnsafeMutableRawPointer) -> AnswerCall {
        Unmanaged<AnswerCall>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Takes what the function returned.
    public func returned(_ write: (inout WireWriter) -> Void) {
        var writer = WireWriter()
        write(&writer)
        let fits = writer.bytes.count <= Frame.longestReply
        reply = Frame(kind: fits ? .value : .tooLarge, call: number, payload: fits ? writer.bytes : [])
    }

    /// Takes what the function threw; a long description is cut.
    public func threw(_ error: any Error) {
        var writer = WireWriter()
        let text = "\(type(of: error)): \(error)"
        // By bytes: one letter may have a million marks.
        writer.string(String(decoding: text.utf8.prefix(Frame.longestDescription - 4), as: UTF8.self))
        reply = Frame(kind: .thrown, call: number, payload: writer.bytes)
    }
}
