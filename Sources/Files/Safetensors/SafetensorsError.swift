/// Why a safetensors file cannot be read or written.
package enum SafetensorsError: Error, Hashable, Sendable {
    /// The file itself cannot be read or written.
    case file(FileError)
    /// A file of PyTorch's own format: a zip of pickled Python objects, or an older file of them.
    case pickled
    /// Too short for the eight bytes that give the header's length.
    case tooShort(bytes: Int)
    /// A header that is longer than the file, or than any sound one.
    case headerLength(UInt64, atMost: Int)
    /// A header that is not UTF-8 text.
    case headerNotText
    /// A header that is not JSON of the right form; what the reader of JSON says.
    case headerNotJSON(reason: String)
    /// A name that the header has twice.
    case duplicateName(String)
    /// An entry of the header that does not have the right form.
    case malformedEntry(name: String, reason: String)
    /// A shape with a size below 0, or with more values than can be counted.
    case impossibleShape(name: String, shape: [Int])
    /// A tensor that would begin after its end, or outside the file.
    case rangeOutside(name: String, from: Int, to: Int, available: Int)
    /// A tensor whose shape and type take another number of bytes than it is given.
    case lengthDiffers(name: String, shape: [Int], type: ElementType, given: Int)
    /// Two tensors that share bytes.
    case overlap(String, String)
    /// Bytes that belong to no tensor.
    case gap(from: Int, to: Int)
}

extension SafetensorsError: CustomStringConvertible {
    /// What is wrong, in a sentence.
    package var description: String {
        switch self {
        case .file(let error): error.reason
        case .pickled: "not a safetensors file: it is one of PyTorch's own format"
        case .tooShort(let bytes):
            "not a safetensors file: it has \(bytes) bytes, and the first 8 give the header's length"
        case .headerLength(let length, let limit):
            "not a safetensors file, or cut off: it claims a header of \(length) bytes, where at most \(limit) can be"
        case .headerNotText: "the header is not UTF-8 text"
        case .headerNotJSON(let reason): "the header is not JSON: \(reason)"
        case .duplicateName(let name): "the header has the name '\(name)' twice"
        case .malformedEntry(let name, let reason): "the entry of tensor '\(name)' is malformed: \(reason)"
        case .impossibleShape(let name, let shape): "tensor '\(name)' has the impossible shape \(shape)"
        case .rangeOutside(let name, let from, let to, let available):
            "tensor '\(name)' lies at bytes \(from) to \(to) of \(available)"
                + (to > available ? ": the file is cut off" : "")
        case .lengthDiffers(let name, let shape, let type, let given):
            "tensor '\(name)' of shape \(shape) takes \(shape.reduce(type.size, *)) bytes as \(type.rawValue), and is given \(given)"
        case .overlap(let a, let b): "tensors '\(a)' and '\(b)' lie at the same bytes"
        case .gap(let from, let to): "bytes \(from) to \(to) belong to no tensor"
        }
    }
}
