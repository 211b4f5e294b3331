import Foundation
import Kernels

extension Network {
    /// Takes over the weights of a safetensors file, such as one of torchvision's for this architecture. Where anything is
    /// wrong, the network stays as it is.
    ///
    /// - Parameters: `dictionary`, how the file names them; left out, the way that fits best.
    /// - Throws: ``NetworkError/Problem/weightsMismatch(_:)`` with every tensor that is missing, extra or of another shape; others
    ///   for a file that cannot be read.
    public mutating func loadWeights(
        from file: SafetensorsFile, named dictionary: StateDictionary? = nil
    ) throws(NetworkError) {
        let candidates = dictionary.map { [$0] } ?? StateDictionary.allCases
        let mismatches = candidates.map { mismatch(with: file, named: $0) }
        let best = candidates.indices.min { (mismatches[$0]?.count ?? 0) < (mismatches[$1]?.count ?? 0) } ?? 0
        if let mismatch = mismatches[best] {
            throw NetworkError(.weightsMismatch(mismatch), in: .file(path: file.path))
        }
        var loaded = parameters
        for name in loaded.names {
            try loaded.set(name, to: file.tensor(candidates[best].name(of: name)))
        }
        parameters = loaded
    }

    /// Takes over the weights of a safetensors file.
    ///
    /// - Throws: as with a ``SafetensorsFile``.
    public mutating func loadWeights(from url: URL, named dictionary: StateDictionary? = nil) throws(NetworkError) {
        try loadWeights(from: SafetensorsFile(url), named: dictionary)
    }

    /// What keeps a file's weights from being this network's; nil where they are.
    public func mismatch(with file: SafetensorsFile, named dictionary: StateDictionary) -> WeightsMismatch? {
        WeightsMismatch(self, file, as: dictionary)
    }

    /// Writes what the network has learned as a safetensors file, which is there whole or not at all.
    ///
    /// - Throws: ``NetworkError/Problem/overflow(tensor:value:precision:)``, ``NetworkError/Problem/file(reason:)``.
    public func saveWeights(
        to url: URL, as precision: Precision = .float32, named dictionary: StateDictionary = .layerNames
    ) throws(NetworkError) {
        var tensors: [String: Tensor] = [:]
        for (place, name) in parameters.names.enumerated() { tensors[dictionary.name(of: name)] = parameters[place] }
        try SafetensorsFile.write(tensors, metadata: ["format": "pt", "network": name], as: precision, to: url)
    }
}
