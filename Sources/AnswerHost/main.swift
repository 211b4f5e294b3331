import CConfine
import Glibc

var count: Int32 = 0
let pointers = lectern_arguments(&count)
let words = (0..<Int(count)).compactMap { pointers?[$0].map { String(cString: $0) } }.dropFirst()
guard let mode = words.first, let limits = Limits(words.dropFirst()), words.count > 7 else {
    fail("usage: AnswerHost confine|serve ADDRESS-SPACE CPU-SECONDS FILE-BYTES PROCESSES OPEN-FILES USER …", status: 64)
}
let rest = words.dropFirst(7)

switch mode {
case "confine":
    limits.apply(to: lectern_compiler)
    var arguments = rest.map { strdup($0) } + [nil]
    execv(rest[rest.startIndex], &arguments)
    fail("cannot run \(rest[rest.startIndex]): \(String(cString: strerror(errno)))", status: 71)
case "serve":
    let channel = AnswerChannel.hidden(from: 3)
    limits.apply(to: lectern_answer)
    lectern_describe_crashes()
    lectern_print_by_lines()
    AnswerLibrary(path: rest[rest.startIndex]).serve(channel)
default:
    fail("AnswerHost knows 'confine' and 'serve', not '\(mode)'", status: 64)
}

/// Says on standard error why the process cannot go on, and ends it.
func fail(_ message: String, status: Int32) -> Never {
    let line = Array("AnswerHost: \(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(status)
}
