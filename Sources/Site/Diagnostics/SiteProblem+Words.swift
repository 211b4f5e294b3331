extension SiteProblem {
    /// What is wrong.
    package var message: String {
        switch self {
        case .linkScheme(let scheme): "a link cannot begin with '\(scheme):'"
        case .linkToNoChapter(let destination, _): "'\(destination)' is not a chapter of this course"
        case .anchorNotInChapter(let anchor): "'#\(anchor)' is not a heading of this chapter"
        case .anchorNotInOther(let anchor, let chapter): "'#\(anchor)' is not a heading of chapter \(chapter)"
        case .imageWithoutWords(let source): "image '\(source)' has no alternative text"
        case .imageMissing(let source): "there is no image '\(source)'"
        case .formula(let reason): "formula: \(reason)"
        case .identifierTwice(let identifier): "the page has the identifier '\(identifier)' twice"
        case .builtImageWithoutWords(let source): "the image '\(source)' has no alternative text"
        case .addressOutside(let address): "'\(address)' lies outside of the site"
        case .addressOfNoFile(let address): "'\(address)' points to a missing file"
        case .addressOfNoAnchor(let address, let target): "'\(address)' points to a missing anchor in \(target)"
        }
    }

    /// What to do about it, where the message does not say it.
    package var advice: String? {
        switch self {
        case .linkScheme: "use an http, https or mailto address"
        case .linkToNoChapter(_, let chapters): "chapters: \(chapters.joined(separator: ", "))"
        case .imageWithoutWords(let source): "say what it shows: ![...](\(source))"
        case .imageMissing: "give a PNG, GIF, JPEG, SVG or WebP file's path, relative to the chapter's folder"
        case .anchorNotInChapter, .anchorNotInOther, .formula, .identifierTwice, .builtImageWithoutWords,
            .addressOutside, .addressOfNoFile, .addressOfNoAnchor:
            nil
        }
    }
}
