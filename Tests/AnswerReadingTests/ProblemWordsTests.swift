import AnswerReading
import Testing

@Suite("What is wrong with an answer is a fact, put into words in one place")
struct ProblemWordsTests {
    static let words: [(AnswerProblem, String)] = [
        (.symbolicLink, "is a symbolic link; hand in the file itself"),
        (.symbolicLinkToFolder, "is a symbolic link to a folder; hand in the folder itself"),
        (.hardLink, "is a hard link: it has another name elsewhere"),
        (.notRegularFile, "is not a regular file"),
        (.unreadable(reason: "Permission denied"), "cannot be read: Permission denied"),
        (.tooLong(kilobytes: 256), "is too long; an answer may have 256 KB"),
        (.utf16, "is UTF-16; save it as UTF-8"),
        (.binary, "is binary, not text"),
        (.notUTF8, "is not UTF-8; save it as UTF-8"),
        (.nameNotUTF8, "has a name that is not UTF-8; rename it"),
        (.empty, "is empty"),
        (.archive, "is an archive of a kind that cannot be read; hand in a zip, or the files themselves"),
        (.archiveInArchive, "is an archive inside of an archive; hand in the files themselves"),
        (.tooManyArchives(limit: 10), "was not unpacked: one student may hand in 10 archives"),
        (.encrypted, "is encrypted; hand in an archive without a password"),
        (.damagedArchive(reason: "cut short"), "cannot be unpacked: cut short; make the archive again"),
        (.damagedInArchive, "is damaged inside of its archive; make the archive again"),
        (
            .archiveTooLarge(files: 20000, megabytes: 128),
            "was not read to its end: an archive may unpack to 20000 files and 128 MB; hand in the answers alone"
        ),
        (.pathOutOfArchive, "has a path that leads out of its archive; make the archive of a folder"),
        (.twiceInArchive, "is in its archive twice; the first one was taken"),
        (.notSwiftFile(exercise: "twice"), "is not a Swift file; save it as text and name it 'twice.swift'"),
        (.tooManyFiles(limit: 500), "was not read: one student may hand in 500 files"),
        (.tooDeepFolder, "was not read: its folders are nested too deeply"),
        (.unknownExercise(near: nil), "there is no exercise of this name"),
        (.unknownExercise(near: "twice"), "there is no exercise of this name; did you mean 'twice'?"),
        (.unknownQuiz(near: "which"), "there is no quiz of this name; did you mean 'which'?"),
        (.secondAnswer(first: "a/b.swift"), "is a second answer to the same; 'a/b.swift' was graded"),
        (.nothingHandedIn, "nothing was handed in"),
        (.nothingReadable, "nothing was handed in that could be read"),
        (.stillTheStarter, "this is still the starter"),
        (
            .forbiddenImport(module: "Glibc", allowed: ["Foundation", "Kernels", "LessonKit"]),
            "an answer cannot import 'Glibc'; it can import Foundation, Kernels and LessonKit"
        ),
        (
            .codeBesideDeclarations,
            "an answer has declarations only; put this line into a function, or leave it out"
        ),
        (.definedTwice(function: "f"), "'f' is defined twice; leave one of the two out"),
        (.hidden(function: "f", modifier: "private"), "'f' is private: leave 'private' out"),
        (.noFunction(name: "f", asked: "func f()"), "there is no function 'f'; the exercise asks for 'func f()'"),
        (.notAFunction(name: "f", asked: "func f()"), "'f' must be a function; the exercise asks for 'func f()'"),
        (
            .otherSignature(asked: "func f()", given: "func f(_ n: Int)"),
            "the exercise asks for 'func f()', this is 'func f(_ n: Int)'"
        ),
        (.nestedTooDeeply, "did not compile: it is nested too deeply"),
        (.compiler(message: "cannot find 'x' in scope"), "cannot find 'x' in scope"),
        (
            .otherTypes(asked: ["func f()", "func g()"]),
            "its types are not those that the exercise asks for: 'func f()' and 'func g()'"
        ),
        (
            .hidesOurs(message: "no type 'Int'"),
            "the code that Lectern compiles beside it does not compile with its declarations; "
                + "does one of them have the name of one of Swift's types? The compiler says: no type 'Int'"
        ),
        (
            .usedDoesNotCompile(line: 12, message: "m"),
            "what the exercise uses of the chapter, from line 12, does not compile beside it; does it declare a name of the chapter's again? The compiler says: m"
        ),
        (.compilerSilent(lastWords: "Stack dump"), "the compiler stopped without saying why: Stack dump"),
        (.didNotCompile(seconds: 20), "it did not compile within 20 s"),
        (
            .compilerOverran(megabytes: 2048),
            "did not compile: the compiler needs more than 2048 MB of memory, or too much stack; simplify it"
        ),
        (.notLinked(lastWords: "undefined symbol"), "linking failed: undefined symbol"),
        (.yamlAlias, "'&' and '*' have a meaning of their own in YAML: write the number alone"),
        (.answeredTwice(quiz: "which"), "'which' is answered twice: keep one of the lines"),
        (.notYAML, "this is not valid YAML: write 'name: answer' lines"),
        (.notEntries, "write 'name: answer' lines, one for each quiz"),
        (.notOneAnswer, "an answer is one number or the letter of one choice"),
        (.notANumber(answer: "many"), "'many' is not a number; write it alone, such as 28, 0.5 or 3/4"),
        (.notAChoice(answer: "f", last: "b"), "'f' is not a choice; write a letter from a to b"),
        (
            .numberForChoice(answer: "3", last: "b"),
            "'3' is a number, and the choices have letters; write one from a to b"
        ),
        (.tooSlow(seconds: 60), "this answer is too slow: its calls took more than 60 s together"),
        (
            .checkStopped(reason: "Index out of range"),
            "the check could not go on with what this answer returned: Index out of range"
        ),
        (.exerciseAtFault(reason: "05.md:3:1: error"), "the exercise itself is at fault: 05.md:3:1: error"),
        (.checkerDied, "not graded: the process that checks it ended before it reported; grade it again"),
        (.compilerEnded, "not graded: something ended the compiler before its limits; grade it again"),
        (.notStartable(reason: "bwrap: no"), "not graded: its process could not be started: bwrap: no"),
        (.notGraded(reason: "the disk is full"), "this answer could not be graded: the disk is full"),
    ]

    @Test("each reads after the file's name", arguments: words)
    func read(problem: AnswerProblem, words: String) { #expect(problem.words == words) }

    @Test("an answer's own text is cut")
    func cut() {
        let long = String(repeating: "e\u{301}", count: 1 << 20)
        for problem in [
            AnswerProblem.compiler(message: long), .notANumber(answer: long), .compilerSilent(lastWords: long),
            .otherSignature(asked: "func f()", given: long), .forbiddenImport(module: long, allowed: ["Kernels"]),
            .answeredTwice(quiz: long), .checkStopped(reason: long), .notLinked(lastWords: long),
            .hidesOurs(message: long),
        ] { #expect(problem.words.utf8.count < 2000) }
    }
}
