/// A word that may follow a fence's language: its name, what may follow it, and the fences that it may be used with.
struct FenceAttribute: Sendable {
    /// The name, e.g. `timeout`.
    let name: String
    /// What may follow the name.
    let kind: AttributeKind
    /// The role that the attribute gives its fence; nil for one that is used beside a role.
    let role: FenceRole?
    /// The fences that it may be used with.
    let roles: [FenceRole]
    /// What a quoted text after the value says, as the README has it; nil where there may not be one.
    let text: String?
    /// Whether its fences must have it.
    let isRequired: Bool
    /// What a fence with it is, for the README.
    let sentence: String
    private let assign: @Sendable (FenceInfo.Piece, inout FenceAttributes) throws(Mistake) -> Void

    /// A word alone that gives the fence its role.
    init(_ role: FenceRole, _ sentence: String) {
        (name, kind, self.role, roles) = (role.rawValue, .word, role, [role])
        (text, isRequired, self.sentence) = (nil, false, sentence)
        assign = { (_, _) throws(Mistake) in }
    }

    /// An attribute with a value that gives the fence its role.
    init<Value>(
        _ role: FenceRole, _ value: AttributeValue<Value>, text: String? = nil,
        sets path: any WritableKeyPath<FenceAttributes, Value?> & Sendable, _ sentence: String
    ) {
        self.init(role.rawValue, value, role: role, roles: [role], text: text, sets: path, sentence)
    }

    /// An attribute with a value that is used beside the roles in `roles`.
    init<Value>(
        _ name: String, _ value: AttributeValue<Value>, with roles: [FenceRole], isRequired: Bool = false,
        sets path: any WritableKeyPath<FenceAttributes, Value?> & Sendable, _ sentence: String
    ) {
        self.init(name, value, role: nil, roles: roles, isRequired: isRequired, sets: path, sentence)
    }

    private init<Value>(
        _ name: String, _ value: AttributeValue<Value>, role: FenceRole?, roles: [FenceRole], text: String? = nil,
        isRequired: Bool = false, sets path: any WritableKeyPath<FenceAttributes, Value?> & Sendable, _ sentence: String
    ) {
        (self.name, kind, self.role, self.roles) = (name, value.kind, role, roles)
        (self.text, self.isRequired, self.sentence) = (text, isRequired, sentence)
        assign = { (piece, attributes) throws(Mistake) in
            attributes[keyPath: path] = try value.read(piece, of: name)
        }
    }

    /// The attribute as it is written, with a placeholder for its value: `timeout=SECONDS`.
    var usage: String { kind.placeholder.map { "\(name)=\($0)" } ?? name }

    /// Reads the value at `piece` into `attributes`.
    func read(_ piece: FenceInfo.Piece, into attributes: inout FenceAttributes) throws(Mistake) {
        try assign(piece, &attributes)
    }
}
