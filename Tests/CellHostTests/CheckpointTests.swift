import Foundation
import Testing

@testable import CellHost

@Suite("Checkpoints are as many as they may be, and those that save the most time")
struct CheckpointTests {
    /// Processes that wait, one for each checkpoint, and how long it had taken to come there.
    private func checkpoints(most: Int, spent: [UInt64]) throws -> (Checkpoints, [Process]) {
        var checkpoints = Checkpoints(most: most, memory: 1 << 30)
        var processes: [Process] = []
        for (position, spent) in spent.enumerated() {
            let process = try Process.run(URL(filePath: "/bin/sleep"), arguments: ["60"])
            processes.append(process)
            checkpoints.keep(
                .init(process: process.processIdentifier, position: UInt32(position), spent: spent))
        }
        return (checkpoints, processes)
    }

    @Test("the first stays; of the others the one is given up that is quickest to reach again from the one before it")
    func thinned() throws {
        var (checkpoints, processes) = try checkpoints(most: 3, spent: [0, 900, 910, 2000, 2500])
        defer { processes.forEach { $0.terminate() } }
        // Given up: 910, ten after 900, then 2500, five hundred after 2000.
        #expect(checkpoints.processes == Set([0, 1, 3].map { processes[$0].processIdentifier }))
        #expect(checkpoints.take(notAfter: 2)?.position == 1)
        #expect(checkpoints.processes == [processes[0].processIdentifier])
        #expect(checkpoints.take(notAfter: 0)?.position == 0)
        #expect(checkpoints.isEmpty)
    }

    @Test("where they have more memory to themselves than they may, one stays")
    func memory() throws {
        var checkpoints = Checkpoints(most: 9, memory: 0)
        var processes: [Process] = []
        for position in 0..<3 {
            let process = try Process.run(URL(filePath: "/bin/sleep"), arguments: ["60"])
            processes.append(process)
            checkpoints.keep(
                .init(process: process.processIdentifier, position: UInt32(position), spent: UInt64(position)))
        }
        defer { processes.forEach { $0.terminate() } }
        checkpoints.thinToMemory()
        #expect(checkpoints.processes.count == 1)
    }
}
