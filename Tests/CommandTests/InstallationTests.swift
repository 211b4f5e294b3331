import Foundation
import Testing

@testable import lectern

@Suite("The executable finds the files that come with it")
struct InstallationTests {
    @Test("beside it, in the share folder of where it is installed, or in the source tree, in that order")
    func places() {
        #expect(
            Installation.places(of: URL(filePath: "/opt/lectern/bin/lectern")).map(\.path)
                == ["/opt/lectern/bin", "/opt/lectern/share/lectern"])
        #expect(
            Installation.places(of: URL(filePath: "/home/me/Lectern/.build/debug/lectern")).map(\.path)
                == ["/home/me/Lectern/.build/debug", "/home/me/Lectern/.build/share/lectern", "/home/me/Lectern"])
    }
}
