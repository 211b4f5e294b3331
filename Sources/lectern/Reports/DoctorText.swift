import Terminal

/// Renders what `doctor` found.
struct DoctorText {
    var findings: [(requirement: Requirement, isMet: Bool)]
    /// What a cell said of the kernels.
    var kernels: [String]
    /// How answers are sandboxed here, or why they cannot be.
    var sandbox: (fact: String, isHealthy: Bool)
    /// Whether jobs of Slurm's can be submitted from here.
    var submitsToSlurm: Bool
    var style: TerminalStyle

    var lines: [Line] {
        let width = (findings.map { $0.requirement.name.count }.max() ?? 0) + 2
        let list = findings.map { requirement, isMet -> Line in
            let name = requirement.name + String(repeating: " ", count: width - requirement.name.count)
            let missing = isMet ? Line() : Line(" · missing", .failed)
            return Line(isMet ? "✓ " : "✗ ", isMet ? .passed : .failed) + Line(name)
                + Line("for \(requirement.use)", .muted) + missing
        }
        let slurm =
            submitsToSlurm
            ? "Slurm takes jobs from here; 'srun lectern doctor' looks at a node, which must see the course and the parts in the same folders"
            : nil
        let facts = (kernels + [sandbox.fact, slurm].compactMap(\.self)).flatMap {
            $0.printable.split(separator: "\n").map { Line(String($0)) }
        }
        return list + [Line()] + facts + [Line()] + last
    }

    private var last: [Line] {
        let missing = findings.filter { !$0.isMet }.map(\.requirement)
        if missing.isEmpty, !sandbox.isHealthy { return [Line("✗ Answers cannot be graded here.", .failed)] }
        if missing.isEmpty { return [Line("✓ Everything is there.", .passed)] }
        let packages = missing.compactMap(\.package)
        let swift =
            missing.contains { $0.package == nil }
            ? [Line("Install Swift 6.3 from https://www.swift.org/install/linux", .bold)] : []
        return swift
            + (packages.isEmpty ? [] : [Line("Next: sudo apt-get install \(packages.joined(separator: " "))", .bold)])
    }
}
