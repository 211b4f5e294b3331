import Wording

/// What orders a course's chapters: numbers, and after them the letters of its appendices.
public enum ChapterNumber: Sendable, Hashable, Comparable {
    /// A chapter's number.
    case chapter(Int)
    /// An appendix's letter, a capital.
    case appendix(Character)

    /// The number or letter, as a file's name begins or a user asks for it: `09`, `9` or `A`; nil for another text.
    init?(_ text: some StringProtocol) {
        if text.count == 1, let letter = text.first, ("A"..."Z").contains(letter) {
            self = .appendix(letter)
        } else if text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) {
            self = .chapter(number)
        } else {
            return nil
        }
    }

    /// As file names and lists write it: `09`, `A`.
    public var padded: String {
        switch self {
        case .chapter(let number): (number < 10 ? "0" : "") + "\(number)"
        case .appendix(let letter): String(letter)
        }
    }

    /// What a sentence calls it: `chapter 9`, `appendix A`.
    public var words: String {
        switch self {
        case .chapter: "chapter \(self)"
        case .appendix: "appendix \(self)"
        }
    }

    /// What a heading calls it: `Chapter 9`, `Appendix A`.
    public var title: String { words.prefix(1).uppercased() + words.dropFirst() }
}

extension ChapterNumber: ExpressibleByIntegerLiteral {
    /// The chapter with this number.
    public init(integerLiteral number: Int) { self = .chapter(number) }
}

extension ChapterNumber: CustomStringConvertible {
    /// As figures and exercises are numbered by it: `9`, `A`.
    public var description: String {
        switch self {
        case .chapter(let number): "\(number)"
        case .appendix(let letter): String(letter)
        }
    }
}

extension Sequence<ChapterNumber> {
    /// How many chapters and appendices there are: `13 chapters and 1 appendix`.
    public var counted: String {
        var chapters = 0, appendices = 0
        for number in self {
            switch number {
            case .chapter: chapters += 1
            case .appendix: appendices += 1
            }
        }
        let appendix = "\(appendices) " + (appendices == 1 ? "appendix" : "appendices")
        return chapters.counted("chapter") + (appendices == 0 ? "" : " and " + appendix)
    }
}
