import Outputs
import PropertyTesting

/// Claims that the body holds for every input, and shows the outcome below the cell: tried on `cases` seeded cases, with the
/// smallest counterexample where it fails.
///
///     property("the formula counts the placements") { (n: Int, f: Int) in outputSize(n, f) == placements(n, f) }
///
/// - Parameters:
///   - name: what is claimed.
///   - cases: how many cases are tried.
///   - weight: the share of an exercise's points, relative to the exercise's other checks.
///   - source: filled in by the engine.
///   - body: a Bool, or nothing where it throws if the claim fails.
public func property<each Argument: Arbitrary, Claim>(
    _ name: String, cases: Int = 100, weight: Double = 1, source: PropertySource? = nil,
    _ body: (repeat each Argument) throws -> Claim
) {
    report(runProperty(name, cases: cases, weight: weight, source: source, body), source)
}

/// Claims that the body holds for every input that the generators draw.
///
///     property("…", .int(in: 1...32), .int(in: 1...7), cases: 200) { n, f in … }
public func property<each Argument, Claim>(
    _ name: String, _ generators: repeat Generator<each Argument>, cases: Int = 100, weight: Double = 1,
    source: PropertySource? = nil, _ body: (repeat each Argument) throws -> Claim
) {
    report(runProperty(name, repeat each generators, cases: cases, weight: weight, source: source, body), source)
}

/// Claims one fact, and shows whether it holds. An error while `condition` is evaluated fails the check.
public func check(
    _ name: String, weight: Double = 1, source: PropertySource? = nil, _ condition: @autoclosure () throws -> Bool
) {
    report(runCheck(name, weight: weight, source: source, condition), source)
}

private func report(_ result: PropertyResult, _ source: PropertySource?) {
    EventChannel.send(.check(CheckResult(result, line: source?.line)))
}
