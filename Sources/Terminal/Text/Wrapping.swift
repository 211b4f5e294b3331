/// Breaks text into lines.
///
/// A line breaks at spaces and between the letters of East Asia; a word that is longer than a line breaks anywhere. A
/// newline in the text always breaks. Spaces at a break are left out, others kept.
package func wrap(_ runs: [StyledRun], width: Int) -> [Line] {
    var wrapper = Wrapper(width: max(width, 2))
    for run in runs {
        for character in run.text { wrapper.add(character, run.style) }
    }
    return wrapper.finish()
}

private struct Wrapper {
    let width: Int
    private var lines: [Line] = []
    private var line: [(character: Character, look: TextStyle)] = []
    private var lineWidth = 0
    private var word: [(character: Character, look: TextStyle)] = []
    private var wordWidth = 0
    private var spaces: [(character: Character, look: TextStyle)] = []

    init(width: Int) { self.width = width }

    mutating func add(_ character: Character, _ look: TextStyle) {
        if character.isNewline {
            endWord()
            endLine()
        } else if character == " " || character == "\t" {
            endWord()
            spaces.append((" ", look))
        } else {
            let columns = character.displayWidth
            // Letters of East Asia may stand at either side of a break.
            if columns == 2 || word.last?.character.displayWidth == 2 { endWord() }
            if wordWidth + columns > width { endWord() }
            word.append((character, look))
            wordWidth += columns
        }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        if lineWidth + spaces.count + wordWidth > width, lineWidth > 0 {
            endLine()
        } else if lineWidth > 0 {
            line += spaces
            lineWidth += spaces.count
        }
        spaces = []
        line += word
        lineWidth += wordWidth
        word = []
        wordWidth = 0
    }

    private mutating func endLine() {
        var runs: [StyledRun] = []
        for (character, look) in line {
            if runs.last?.style == look {
                runs[runs.count - 1].text.append(character)
            } else {
                runs.append(StyledRun(String(character), look))
            }
        }
        lines.append(Line(runs))
        line = []
        lineWidth = 0
        spaces = []
    }

    mutating func finish() -> [Line] {
        endWord()
        if !line.isEmpty { endLine() }
        return lines
    }
}
