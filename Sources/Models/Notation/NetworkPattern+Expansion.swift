extension NetworkPattern {
    private static let layerLimit = 10_000

    /// The layers one after the other, with nothing repeated.
    ///
    /// - Parameter numbers: how often each letter is, `["N": 2, "M": 3]`.
    /// - Throws: ``PatternError`` for a letter without a number, a number without a letter, and too many layers or none.
    public func expanded(_ numbers: [String: Int] = [:]) throws(PatternError) -> NetworkPattern {
        NetworkPattern(try layers(numbers).map(Part.layer))
    }

    /// The layers one after the other, as names.
    ///
    /// - Throws: ``PatternError``, as ``expanded(_:)``.
    public func layers(_ numbers: [String: Int] = [:]) throws(PatternError) -> [LayerName] {
        for (letter, number) in numbers.sorted(by: { $0.key < $1.key }) {
            guard letters.contains(letter) else { throw error(.noSuchLetter(letter, has: letters)) }
            guard number >= 0 else { throw error(.negative(letter: letter, number)) }
        }
        let layers = try expand(parts, numbers)
        guard !layers.isEmpty else { throw error(.noLayers) }
        return layers
    }

    private func expand(_ parts: [Part], _ numbers: [String: Int]) throws(PatternError) -> [LayerName] {
        var layers: [LayerName] = []
        for part in parts {
            switch part {
            case .layer(let layer): layers.append(layer)
            case .group(let parts, _): layers += try expand(parts, numbers)
            case .repeated(let part, let times):
                let unit = try expand([part], numbers)
                let count = try number(times, numbers)
                guard count == 0 || unit.count <= NetworkPattern.layerLimit / count else {
                    throw error(.tooManyLayers(limit: NetworkPattern.layerLimit))
                }
                for _ in 0..<count { layers += unit }
            }
            guard layers.count <= NetworkPattern.layerLimit else {
                throw error(.tooManyLayers(limit: NetworkPattern.layerLimit))
            }
        }
        return layers
    }

    private func number(_ times: Times, _ numbers: [String: Int]) throws(PatternError) -> Int {
        switch times {
        case .number(let number): return number
        case .letter(let letter):
            guard let number = numbers[letter] else { throw error(.letterWithoutNumber(letter)) }
            return number
        }
    }

    func error(_ problem: PatternError.Problem) -> PatternError {
        PatternError(problem: problem, text: description, column: nil)
    }
}
