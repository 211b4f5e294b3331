import FlyingSocks
import Foundation

/// Where a preview listens, and by which names a browser may ask for it.
///
/// A page of another host may have its own name lead to this machine; its requests then have that name, and are refused.
package struct PreviewAddress: Sendable, Hashable {
    /// An IPv4 address of this machine, or `0.0.0.0` for all of them.
    package let host: String
    package let port: UInt16

    /// What is listened to where nothing else is asked for: this machine alone.
    package static let loopback = "127.0.0.1"
    /// The port where nothing else is asked for.
    package static let usualPort: UInt16 = 8642

    /// An address where nothing listens yet.
    ///
    /// - Parameter port: nil for the usual one, or where that is taken, any that is free.
    /// - Throws: `PreviewAddressError`.
    package init(host: String = loopback, port: UInt16? = nil) throws(PreviewAddressError) {
        self.host = host
        if let port {
            self.port = try Self.free(port, of: host)
        } else if let usual = try? Self.free(Self.usualPort, of: host) {
            self.port = usual
        } else {
            self.port = try Self.free(0, of: host)
        }
    }

    /// The address of the start page.
    package var url: String { "http://\(host == "0.0.0.0" ? Self.loopback : host):\(port)/" }

    var isLoopback: Bool { host.hasPrefix("127.") }

    func socketAddress() throws(PreviewAddressError) -> sockaddr_in { try Self.socketAddress(host, port) }

    /// Whether a request with this `Host` is for the preview: by a name of this machine or, where others may ask, by an address.
    func isMeant(by header: String?) -> Bool {
        guard let header, header.hasSuffix(":\(port)") || port == 80 else { return false }
        let name = header.hasSuffix(":\(port)") ? String(header.dropLast("\(port)".count + 1)) : header
        if [host, Self.loopback, "localhost"].contains(name.lowercased()) { return true }
        return !isLoopback && (try? Self.socketAddress(name, port)) != nil
    }

    private static func socketAddress(_ host: String, _ port: UInt16) throws(PreviewAddressError) -> sockaddr_in {
        do {
            return try .inet(ip4: host, port: port)
        } catch {
            throw .notAnAddress(host)
        }
    }

    /// The port, or one that the system chooses for 0, if nothing listens there.
    private static func free(_ port: UInt16, of host: String) throws(PreviewAddressError) -> UInt16 {
        let address = try socketAddress(host, port)
        do {
            let socket = try Socket(domain: Int32(AF_INET))
            defer { try? socket.close() }
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            try socket.listen()
            guard case .ip4(_, let found) = try socket.sockname() else { return port }
            return found
        } catch {
            throw .unusable(host: host, port: port, reason: error.localizedDescription)
        }
    }
}

/// Why a preview cannot listen.
package enum PreviewAddressError: Error, CustomStringConvertible {
    case notAnAddress(String)
    case unusable(host: String, port: UInt16, reason: String)

    package var description: String {
        switch self {
        case .notAnAddress(let host):
            "'\(host)' is not an IPv4 address\n  give an address of this machine, or 0.0.0.0 for all of them"
        case .unusable(let host, let port, let reason):
            "nothing can listen at \(host):\(port): \(reason)\n  give another port, or none for one that is free"
        }
    }
}
