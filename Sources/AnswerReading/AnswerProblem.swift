/// What can be wrong with an answer, a file of answers, or a grading. `words` says it, and reads after the file's name.
package enum AnswerProblem: Error, Sendable, Hashable, Codable {
    // The file.
    case symbolicLink
    case symbolicLinkToFolder
    case hardLink
    case notRegularFile
    case unreadable(reason: String)
    case tooLong(kilobytes: Int)
    case utf16
    case binary
    case notUTF8
    case nameNotUTF8
    case empty
    case archive
    case archiveInArchive
    case tooManyArchives(limit: Int)
    case encrypted
    case damagedArchive(reason: String)
    case damagedInArchive
    case archiveTooLarge(files: Int, megabytes: Int)
    case pathOutOfArchive
    case twiceInArchive
    case notSwiftFile(exercise: String)
    case tooManyFiles(limit: Int)
    case tooDeepFolder

    // What it answers.
    case unknownExercise(near: String?)
    case unknownQuiz(near: String?)
    case secondAnswer(first: String)
    case nothingHandedIn
    case nothingReadable
    case stillTheStarter

    // The answer's code.
    case forbiddenImport(module: String, allowed: [String])
    case codeBesideDeclarations
    case definedTwice(function: String)
    case hidden(function: String, modifier: String)
    case noFunction(name: String, asked: String)
    case notAFunction(name: String, asked: String)
    case otherSignature(asked: String, given: String)
    case nestedTooDeeply
    case compiler(message: String, notes: [CompilerNote] = [])
    case otherTypes(asked: [String])
    /// The code that Lectern compiles beside the answer does not compile with its declarations.
    case hidesOurs(message: String)
    /// What the exercise takes from this line of the chapter does not compile beside the answer.
    case usedDoesNotCompile(line: Int, message: String)
    case compilerSilent(lastWords: String)
    case didNotCompile(seconds: Int)
    case compilerOverran(megabytes: Int)
    case notLinked(lastWords: String)

    // An entry of `quizzes.yml`.
    case yamlAlias
    case answeredTwice(quiz: String)
    case notYAML
    case notEntries
    case notOneAnswer
    case notANumber(answer: String)
    /// Choices have letters, the last of which is this.
    case notAChoice(answer: String, last: String)
    case numberForChoice(answer: String, last: String)

    // The check.
    case tooSlow(seconds: Int)
    case checkStopped(reason: String)
    case exerciseAtFault(reason: String)
    case checkerDied
    case compilerEnded
    case notStartable(reason: String)
    case notGraded(reason: String)
}
