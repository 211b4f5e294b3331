import Foundation
import Kernels

extension Network {
    /// Takes over the weights of a safetensors file, such as one of torchvision's for this architecture. Where anything is
    /// wrong, the network stays as it is.
    ///
    /// - Parameters: `dictionary`, how the file names them; left out, the way that fits best.
    /// - Throws: ``WeightsError/mismatch(path:_:)`` with every tensor that is missing, extra or of another shape; others of
    ///   ``WeightsError`` for a file that cannot be read.
    public mutating func loadWeights(
        from file: SafetensorsFile, named dictionary: StateDictionary? = nil
    ) throws(WeightsError) {
        let candidates = dictionary.map { [$0] } ?? StateDictionary.allCases
        let mismatches = candidates.map { mismatch(with: file, named: $0) }
        let best = candidates.indices.min { (mismatches[$0]?.count ?? 0) < (mismatches[$1]?.count ?? 0) } ?? 0
        if let mismatch = mismatches[best] { throw .mismatch(path: file.path, mismatch) }
        var loaded = parameters
        for name in loaded.names {
            let value = try file.tensor(candidates[best].name(of: name))
            do throws(NetworkError) { try loaded.set(name, to: value) } catch { throw .network(path: file.path, error) }
        }
        parameters = loaded
    }

    /// Takes over the weights of a safetensors file.
    ///
    /// - Throws: as with a ``SafetensorsFile``.
    public mutating func loadWeights(from url: URL, named dictionary: StateDictionary? = nil) throws(WeightsError) {
        try loadWeights(from: SafetensorsFile(url), named: dictionary)
    }

    /// What keeps a file's weights from being this network's; nil where they are.
    public func mismatch(with file: SafetensorsFile, named dictionary: StateDictionary) -> WeightsMismatch? {
        WeightsMismatch(self, file, as: dictionary)
    }

    /// Writes what the network has learned as a safetensors file, which is there whole or not at all.
    ///
    /// - Throws: ``WeightsError/overflow(name:value:precision:)``, ``WeightsError/file(path:reason:)``.
    public func saveWeights(
        to url: URL, as precision: Precision = .float32, named dictionary: StateDictionary = .layerNames
    ) throws(WeightsError) {
        var tensors: [String: Tensor] = [:]
        for (place, name) in parameters.names.enumerated() { tensors[dictionary.name(of: name)] = parameters[place] }
        try SafetensorsFile.write(tensors, metadata: ["format": "pt", "network": name], as: precision, to: url)
    }
}
