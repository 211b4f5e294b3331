import Outputs

/// Shows a value below the cell, as a trailing expression is shown.
///
/// - Parameter value: anything; text comes from `description`, or from reflection where there is none.
@_disfavoredOverload
public func show<Value>(_ value: Value) {
    if value is Void { return }
    EventChannel.send(.value(DisplayedValue(type: typeText(Value.self), text: displayText(value))))
}

/// Shows a table below the cell.
public func show(_ table: Table) {
    EventChannel.send(.table(table))
}

/// Shows a table below the cell, and hands it to later chapters: they ask for `12/scoreboard` if this is chapter 12 and the name `scoreboard`.
public func show(_ table: Table, as name: String) {
    EventChannel.send(.table(Table(header: table.header, rows: table.rows, name: name)))
}

/// A table of text for the reader: `show(Table(header: ["layer", "parameters"], rows: …))`.
public typealias Table = Outputs.Table

/// Shows one line of progress in the terminal, in place of the one before it. It is not part of the page.
public func progress(_ line: String) {
    EventChannel.send(.progress(line))
}

/// What the engine makes of a cell's last line where that is an expression; one without a value shows nothing. Not for chapters to call.
@_disfavoredOverload
public func lecternDisplay<Value>(_ value: Value) { show(value) }

/// A trailing table is shown as one.
public func lecternDisplay(_ value: Table) { show(value) }

/// Strings are shown in quotes, optionals without their wrapper, everything else by its description.
func displayText<Value>(_ value: Value) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
        return mirror.children.first.map { displayText($0.value) } ?? "nil"
    }
    if let text = value as? String { return text.debugDescription }
    return String(describing: value)
}

/// A type as Swift code writes it: `[Int]`, `[String: Int]`, `Int?`.
func typeText(_ type: Any.Type) -> String {
    (type as? any SugaredType.Type)?.sugaredText ?? "\(type)"
}

private protocol SugaredType {
    static var sugaredText: String { get }
}

extension Array: SugaredType {
    fileprivate static var sugaredText: String { "[\(typeText(Element.self))]" }
}

extension Dictionary: SugaredType {
    fileprivate static var sugaredText: String { "[\(typeText(Key.self)): \(typeText(Value.self))]" }
}

extension Optional: SugaredType {
    fileprivate static var sugaredText: String { "\(typeText(Wrapped.self))?" }
}
