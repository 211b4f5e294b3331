// Parses one text that somebody handed in, within limits: see AnswerReading/README.md.
//
// A `ReadingRequest` as JSON arrives on standard input, a `ReadingReply` leaves on standard output. What the text does to the
// parser ends this process only. With the argument `archive`, standard input is an archive, and its entries leave as frames.
import AnswerReading
import Foundation

/// Answers the request.
func answer() throws {
    let request = try JSONDecoder().decode(ReadingRequest.self, from: FileHandle.standardInput.readToEnd() ?? Data())
    ParserLimits.apply()
    ParserLimits.withStack {
        guard let reply = try? JSONEncoder().encode(request.reply()) else { exit(70) }
        // A pipe is not a file: its size has no limit.
        FileHandle.standardOutput.write(reply)
    }
}

/// Unpacks the archive. A pipe is not a file: nothing can be written elsewhere.
func unpack() {
    ParserLimits.apply()
    guard var unpacking = ArchiveUnpacking() else { exit(70) }
    unpacking.run()
}

if CommandLine.arguments.dropFirst() == ["archive"] { unpack() } else { try answer() }
