import Dispatch
import Kernels
import Synchronization

/// Adds up what all ranks computed, while the rest is computed: the backward pass comes to the last layers first, and their gradients are
/// on their way when it comes to the earlier ones.
///
/// Gradients go in pieces, which follow from the network alone, so that all ranks add up the same values in the same order. What a small
/// network learns is one piece.
///
/// - Source: Li et al., *PyTorch Distributed: experiences on accelerating data parallel training*, 2020, section 3.2.
struct OverlappedSum {
    /// How many values a piece has at least: so many take longer on their way than a message takes to begin.
    static let least = 1 << 18

    private let parameters: Parameters
    /// Places of parameters that are learned, from the last node to the first; the last piece, which may be empty, has the others beside it.
    private let pieces: [[Int]]
    private let queue: SumQueue
    private var given = 0

    init(over ranks: any GradientSum, of parameters: Parameters, least: Int) {
        self.parameters = parameters
        queue = SumQueue(ranks)
        var (pieces, last, count) = ([[Int]](), [Int](), 0)
        for place in parameters.learned.reversed() {
            last.append(place)
            count += parameters.entries[place].spec.count
            guard count >= least else { continue }
            pieces.append(last)
            (last, count) = ([], 0)
        }
        self.pieces = pieces + [last]
    }

    /// The backward pass has been through the node and all after it: what is complete goes on its way.
    ///
    /// - Parameter learned: the gradients of each node's parameters, none where the pass did not reach it.
    mutating func passed(_ node: Int, _ learned: [[Tensor]]) {
        while given < pieces.count - 1, pieces[given].allSatisfy({ parameters.entries[$0].node >= node }) {
            queue.add(
                flat(pieces[given]) { place in
                    let entry = parameters.entries[place]
                    return learned[entry.node].isEmpty ? nil : learned[entry.node][entry.index]
                })
            given += 1
        }
    }

    /// The whole batch's result, from what each rank's part adds to it, whose pieces may be on their way.
    ///
    /// Beside the last gradients go, for each statistic, its new value and whether there is one; then the loss and the images that were
    /// recognized, which a Float counts up to 2^24.
    mutating func sum(_ part: StepResult) throws -> StepResult {
        let gradients = Dictionary(zip(parameters.learned, part.gradients)) { first, _ in first }
        let statistics = parameters.entries.indices.filter { parameters.entries[$0].spec.role == .statistic }
        for piece in pieces[given...] {
            var values = flat(piece) { gradients[$0] }
            given += 1
            if given == pieces.count {
                values += flat(statistics) { part.statistics[$0] }
                // A part without images has no statistics, and a layer of a reader's own need not gather them.
                values += statistics.map { part.statistics[$0] == nil ? 0 : 1 }
                values += [part.loss, Float(part.right)]
            }
            queue.add(values)
        }
        let sums = try queue.all()
        var whole = StepResult(loss: sums.last?.dropLast().last ?? 0, right: Int(sums.last?.last ?? 0))
        var learned: [Int: Tensor] = [:]
        var rest: ArraySlice<Float> = []
        for (piece, values) in zip(pieces, sums) {
            rest = values[...]
            for place in piece { learned[place] = try take(place, off: &rest) }
        }
        let values = try statistics.map { try take($0, off: &rest) }
        for (place, (value, has)) in zip(statistics, zip(values, rest)) where has > 0 {
            whole.statistics[place] = value
        }
        whole.gradients = parameters.learned.compactMap { learned[$0] }
        return whole
    }

    private func flat(_ places: [Int], _ value: (Int) -> Tensor?) -> [Float] {
        var flat: [Float] = []
        flat.reserveCapacity(places.reduce(2) { $0 + parameters.entries[$1].spec.count + 1 })
        for place in places {
            if let tensor = value(place) {
                tensor.withValues { flat.append(contentsOf: $0) }
            } else {
                flat.append(contentsOf: repeatElement(0, count: parameters.entries[place].spec.count))
            }
        }
        return flat
    }

    private func take(_ place: Int, off values: inout ArraySlice<Float>) throws -> Tensor {
        let spec = parameters.entries[place].spec
        defer { values = values.dropFirst(spec.count) }
        return try Tensor(Array(values.prefix(spec.count)), shape: spec.shape)
    }
}

/// Sums that are done one after the other, beside the thread that asks for them.
private final class SumQueue: Sendable {
    private let ranks: any GradientSum
    private let queue = DispatchQueue(label: "sums of gradients")
    private let sums = Mutex<Result<[[Float]], any Error>>(.success([]))

    init(_ ranks: any GradientSum) { self.ranks = ranks }

    /// Adds these values up after those that were added before.
    func add(_ values: [Float]) {
        queue.async { [self] in
            guard case .success = sums.withLock({ $0 }) else { return }
            let sum = Result {
                var values = values
                try ranks.sum(&values)
                return values
            }
            sums.withLock { sums in sums = sums.flatMap { all in sum.map { all + [$0] } } }
        }
    }

    /// All sums, once they are there.
    /// - Throws: what the first that failed threw.
    func all() throws -> [[Float]] {
        queue.sync {}
        return try sums.withLock { $0 }.get()
    }
}
