import Foundation
import Testing
import Toolchain

@Suite("The executable finds the files that come with it, wherever it is installed")
struct InstallationTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: "InstallationTests-\(UUID().uuidString)")

    private func make(_ paths: String...) throws {
        for path in paths {
            try FileManager.default.createDirectory(
                at: root.appending(path: path), withIntermediateDirectories: true)
        }
    }

    private func found(from executable: String) throws(ToolchainError) -> String {
        let folder = try Installation(executable: root.appending(path: executable)).folder("site/templates")
        return String(folder.path.dropFirst(root.path.count + 1))
    }

    @Test("beside it, in the share folder of where it is installed, or in the source tree, in that order")
    func places() {
        #expect(
            Installation(executable: URL(filePath: "/opt/lectern/bin/lectern")).places.map(\.path)
                == ["/opt/lectern/bin", "/opt/lectern/share/lectern"])
        #expect(
            Installation(executable: URL(filePath: "/home/me/Lectern/.build/debug/lectern")).places.map(\.path)
                == ["/home/me/Lectern/.build/debug", "/home/me/Lectern/.build/share/lectern", "/home/me/Lectern"])
    }

    @Test("a program that was rebuilt while it runs knows it, and says so in a sentence")
    func rebuilt() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try make("build")
        let link = root.appending(path: "exe").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/course/.build/debug/lectern")
        #expect(!Toolchain.isRebuilt(link: link) && !Toolchain.isRebuilt())
        try FileManager.default.removeItem(atPath: link)
        // So the system tells a file that has no name any more.
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: "/course/.build/debug/lectern (deleted)")
        #expect(Toolchain.isRebuilt(link: link))
        #expect("\(ToolchainError.rebuilt)" == "the program was rebuilt while it ran\n  run it again")
    }

    @Test("the nearest place that has a file counts")
    func nearest() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try make("tree/site/templates", "tree/.build/debug")
        #expect(try found(from: "tree/.build/debug/lectern") == "tree/site/templates")
        try make("usr/bin", "usr/share/lectern/site/templates")
        #expect(try found(from: "usr/bin/lectern") == "usr/share/lectern/site/templates")
        try make("usr/bin/site/templates")
        #expect(try found(from: "usr/bin/lectern") == "usr/bin/site/templates")
    }

    @Test("the sources of live figures are found as the templates are")
    func pictures() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try make("usr/bin", "usr/share/lectern/Sources/Pictures")
        let toolchain = Toolchain(binaries: root, products: root.appending(path: "usr/bin"))
        #expect(try toolchain.pictures().path == root.appending(path: "usr/share/lectern/Sources/Pictures").path)
    }

    @Test("where a file is in no place, the places are named")
    func missing() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try make("bin")
        let error = #expect(throws: ToolchainError.self) { try found(from: "bin/lectern") }
        #expect(error?.description.contains(root.appending(path: "share/lectern").path) == true)
    }
}
