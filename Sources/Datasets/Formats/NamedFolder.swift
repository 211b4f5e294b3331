import Foundation

/// The folder of the reader's own that a variable of the environment names; nil where it is not set, or empty.
private func folder(namedBy variable: String) -> URL? {
    guard let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty else { return nil }
    return URL(filePath: path)
}

extension MNIST {
    /// Opens one set in the folder that `variable` of the environment names, as ``open(_:_:classNames:)`` does.
    ///
    /// - Returns: nil where the variable names no folder.
    /// - Throws: ``DatasetError/file(path:problem:)`` for a file that is missing or damaged.
    public static func open(folderNamedBy variable: String, _ part: Part = .training) throws(DatasetError) -> Dataset? {
        guard let folder = folder(namedBy: variable) else { return nil }
        return try open(folder, part)
    }
}

extension CIFAR10 {
    /// Opens one set in the folder that `variable` of the environment names, as ``open(_:_:)`` does.
    ///
    /// - Returns: nil where the variable names no folder.
    /// - Throws: ``DatasetError/file(path:problem:)`` for a file that is missing or damaged.
    public static func open(folderNamedBy variable: String, _ part: Part = .training) throws(DatasetError) -> Dataset? {
        guard let folder = folder(namedBy: variable) else { return nil }
        return try open(folder, part)
    }
}
