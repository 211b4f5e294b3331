/// What is wrong with a chapter, where, and what to do about it.
public struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
    /// The chapter's file as the user named it, relative to the working directory where possible.
    public var file: String
    /// Where in the file.
    public var position: SourcePosition
    /// What is wrong, in lower case and without a full stop.
    public var message: String
    /// What to do, or nil where the message says it.
    public var advice: String?

    /// A diagnostic at `position` of `file`.
    public init(file: String, position: SourcePosition, message: String, advice: String? = nil) {
        self.file = file
        self.position = position
        self.message = message
        self.advice = advice
    }

    /// `file:line:column: error: message`, and the advice indented on a line of its own.
    public var description: String {
        let head = "\(file):\(position.line):\(position.column): error: \(message)"
        return advice.map { head + "\n  " + $0 } ?? head
    }
}
