/// What an expression gives.
enum Value {
    case int(Int64)
    case double(Double)
    case float(Float)
    case bool(Bool)
    case string(String)
    /// An array, and what zip, enumerated, reversed, stride and joined give.
    case array([Value])
    /// The elements, and the index of the first.
    case slice([Value], start: Int)
    case tuple([Value])
    case none
    indirect case some(Value)
    /// Without its upper bound.
    case range(Int64, Int64)
    case closedRange(Int64, Int64)
    indirect case bounds(Value, Value, isClosed: Bool)
    indirect case partialRange(from: Int64?, to: Int64?, isClosed: Bool)
    case function(FunctionValue)
    /// A variable that a closure captured.
    case box(Box)

    static var void: Value { .tuple([]) }
}

/// A function with the variables around it.
final class FunctionValue {
    let code: FunctionCode
    let parent: Frame?

    init(code: FunctionCode, parent: Frame?) {
        self.code = code
        self.parent = parent
    }
}

/// Shared by a function and the closures that use its variable.
final class Box {
    var value: Value
    init(_ value: Value) { self.value = value }
}

/// The variables of one call.
final class Frame {
    var slots: [Value]
    let parent: Frame?

    init(slots: [Value], parent: Frame?) {
        self.slots = slots
        self.parent = parent
    }

    /// What a closure keeps: captured variables are shared, later loop turns have their own.
    var snapshot: Frame { Frame(slots: slots, parent: parent) }
}
