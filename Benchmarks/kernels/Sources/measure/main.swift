// Prints how long each operator takes at its shape, in microseconds, as `name<tab>time`; with the names of cases as
// arguments only those.

let wanted = Set(CommandLine.arguments.dropFirst())

/// The shortest of as many runs as fit into a fifth of a second.
func measure(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    var (best, spent, runs) = (Duration.seconds(1000), Duration.zero, 0)
    while runs < 5 || (spent < .milliseconds(200) && runs < 2000) {
        let time = try clock.measure(body)
        (best, spent, runs) = (min(best, time), spent + time, runs + 1)
    }
    return Double(best.components.attoseconds) / 1e12 + Double(best.components.seconds) * 1e6
}

for operation in lenet + alexnet + others where wanted.isEmpty || wanted.contains(operation.name) {
    let run = try operation.prepare()
    print("\(operation.name)\t\(try measure(run))")
}
