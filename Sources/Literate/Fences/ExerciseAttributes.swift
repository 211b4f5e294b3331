/// What the fence of an exercise says beside its name.
struct ExerciseAttributes: Sendable, Hashable {
    /// Points for an answer that passes every check.
    var points: Int
    /// What of the chapter's earlier cells an answer may use.
    var uses: [Exercise.Use]
    /// A call of the answer, with which trying it begins.
    var call: String?
}
