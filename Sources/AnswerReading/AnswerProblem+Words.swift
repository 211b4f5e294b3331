extension AnswerProblem {
    /// What is wrong, and what to do.
    package var words: String {
        switch self {
        case .symbolicLink: "is a symbolic link; hand in the file itself"
        case .symbolicLinkToFolder: "is a symbolic link to a folder; hand in the folder itself"
        case .hardLink: "is a hard link: it has another name elsewhere"
        case .notRegularFile: "is not a regular file"
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .tooLong(let kilobytes): "is too long; an answer may have \(kilobytes) KB"
        case .utf16: "is UTF-16; save it as UTF-8"
        case .binary: "is binary, not text"
        case .notUTF8: "is not UTF-8; save it as UTF-8"
        case .nameNotUTF8: "has a name that is not UTF-8; rename it"
        case .empty: "is empty"
        case .archive: "is an archive of a kind that cannot be read; hand in a zip, or the files themselves"
        case .archiveInArchive: "is an archive inside of an archive; hand in the files themselves"
        case .tooManyArchives(let limit): "was not unpacked: one student may hand in \(limit) archives"
        case .encrypted: "is encrypted; hand in an archive without a password"
        case .damagedArchive(let reason): "cannot be unpacked: \(reason.cut); make the archive again"
        case .damagedInArchive: "is damaged inside of its archive; make the archive again"
        case .archiveTooLarge(let files, let megabytes):
            "was not read to its end: an archive may unpack to \(files) files and \(megabytes) MB; hand in the answers alone"
        case .pathOutOfArchive: "has a path that leads out of its archive; make the archive of a folder"
        case .twiceInArchive: "is in its archive twice; the first one was taken"
        case .notSwiftFile(let exercise): "is not a Swift file; save it as text and name it '\(exercise).swift'"
        case .tooManyFiles(let limit): "was not read: one student may hand in \(limit) files"
        case .tooDeepFolder: "was not read: its folders are nested too deeply"

        case .unknownExercise(let near): "there is no exercise of this name" + Self.advice(near)
        case .unknownQuiz(let near): "there is no quiz of this name" + Self.advice(near)
        case .secondAnswer(let first): "is a second answer to the same; '\(first)' was graded"
        case .nothingHandedIn: "nothing was handed in"
        case .nothingReadable: "nothing was handed in that could be read"
        case .stillTheStarter: "this is still the starter"

        case .forbiddenImport(let module, let allowed):
            "an answer cannot import '\(module.cut)'; it can import \(Self.list(allowed))"
        case .codeBesideDeclarations:
            "an answer has declarations only; put this line into a function, or leave it out"
        case .definedTwice(let function): "'\(function)' is defined twice; leave one of the two out"
        case .hidden(let function, let modifier): "'\(function)' is \(modifier): leave '\(modifier)' out"
        case .noFunction(let name, let asked):
            "there is no function '\(name)'; the exercise asks for '\(asked)'"
        case .notAFunction(let name, let asked):
            "'\(name)' must be a function; the exercise asks for '\(asked)'"
        case .otherSignature(let asked, let given): "the exercise asks for '\(asked)', this is '\(given.cut)'"
        case .nestedTooDeeply: "did not compile: it is nested too deeply"
        case .compiler(let message, _): message.cut
        case .otherTypes(let asked):
            "its types are not those that the exercise asks for: \(Self.list(asked.map { "'\($0)'" }))"
        case .hidesOurs(let message):
            "the code that Lectern compiles beside it does not compile with its declarations; "
                + "does one of them have the name of one of Swift's types? The compiler says: \(message.cut)"
        case .usedDoesNotCompile(let line, let message):
            "what the exercise uses of the chapter, from line \(line), does not compile beside it; "
                + "does it declare a name of the chapter's again? The compiler says: \(message.cut)"
        case .compilerSilent(let lastWords): "the compiler stopped without saying why: \(lastWords.cut)"
        case .didNotCompile(let seconds): "it did not compile within \(seconds) s"
        case .compilerOverran(let megabytes):
            "did not compile: the compiler needs more than \(megabytes) MB of memory, or too much stack; simplify it"
        case .notLinked(let lastWords): "linking failed: \(lastWords.cut)"

        case .yamlAlias: "'&' and '*' have a meaning of their own in YAML: write the number alone"
        case .answeredTwice(let quiz): "'\(quiz.cut)' is answered twice: keep one of the lines"
        case .notYAML: "this is not valid YAML: write 'name: answer' lines"
        case .notEntries: "write 'name: answer' lines, one for each quiz"
        case .notOneAnswer: "an answer is one number or the letter of one choice"
        case .notANumber(let answer): "'\(answer.cut)' is not a number; write it alone, such as 28, 0.5 or 3/4"
        case .notAChoice(let answer, let last):
            "'\(answer.cut)' is not a choice; write a letter from a to \(last)"
        case .numberForChoice(let answer, let last):
            "'\(answer.cut)' is a number, and the choices have letters; write one from a to \(last)"

        case .tooSlow(let seconds): "this answer is too slow: its calls took more than \(seconds) s together"
        case .checkStopped(let reason): "the check could not go on with what this answer returned: \(reason.cut)"
        case .exerciseAtFault(let reason): "the exercise itself is at fault: \(reason)"
        case .checkerDied: "not graded: the process that checks it ended before it reported; grade it again"
        case .compilerEnded: "not graded: something ended the compiler before its limits; grade it again"
        case .notStartable(let reason): "not graded: its process could not be started: \(reason.cut)"
        case .notGraded(let reason): "this answer could not be graded: \(reason)"
        }
    }

    private static func advice(_ near: String?) -> String { near.map { "; did you mean '\($0)'?" } ?? "" }

    /// `a, b and c`.
    private static func list(_ words: [String]) -> String {
        words.count < 2
            ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
    }
}

extension String {
    /// The first few hundred characters: an answer's own text may be of any length.
    fileprivate var cut: String {
        utf8.count <= 400 ? self : String(unicodeScalars.prefix(300)) + "…"
    }
}
