import Foundation
import Synchronization

@testable import Networks

/// Ranks that are threads of this process: what one of them throws ends the others, too.
final class ThreadRanks: @unchecked Sendable {  // `turn` guards everything below it.
    struct Rank: GradientSum {
        let rank: Int
        let group: ThreadRanks

        var count: Int { group.count }
        func sum(_ flat: inout [Float]) throws { try group.sum(&flat, of: rank) }
    }

    /// A rank that ended before the others.
    struct Ended: Error, CustomStringConvertible {
        let rank: Int
        let reason: String
        var description: String { "rank \(rank) ended: \(reason)" }
    }

    let count: Int
    private let turn = NSCondition()
    private var given: [[Float]?]
    private var total: [Float] = []
    private var sums = 0
    private var ended: Ended?

    private init(_ count: Int) {
        self.count = count
        given = Array(repeating: nil, count: count)
    }

    /// What `body` gives, or throws, on each of so many ranks.
    static func run<Value: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Rank) throws -> Value
    ) -> [Result<Value, any Error>] {
        let group = ThreadRanks(count)
        let results = Mutex<[Int: Result<Value, any Error>]>([:])
        let done = DispatchGroup()
        for rank in 0..<count {
            done.enter()
            Thread.detachNewThread {
                let result = Result { try body(Rank(rank: rank, group: group)) }
                if case .failure(let error) = result { group.end(rank, error) }
                results.withLock { $0[rank] = result }
                done.leave()
            }
        }
        done.wait()
        return results.withLock { results in (0..<count).compactMap { results[$0] } }
    }

    private func end(_ rank: Int, _ error: any Error) {
        turn.withLock {
            ended = ended ?? Ended(rank: rank, reason: "\(error)")
            turn.broadcast()
        }
    }

    private func sum(_ flat: inout [Float], of rank: Int) throws {
        flat = try turn.withLock {
            let number = sums
            given[rank] = flat
            let all = given.compactMap { $0 }
            if all.count == count {
                total = all.dropFirst().reduce(all[0]) { sum, values in zip(sum, values).map(+) }
                given = Array(repeating: nil, count: count)
                sums += 1
                turn.broadcast()
            }
            while sums == number, ended == nil { turn.wait() }
            if sums == number, let ended { throw ended }
            return total
        }
    }
}
