import Foundation
import Toolchain

/// The hosts of runs that are over, for runs that have cells in common with them: a chapter that runs again and again while it is written,
/// or the check of one answer after another.
public actor KeptHosts {
    /// How many hosts are kept.
    private let most: Int
    /// The most checkpoints of a host. With one, a run begins where nothing but the libraries is there.
    nonisolated let checkpoints: Int
    /// Whether a host goes back to its beginning when a run is over, so that nothing that the run started stays.
    nonisolated let startsOver: Bool

    private var hosts: [(runs: ContentHash, host: KeptHost)] = []
    private var isEnded = false

    /// No host yet, for chapters that are written: nobody writes more than two at a time.
    public init() { self.init(most: 2) }

    /// No host yet.
    package init(most: Int, checkpoints: Int = 16, startsOver: Bool = false) {
        (self.most, self.checkpoints, self.startsOver) = (most, checkpoints, startsOver)
    }

    /// Ends all hosts. Until then they are processes; call it before the program ends.
    public func end() async {
        isEnded = true
        let ended = hosts
        hosts = []
        for (_, host) in ended { await host.end() }
    }

    /// Calls `body`, and ends all hosts when that ends.
    package nonisolated func ending<Result>(after body: () async throws -> Result) async rethrows -> Result {
        do {
            let result = try await body()
            await end()
            return result
        } catch {
            await end()
            throw error
        }
    }

    /// How many hosts wait.
    var count: Int { hosts.count }

    /// Whether a host of `runs` waits.
    func hasHost(of runs: ContentHash) -> Bool { hosts.contains { $0.runs == runs } }

    /// Takes a host of `runs`, which have the same files and environment, so that no other run has it meanwhile.
    func take(_ runs: ContentHash) -> KeptHost? {
        guard let place = hosts.lastIndex(where: { $0.runs == runs }) else { return nil }
        return hosts.remove(at: place).host
    }

    /// Keeps a host of `runs`, in which one of them is over.
    func keep(_ host: KeptHost, of runs: ContentHash) async {
        if startsOver { await host.startOver() }
        hosts.append((runs, host))
        while hosts.count > (isEnded ? 0 : most) { await hosts.removeFirst().host.end() }
    }
}
