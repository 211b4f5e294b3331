import AnswerProtocol
import Glibc

/// The answer's compiled code with its generated dispatcher.
struct AnswerLibrary {
    let path: String

    private typealias Dispatcher = @convention(c) (UnsafeMutableRawPointer) -> Void

    /// Loads the library and answers calls until the checker closes the channel.
    func serve(_ channel: AnswerChannel) -> Never {
        guard let image = dlopen(path, RTLD_NOW | RTLD_GLOBAL) else { fail(String(cString: dlerror()), status: 71) }
        guard let address = dlsym(image, "lectern_answer_call") else { fail("no dispatcher in the answer", status: 71) }
        let dispatch = unsafeBitCast(address, to: Dispatcher.self)
        channel.send(Frame(kind: .ready, call: 0, payload: []))
        while let frame = channel.receive() {
            guard let call = AnswerCall(frame) else { break }
            dispatch(Unmanaged.passUnretained(call).toOpaque())
            guard let reply = call.reply else { fail("no such function, or no such arguments", status: 70) }
            // What the call printed is in the pipe before its reply is on the channel.
            fflush(nil)
            channel.send(reply)
        }
        exit(0)
    }
}
