import Foundation
import Grading
import Testing

@Suite("Hostile answers earn nothing, and say so plainly")
struct AttackTests {
    @Test("none of the corpus earns a mark, and each report says what happened", arguments: Attack.all)
    func corpus(attack: Attack) async throws {
        let report = try await AttackFixture.grade(attack.text, limits: attack.limits)
        #expect(report.status == attack.status, "\(report.text)")
        #expect(report.score == 0, "\(report.text)")
        #expect(report.text.contains(attack.says), "\(report.text)")
        #expect(!report.text.contains("\(Int.max)"), "a door is open: \(report.text)")
    }

    @Test("a service of the machine cannot be reached, wherever it listens")
    func service() async throws {
        let attack = try #require(Attack.all.first { $0.name == "13-service-of-the-machine" })
        let text = attack.text.replacing("47113, ", with: "\(Listener.port), ")
        #expect(text != attack.text)
        let report = try await AttackFixture.grade(text)
        #expect(report.score == 0 && report.text.contains("returned 0"), "\(report.text)")
    }

    @Test("an honest answer may use threads, wait for them, sort and take random numbers")
    func honest() async throws {
        let report = try await AttackFixture.grade(
            """
            import Foundation
            func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
                nonisolated(unsafe) var result = 0
                let ended = DispatchSemaphore(value: 0)
                Thread.detachNewThread {
                    result = ([input, 3, 1].sorted().count + Int.random(in: 0...0)) * 0 + input - filter + 1
                    ended.signal()
                }
                ended.wait()
                var thread = pthread_t()
                pthread_create(&thread, nil, { _ in usleep(100); return nil }, nil)
                return pthread_join(thread, nil) == 0 ? result : nil
            }
            """)
        #expect(report.status == .passed, "\(report.text)")
    }

    @Test("no process is left behind")
    func nothingLeft() async throws {
        try await AttackFixture.withFolder { folder in
            let grader = try await AttackFixture.makeGrader(cache: folder.appending(path: "cache"))
            for attack in Attack.all where attack.number == 18 {
                let file = folder.appending(path: "output-size.swift")
                try Data(attack.text.utf8).write(to: file)
                #expect(await grader.grade([file.path]).score == 0)
            }
            // The kernel ends a sandbox's processes when its first one has gone, a moment later.
            for _ in 0..<50 where !Self.processes(naming: folder.path).isEmpty {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(Self.processes(naming: folder.path) == [])
        }
    }

    private static func processes(naming text: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { name in
            guard Int(name) != nil, let command = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return false
            }
            return String(decoding: command, as: UTF8.self).contains(text)
        }
    }
}

/// A service of the machine on a port of the loopback device.
enum Listener {
    static let port: Int = {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                if bind(listener, plain, size) == 0, listen(listener, 8) == 0 { getsockname(listener, plain, &size) }
            }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }()
}
