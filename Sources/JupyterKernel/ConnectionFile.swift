import Foundation

/// Where the programs that use a kernel wait for it, as they write it into a file.
struct ConnectionFile: Decodable {
    var transport: String
    var ip: String
    var shellPort: Int
    var iopubPort: Int
    var stdinPort: Int
    var controlPort: Int
    var heartbeatPort: Int
    /// What messages are signed with; empty for no signatures.
    var key: String
    var signatureScheme: String

    enum CodingKeys: String, CodingKey {
        case transport, ip, key
        case shellPort = "shell_port"
        case iopubPort = "iopub_port"
        case stdinPort = "stdin_port"
        case controlPort = "control_port"
        case heartbeatPort = "hb_port"
        case signatureScheme = "signature_scheme"
    }

    /// The endpoint at a port.
    func endpoint(_ port: Int) -> String { "\(transport)://\(ip)\(transport == "ipc" ? "-" : ":")\(port)" }

    /// Reads the file.
    ///
    /// - Throws: ``KernelError`` where it is not one, or asks for signatures that the kernel does not know.
    init(path: String) throws(KernelError) {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
        guard let file = try? JSONDecoder().decode(ConnectionFile.self, from: data) else { throw .notAConnection(path) }
        guard file.key.isEmpty || file.signatureScheme == "hmac-sha256" else {
            throw .unknownSignature(file.signatureScheme)
        }
        self = file
    }
}

/// Why a kernel cannot begin.
package enum KernelError: Error, CustomStringConvertible {
    case noLibrary
    case unreadable(String)
    case notAConnection(String)
    case unknownSignature(String)
    case taken(endpoint: String)

    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .noLibrary: "a kernel talks over ZeroMQ, which is not installed\n  apt-get install libzmq5"
        case .unreadable(let path):
            "the connection file \(path) cannot be read\n  Jupyter writes it: 'lectern kernel install' first"
        case .notAConnection(let path):
            "\(path) is not a connection file\n  Jupyter writes it: 'lectern kernel install' first"
        case .unknownSignature(let scheme):
            "messages are to be signed by \(scheme)\n  let Jupyter use hmac-sha256, as it does by itself"
        case .taken(let endpoint): "\(endpoint) cannot be opened\n  start the kernel again"
        }
    }
}
