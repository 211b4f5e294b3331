import Literate

extension ProseRenderer {
    /// The pieces of a line.
    func html(_ inlines: [Inline]) -> HTML {
        var pieces: [HTML] = []
        var rest = inlines[...]
        while let inline = rest.popFirst() {
            if case .math(let tex, let position) = inline, tex.count <= Self.longestUnbroken,
                case .text(let text)? = rest.first, let mark = text.first, Self.closingMarks.contains(mark)
            {
                let formula = formula(tex, display: false, at: position)
                pieces.append(HTML("span", ["class": "together"], formula + HTML(escaping: String(mark))))
                rest[rest.startIndex] = .text(String(text.dropFirst()))
            } else if isRunningText, case .text(var text) = inline {
                // A term may go on in the next line.
                while let more = rest.first?.runningText {
                    text += more
                    rest.removeFirst()
                }
                pieces.append(linkingTerms(in: text.withApostrophes))
            } else {
                pieces.append(html(inline))
            }
        }
        return HTML(pieces)
    }

    /// What must not begin a line. A browser may break between a formula and the mark after it, as after a picture.
    private static let closingMarks: Set<Character> = [",", ".", ";", ":", "?", "!", ")", "’"]
    /// A longer formula may be broken itself, and is left so.
    private static let longestUnbroken = 20

    private func html(_ inline: Inline) -> HTML {
        switch inline {
        case .text(let text): HTML(escaping: text.withApostrophes)
        case .emphasis(let content): HTML("em", [:], html(content))
        case .strong(let content): HTML("strong", [:], html(content))
        case .strikethrough(let content): HTML("s", [:], html(content))
        case .code(let text): HTML("code", [:], HTML(escaping: text))
        case .math(let tex, let position): formula(tex, display: false, at: position)
        case .link(let destination, let title, let content, let position):
            link(destination, title: title, content, at: position)
        case .image(let source, let title, let alternative, let position):
            image(source, title: title, alternative: alternative, at: position)
        case .footnote(let blocks): note(blocks)
        case .softBreak: HTML(trusted: "\n")
        case .lineBreak: HTML(void: "br")
        }
    }

    private func link(_ destination: String, title: String, _ content: [Inline], at position: SourcePosition) -> HTML {
        switch Link(destination: destination, in: chapter, chapters: chapters, paths: paths) {
        case .address(let address):
            return HTML(
                "a", ["href": address, "title": title.isEmpty ? nil : title], withoutTerms { html(content) })
        case .broken(let problem):
            report(problem, at: position)
            return html(content)
        }
    }

    private func image(
        _ source: String, title: String, alternative: [Inline], at position: SourcePosition
    ) -> HTML {
        let text = alternative.plainText
        if text.isEmpty { report(.imageWithoutWords(source: source), at: position) }
        guard let image = ProseImage(source: source, besides: chapter.file) else {
            report(.imageMissing(source: source), at: position)
            return HTML(escaping: text)
        }
        show(image)
        return HTML(
            void: "img",
            [
                "src": paths.file(image.name), "alt": text, "title": title.isEmpty ? nil : title,
                "width": image.size.map { String($0.width) }, "height": image.size.map { String($0.height) },
                "loading": "lazy",
            ])
    }
}

extension Inline {
    /// What a line of text goes on with: more text, or the next line.
    fileprivate var runningText: String? {
        switch self {
        case .text(let text): text
        case .softBreak: "\n"
        default: nil
        }
    }
}

extension String {
    /// Turns a straight apostrophe within a word into a typographic one.
    fileprivate var withApostrophes: String {
        // Most texts have none, and to look for the expression takes a hundred times as long.
        guard utf8.contains(UInt8(ascii: "'")) else { return self }
        return replacing(/([\p{L}\p{N}])'(?=\p{L})/) { match in "\(match.1)’" }
    }
}
