import Foundation
import Testing

@testable import Wording

@Suite("What the system refuses is told in one sentence")
struct SystemReasonTests {
    private struct Own: Error, CustomStringConvertible { var description: String { "own words" } }

    private func sentence(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return error.sentence
        }
    }

    @Test("with the path and the system's reason, never with a domain and a code")
    func sentences() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-reason-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "file")
        try Data().write(to: file)
        #expect(
            sentence { try Data([1]).write(to: URL(filePath: "/dev/full")) }
                == "cannot write /dev/full: No space left on device")
        #expect(
            sentence { try Data([1]).write(to: folder, options: .atomic) }
                == "cannot write \(folder.path): Is a directory")
        #expect(
            sentence { _ = try Data(contentsOf: folder.appending(path: "gone")) }
                == "cannot read \(folder.path)/gone: No such file or directory")
        #expect(
            sentence {
                try FileManager.default.createDirectory(
                    at: file.appending(path: "below"), withIntermediateDirectories: true)
            }?.hasSuffix(": Not a directory") == true)
        #expect(sentence { throw POSIXError(.ENOSPC) } == "No space left on device")
        #expect(sentence { throw Own() } == "own words")
    }
}
