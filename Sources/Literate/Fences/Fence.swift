/// A fence at a chapter's left margin.
struct Fence {
    var info: FenceInfo
    var source: SourceText
    var kind: Kind?

    /// What a fence is, where its info line can be understood.
    enum Kind {
        case cell(CellAttributes)
        case output
        case exercise(Name, ExerciseAttributes)
        case solution(Name)
        case check(Name)
        case finalCheck(Name)
        case extra(Name, task: String)
        case extraSolution(Name)
        case wrong(Name, hint: String)
        case wrongVersion(property: FenceInfo.Piece)
        case quiz(Name)
        case otherCode
    }

    /// The name of an exercise or quiz, with where it is written.
    struct Name: Sendable {
        var id: ExerciseID
        var position: SourcePosition
    }

    var position: SourcePosition { source.fence }
}

extension MarkdownReader {
    /// Reads a fenced code block, whose info line is taken from the source: the parser resolves escapes in it.
    func fence(_ node: MarkdownNode) -> Fence {
        let start = offset(of: node)
        let line = text.line(node.start.line)
        let rest = line.dropFirst(node.start.column - 1)
        let mark = rest.first ?? 0
        let ticks = rest.prefix { $0 == mark }.count
        let fencePosition = position(at: start)
        let info = FenceInfo(
            Substring(decoding: rest.dropFirst(ticks), as: UTF8.self),
            start: SourcePosition(line: fencePosition.line, column: fencePosition.column + ticks), log: log)
        let source = SourceText(
            text: formulas.restored(node.literal), fence: fencePosition,
            start: SourcePosition(line: fencePosition.line + 1, column: 1 + indentation(under: node)))
        checkEnd(of: node, mark: mark, ticks: ticks, position: fencePosition)
        var fence = Fence(info: info, source: source)
        if info.language?.text == "swift", let place = CodeBounds.longBrackets(in: source) {
            log.report(.longBrackets(most: CodeBounds.mostBrackets), at: place)
        }
        fence.kind = FenceReader(info: info, log: log).kind()
        return fence
    }

    /// Code under an indented fence loses as much of its own indentation, where it has any.
    private func indentation(under node: MarkdownNode) -> Int {
        min(node.start.column - 1, text.line(node.start.line + 1).prefix { $0 == UInt8(ascii: " ") }.count)
    }

    private func checkEnd(of node: MarkdownNode, mark: UInt8, ticks: Int, position: SourcePosition) {
        func run(_ line: Int) -> (length: Int, rest: ArraySlice<UInt8>) {
            let content = text.line(line).drop {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t")
            }
            let length = content.prefix { $0 == mark }.count
            return (length, content.dropFirst(length))
        }
        let first = node.start.line
        // A fence cannot hold the opening of another: then the author forgot to close it before.
        let inner =
            node.endLine > first
            ? (first + 1...node.endLine).first { line in
                let (length, rest) = run(line)
                return length >= ticks && rest.contains { $0 != UInt8(ascii: " ") } && !rest.contains(mark)
            } : nil
        let (length, rest) = run(node.endLine)
        let isClosed =
            node.endLine > first && length >= ticks
            && rest.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        if isClosed, inner == nil { return }
        hasUnclosedFence = true
        if let backquote = backquoteInFence(before: first, marks: mark) {
            return log.report(.backquoteInFence, at: backquote)
        }
        let marks = String(repeating: mark == UInt8(ascii: "~") ? "~" : "`", count: ticks)
        let openedAt = inner.map { self.position(at: text.offset(of: SourcePosition(line: $0))).line }
        log.report(.unclosedFence(marks: marks, openedAt: openedAt), at: position)
    }
}

extension MarkdownReader {
    /// The backquote for which Markdown takes the fence that should begin last before `line` for text: then its closing line
    /// opens a fence.
    private func backquoteInFence(before line: Int, marks mark: UInt8) -> SourcePosition? {
        let backquote = UInt8(ascii: "`")
        guard mark == backquote else { return nil }
        for line in stride(from: line - 1, through: 1, by: -1) {
            let bytes = text.line(line)
            let info = bytes.drop { $0 == backquote }
            guard bytes.count - info.count >= 3 else { continue }
            guard info.starts(with: "swift ".utf8), let place = info.firstIndex(of: backquote) else { return nil }
            return position(at: text.offset(of: SourcePosition(line: line)) + (place - bytes.startIndex))
        }
        return nil
    }
}

extension Substring {
    fileprivate init(decoding bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) {
        self = Substring(String(decoding: bytes, as: encoding))
    }
}
