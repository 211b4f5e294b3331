internal import CMPI

/// What keeps a process from learning together with others.
public enum MPIError: Error, Equatable, Sendable {
    /// This build has no MPI.
    case notBuilt
    /// MPI refused, in its own words.
    case failed(doing: String, reason: String)

    static func check(_ code: Int32, doing: String) throws(MPIError) {
        guard code != lectern_mpi_success.rawValue else { return }
        guard code != lectern_mpi_not_built.rawValue else { throw .notBuilt }
        var text = [CChar](repeating: 0, count: 512)
        lectern_mpi_message(code, &text, text.count)
        let words = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        throw .failed(doing: doing, reason: String(decoding: words, as: UTF8.self))
    }
}

extension MPIError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notBuilt:
            "this lectern-train was built without MPI, so it learns by itself\n"
                + "  build it with: swift build --traits MPI --scratch-path .build-mpi --product lectern-train"
        case .failed(let doing, let reason): "MPI failed while \(doing): \(reason)"
        }
    }
}
