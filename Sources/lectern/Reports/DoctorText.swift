import Terminal

/// Renders what `doctor` found.
struct DoctorText {
    var findings: [(requirement: Requirement, isMet: Bool)]
    /// What a cell said of the kernels.
    var kernels: [String]
    var style: TerminalStyle

    var lines: [Line] {
        let width = (findings.map { $0.requirement.name.count }.max() ?? 0) + 2
        let list = findings.map { requirement, isMet -> Line in
            let name = requirement.name + String(repeating: " ", count: width - requirement.name.count)
            let missing = isMet ? Line() : Line(" · missing", .failed)
            return Line(isMet ? "✓ " : "✗ ", isMet ? .passed : .failed) + Line(name)
                + Line("for \(requirement.use)", .muted) + missing
        }
        let facts = kernels.flatMap { $0.printable.split(separator: "\n").map { Line(String($0)) } }
        return list + [Line()] + facts + [Line()] + last
    }

    private var last: [Line] {
        let missing = findings.filter { !$0.isMet }.map(\.requirement)
        if missing.isEmpty { return [Line("✓ Everything is there.", .passed)] }
        let packages = missing.compactMap(\.package)
        let swift =
            missing.contains { $0.package == nil }
            ? [Line("Install Swift 6.3 from https://www.swift.org/install/linux", .bold)] : []
        return swift
            + (packages.isEmpty ? [] : [Line("Next: sudo apt-get install \(packages.joined(separator: " "))", .bold)])
    }
}
