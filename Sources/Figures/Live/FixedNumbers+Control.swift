import Pictures

extension FixedNumbers: Control {
    public var erased: AnyControl? { nil }

    public func value(_ numbers: [Double]) -> FixedNumbers { self }

    /// - Throws: `FigureError` where a number is not finite.
    func check() throws(FigureError) {
        guard largest.isFinite else {
            throw .outOfBounds(what: "one of the fixed numbers", value: "infinite or not a number", bounds: "finite")
        }
    }
}
