import Foundation
import Testing
import Toolchain

@Suite("Lectern finds what it brings along, wherever it is installed")
struct SupportFilesTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: "SupportFilesTests-\(UUID().uuidString)")

    private func make(_ paths: String...) throws {
        for path in paths {
            try FileManager.default.createDirectory(
                at: root.appending(path: path), withIntermediateDirectories: true)
        }
    }

    private func found(from executable: String) throws(ToolchainError) -> String {
        let folder = try SupportFiles.folder("site", inSources: "site", executable: root.appending(path: executable))
        return String(folder.path.dropFirst(root.path.count + 1))
    }

    @Test("beside the executable first, then in ../share/lectern, then in the checkout")
    func order() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try make("checkout/site", "checkout/.build/x86_64/debug")
        #expect(try found(from: "checkout/.build/x86_64/debug/lectern") == "checkout/site")
        try make("usr/bin", "usr/share/lectern/site")
        #expect(try found(from: "usr/bin/lectern") == "usr/share/lectern/site")
        try make("usr/bin/lectern-support/site")
        #expect(try found(from: "usr/bin/lectern") == "usr/bin/lectern-support/site")
    }

    @Test("where it is in none, the places to put it are named")
    func missing() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try make("bin")
        let error = #expect(throws: ToolchainError.self) { try found(from: "bin/lectern") }
        #expect(error?.description.contains(root.appending(path: "share/lectern/site").path) == true)
    }
}
