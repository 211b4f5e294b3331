/// What the words after a fence's language say.
struct FenceAttributes: Sendable {
    /// The exercise or quiz that the fence belongs to.
    var name: Fence.Name?
    /// A part of the message with which a cell must fail.
    var message: String?
    /// The property that must notice the wrong code in the fence.
    var property: FenceInfo.Piece?
    var live: LiveID?
    var timeout: Duration?
    var points: Int?
    /// What an answer may use of the chapter.
    var uses: [Exercise.Use]?
    /// A call with which trying an answer begins.
    var call: String?
}

extension FenceAttribute {
    /// Every attribute. Parsing, its errors and the README's table follow from these lines.
    static let all: [FenceAttribute] = [
        FenceAttribute(.hidden, "run, not shown"),
        FenceAttribute(.norun, "shown and type-checked, not run"),
        FenceAttribute(
            .fails, .text, sets: \.message, "must fail to compile, throw or trap with this text, which is shown"),
        FenceAttribute(
            "live", .figure, with: [.run, .hidden], sets: \.live,
            "run, and part of a figure that the page's reader moves"),
        FenceAttribute(
            "timeout", .seconds(most: 600), with: [.run, .hidden, .fails], sets: \.timeout,
            "run for at most so long, where the usual minute does not do"),
        FenceAttribute(
            .exercise, .exercise, sets: \.name,
            "what a learner completes; its heading is the title, its prose the statement"),
        FenceAttribute(
            "points", .count(most: Exercise.mostPoints), with: [.exercise], sets: \.points,
            "what the exercise counts: 1 if not given"),
        FenceAttribute(
            "uses", .declarations, with: [.exercise], sets: \.uses,
            "what of the cells above an answer may use, too: types, functions, constants"),
        FenceAttribute(
            "try", .text, with: [.exercise], sets: \.call,
            "a call of the answer, with which trying it in the page begins"),
        FenceAttribute(.solution, .exercise, sets: \.name, "the author's solution"),
        FenceAttribute(.check, .exercise, sets: \.name, "property tests of the answer"),
        FenceAttribute(.finalCheck, .exercise, sets: \.name, "property tests that only grade --final tries and shows"),
        FenceAttribute(
            .extra, .exercise, text: "a further task", sets: \.name,
            "property tests of a further task, for no points: grade --extra tries them"),
        FenceAttribute(.extraSolution, .exercise, sets: \.name, "the author's solution of the further task"),
        FenceAttribute(
            .wrong, .exercise, text: "a hint", sets: \.name, "a known misconception, which the check must catch"),
        FenceAttribute(
            .wrongVersion, .property, sets: \.property,
            "a wrong version of what a cell declares, which this property must notice; not shown"),
        FenceAttribute(
            "id", .exercise, with: [.quiz], isRequired: true, sets: \.name,
            "a question with a number or a choice for an answer, in YAML"),
    ]
}

/// The README's table of fences.
enum FenceTable {
    private static let plain: [(role: FenceRole, sentence: String)] = [
        (.run, "run; what it prints, its last expression and its figures are shown"),
        (.output, "what the cell above prints: check compares, check --update rewrites"),
    ]

    /// A row for each language without attributes and for each attribute, in columns.
    static var text: String {
        let rows =
            plain.map { ("```\($0.role.language)", $0.sentence) }
            + FenceAttribute.all.map { attribute in
                let others = attribute.roles.filter { $0 != attribute.role && $0 != attribute.shownWith && $0 != .run }
                let also = others.isEmpty ? "" : " (also with \(others.map(\.rawValue).joined(separator: ", ")))"
                return (attribute.example, attribute.sentence + also)
            }
        let width = (rows.map(\.0.count).max() ?? 0) + 4
        return rows.map { $0.0 + String(repeating: " ", count: width - $0.0.count) + $0.1 + "\n" }.joined()
    }
}

extension FenceAttribute {
    /// The fence with which the README shows an attribute that is used beside a role.
    fileprivate var shownWith: FenceRole? { role == nil ? roles.first : nil }

    fileprivate var example: String {
        let first = FenceAttribute.all.first { $0.role != nil && $0.role == shownWith }
        return
            (["```\(roles[0].language)"] + [first?.usage, usage, text.map { "\"\($0)\"" }].compactMap { $0 })
            .joined(separator: " ")
    }
}
