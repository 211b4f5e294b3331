import Foundation
import Literate
import Outputs
import Toolchain

extension SiteBuilder {
    /// The hash of all that the page of `chapter` follows from, but for its images: with an equal one it is the same page.
    package func key(of chapter: Chapter) -> ContentHash {
        let files = Self.files(mentionedIn: chapter.bytes)
        let mentioned = course.chapters.filter { files.contains($0.name) }
        let modules = (content.modules[chapter.name] ?? [:]).sorted { $0.key.name < $1.key.name }
        let draws = chapter.quizzes.compactMap(\.draw)
        var fields = [surroundings.description, reference.links.hash.description]
        fields += [chapter.file, ContentHash(Data(chapter.bytes)).description]
        fields += ["outputs", content.outputs[chapter.name]?.pageHash.description ?? "", "modules"]
        for (id, module) in modules { fields += [id.name, ContentHash(module).description] }
        fields += ["checks", content.checks[chapter.name].map { ContentHash($0.data).description } ?? ""]
        for entry in content.checks[chapter.name]?.exercises ?? [] { fields += [entry.id] + entry.heads }
        fields.append("draws")
        for draw in draws { for row in draw.rows { fields += ["row"] + row } }
        fields.append("mentioned")
        for other in mentioned { fields += [other.name] + (anchors[other.name] ?? []) }
        return ContentHash(fields)
    }

    /// The names that stand before `.md` in a text: links to other chapters have them.
    private static func files(mentionedIn text: [UInt8]) -> Set<String> {
        let ending = Array(".md".utf8)
        func isOfName(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        }
        return text.indices.dropLast(2).reduce(into: []) { names, index in
            guard text[index] == ending[0], text[index + 1] == ending[1], text[index + 2] == ending[2] else { return }
            let name = text[..<index].reversed().prefix(while: isOfName).reversed()
            if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
        }
    }

    /// The hash of all that the reference's pages follow from, where the modules have the hash `identity`.
    package func referenceKey(_ identity: ContentHash) -> ContentHash {
        ContentHash([surroundings.description, "reference", identity.description])
    }

    /// The hash of what every page follows from: how it is made, and what all show of the course.
    static func hashOfSurroundings(
        course: Course, glossary: Glossary?, templates: Templates, katex: KaTeX, sources: SiteSources,
        options: SiteOptions, hasReference: Bool, hasInterpreter: Bool
    ) -> ContentHash {
        let information = course.information
        var fields = [sources.pages?.build ?? "", templates.hash.description, katex.version]
        fields += ["\(options)", "\(hasReference)", "\(hasInterpreter)"]
        fields += [information.title, information.subtitle, information.source, "\(information.seed)"]
        fields += [information.url ?? "", information.edit ?? "", "authors"] + information.authors
        fields.append("chapters")
        for chapter in course.chapters { fields += [chapter.name, chapter.title, "\(chapter.number)"] }
        fields += ["glossary", glossary?.chapter ?? ""]
        // What the sentences are, only search and cards show.
        for entry in glossary?.entries ?? [] {
            fields += [entry.term, "\(entry.isQualified)", entry.place.chapter, entry.place.section ?? ""]
        }
        return ContentHash(fields)
    }
}

extension Chapter {
    /// All that decides whether another chapter's link to a place of this one leads somewhere, sorted.
    var knownAnchors: [String] {
        let tasks = exercises.map(\.id.name) + quizzes.map(\.id.name)
        let terms = isGlossary ? Glossary(in: [self])?.entries.map(\.anchor) ?? [] : []
        return (elements.isEmpty ? ["any"] : []) + headingAnchors.sorted() + ["tasks"] + tasks.sorted() + terms.sorted()
    }
}

extension ChapterOutputs {
    /// The hash of what a page shows of the outputs.
    fileprivate var pageHash: ContentHash {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        let shown = cells.map { cell in
            var cell = cell
            (cell.seconds, cell.reused) = (0, false)
            cell.items = cell.items.map(\.withoutSamples)
            return cell
        }
        // Of these values, JSON has all.
        return ContentHash((try? encoder.encode(shown)) ?? Data())
    }
}

extension CellOutput.Item {
    /// The item without what only a proof asks for.
    fileprivate var withoutSamples: CellOutput.Item {
        guard case .figure(var figure) = self else { return self }
        figure.live?.samples = []
        return .figure(figure)
    }
}
