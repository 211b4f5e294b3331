import Foundation

/// A folder of the reader's own, with a data set that the course may not hand on. A variable of the environment names it, and
/// cells that name the variable read it where it lies: it is too large to be copied for each run.
struct DataFolder: Sendable {
    /// The variables that name such folders. The value of any other is no part of a cell's identity.
    static let variables = ["LECTERN_MNIST", "LECTERN_CIFAR10"]

    let variable: String

    /// Absolute, since cells run in a folder of their own.
    let path: String

    /// What the results of cells may follow from: the path, and each file's name, size in bytes and time of change.
    let identity: [String]

    /// The folder that `variable` names in `environment`; nil where it names none. One that is not there is kept: the cell that
    /// opens it says what is missing.
    init?(_ variable: String, in environment: [String: String]) {
        guard let value = environment[variable], !value.isEmpty else { return nil }
        let folder = URL(filePath: value, directoryHint: .isDirectory).standardizedFileURL
        self.variable = variable
        self.path = folder.path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = names.sorted().flatMap { name in
            // A link stands for what it leads to: data sets are often shared by links.
            let file = folder.appending(path: name).resolvingSymlinksInPath()
            let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
            let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
            return [name, "\(facts?[.size] as? Int ?? 0)", "\(changed)"]
        }
        identity = [variable, folder.path] + files
    }
}
