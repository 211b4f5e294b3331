import Foundation

extension Chapter {
    /// Where a data file is on disk, links followed.
    package func location(of data: DataFile) -> URL {
        URL(filePath: file).deletingLastPathComponent().appending(path: data.name).resolvingSymlinksInPath()
    }

    /// The file of the chapter or appendix with this number in the same folder; nil where there is none.
    package func neighbor(_ number: ChapterNumber) -> String? {
        let folder = URL(filePath: file).deletingLastPathComponent()
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.sorted().first { ChapterFileName(path: $0)?.number == number }
            .map { folder.appending(path: $0).relativePath }
    }

    /// The data files that cells could not read, each where it is named.
    package var dataErrors: [Diagnostic] {
        frontMatter.reads.compactMap { data in
            Self.mistake(of: data, at: location(of: data).path).map {
                Diagnostic(file: file, position: data.position, $0)
            }
        }
    }

    private static func mistake(of data: DataFile, at path: String) -> Mistake? {
        let files = FileManager.default
        switch try? files.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
        case .typeRegular: return files.isReadableFile(atPath: path) ? nil : .unreadableData(data.name)
        case .typeDirectory: return .dataFolder(data.name)
        case nil: return .noDataFile(data.name)
        default: return .unreadableData(data.name)
        }
    }
}
