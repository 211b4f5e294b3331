/// How far training has come.
public struct TrainingProgress: Sendable {
    /// The epoch, counted from 1.
    public let epoch: Int
    /// How many epochs there will be.
    public let epochs: Int
    /// The step within the epoch, counted from 1.
    public let step: Int
    /// How many steps an epoch has.
    public let steps: Int
    /// The mean loss in this epoch so far.
    public let loss: Float
    /// The share of this epoch's images so far that were recognized when they were learned from.
    public let accuracy: Double
    /// Images learned from in a second.
    public let imagesPerSecond: Double
    /// How many seconds it will take until the last epoch is done.
    public let secondsLeft: Double
    /// How the network does on the held-out images; at the end of an epoch, where there are any.
    public let validation: Metrics?

    /// Whether the epoch is done.
    public var isEndOfEpoch: Bool { step == steps }
}

extension TrainingProgress: CustomStringConvertible {
    /// A line for a terminal: `epoch 3 of 10  ████████····  loss 0.121  96.4 %  8,123 images/s  12 s left`.
    public var description: String {
        let width = 20
        let done = steps > 0 ? step * width / steps : width
        let bar = String(repeating: "█", count: done) + String(repeating: "·", count: width - done)
        let held = validation.map { "  held out \(percent($0.accuracy))" } ?? ""
        return
            "epoch \(epoch) of \(epochs)  \(bar)  loss \(decimals(Double(loss), 3))  \(percent(accuracy))\(held)  "
            + "\(Int(imagesPerSecond.rounded()).grouped) images/s  \(time(secondsLeft)) left"
    }

    private func percent(_ share: Double) -> String { decimals(share * 100, 1) + " %" }

    private func time(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded(.up))
        return whole < 90 ? "\(whole) s" : whole < 5400 ? "\((whole + 30) / 60) min" : "\((whole + 1800) / 3600) h"
    }
}

/// `value` with `digits` digits after the point.
func decimals(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let unit = (0..<digits).reduce(1) { unit, _ in unit * 10 }
    let scaled = Int((abs(value) * Double(unit)).rounded())
    let fraction = String(scaled % unit)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return (value < 0 ? "-" : "") + "\(scaled / unit)" + (digits > 0 ? "." + zeros + fraction : "")
}
