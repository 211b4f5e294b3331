import Foundation
import Toolchain

/// The hosts of the chapters that ran last, for whoever runs a chapter again and again while it is written.
public actor KeptHosts {
    /// How many hosts are kept: nobody writes more chapters at a time.
    private static let most = 2
    /// The most checkpoints of a host.
    static let checkpoints = 16

    private var hosts: [(chapter: String, host: KeptHost)] = []
    private var isEnded = false

    /// No host yet.
    public init() {}

    /// Ends all hosts. Until then they are processes; call it before the program ends.
    public func end() async {
        isEnded = true
        let ended = hosts
        hosts = []
        for (_, host) in ended { await host.end() }
    }

    /// Takes the host of `chapter` out, so that no other run has it meanwhile.
    func take(_ chapter: String) -> KeptHost? {
        guard let place = hosts.firstIndex(where: { $0.chapter == chapter }) else { return nil }
        return hosts.remove(at: place).host
    }

    /// Keeps the host of `chapter`, which ran now.
    func keep(_ host: KeptHost, of chapter: String) async {
        var others = [host]
        if !isEnded {
            others = hosts.filter { $0.chapter == chapter }.map(\.host)
            hosts.removeAll { $0.chapter == chapter }
            hosts.append((chapter, host))
            if hosts.count > Self.most { others.append(hosts.removeFirst().host) }
        }
        for other in others { await other.end() }
    }
}
