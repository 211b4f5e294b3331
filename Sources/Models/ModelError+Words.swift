extension ModelError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .setting(let name, let value, let allowed): "\(name) must be \(allowed), not \(value)"
        case .nothingGiven(let what): "there are no \(what)"
        case .imageShape(let expected, let found): "an image has the shape \(found)\n  it must be \(expected)"
        case .labelOutside(let label, let classes): "label \(label) is not one of 0..<\(classes)"
        case .diverged(let epoch, let rate):
            "training diverged in epoch \(epoch)\n  the learning rate is \(rate): try a tenth of it"
        case .notFinite(let what, let row): "\(what) holds a value that is not finite, in row \(row)"
        case .tooFewRows(let needed, let found): "\(needed) rows of data are needed, and there are \(found)"
        case .notADistribution(let what, let row, let sum):
            "row \(row) of \(what) is not a distribution: it sums to \(sum)\n  probabilities lie in 0...1 and sum to 1"
        case .impossibleObservations(let time): "no sequence of states can give what is observed up to time \(time)"
        }
    }
}
