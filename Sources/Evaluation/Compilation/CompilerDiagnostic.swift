import Foundation

/// An error that the compiler reported, in a cell's own lines and columns (from 1).
public struct CompilerDiagnostic: Sendable, Hashable {
    /// The line in the cell's code.
    public var line: Int
    /// The column in bytes.
    public var column: Int
    /// The compiler's words.
    public var message: String

    /// Reads the compiler's `file:line:column: error: message` lines (`-diagnostic-style llvm`), in its order.
    ///
    /// An error in generated code has the file name of that code: it is told at line 1, in the words it has.
    static func parse(_ output: String, fileName: String) -> [CompilerDiagnostic] {
        output.split(separator: "\n").compactMap { line in
            guard let match = line.firstMatch(of: /^(.+?):(\d+):(\d+): error: (.*)$/) else { return nil }
            let isOwn = match.1.hasSuffix(fileName)
            return CompilerDiagnostic(
                line: isOwn ? Int(match.2) ?? 1 : 1, column: isOwn ? Int(match.3) ?? 1 : 1, message: String(match.4))
        }
    }
}
