import DeepStack
import Interpreter
import Testing

@Suite("The course's exercises can be answered in the subset")
struct ExerciseTests {
    /// What is outside the subset, by exercise. Where only misconceptions need it, the reason says so.
    private static let refused: [String: String] = [
        "teach": "uses the chapter's Perceptron",
        "forward-pass": "computes with Tensor",
        "residual-gradient": "computes with Tensor",
        "cd-step": "uses functions of the chapter",
    ]
    /// Misconceptions with a construct that no solution needs.
    private static let refusedMistakes: [String: String] = [
        "suppression-bug": "map of an optional", "best-place": "flatMap of an optional",
        "unit-name": "makes a Set",
    ]

    @Test("solutions, code to begin with and misconceptions are accepted, but for those in the table")
    func accepted() {
        #expect(CourseAnswers.all.count > 400)
        var strange: [String] = []
        var refusedNow: Set<String> = []
        for answer in CourseAnswers.all {
            guard let fault = fault(of: answer.source) else { continue }
            refusedNow.insert(answer.exercise)
            let isListed =
                Self.refused[answer.exercise] != nil
                || (answer.kind == "wrong" && Self.refusedMistakes[answer.exercise] != nil)
            if !isListed { strange.append("\(answer.exercise), \(answer.kind): \(fault.text)") }
        }
        #expect(strange.isEmpty)
        #expect(refusedNow == Set(Self.refused.keys).union(Self.refusedMistakes.keys))
    }

    @Test("nine of ten solutions are accepted")
    func share() {
        let solutions = CourseAnswers.all.filter { $0.kind == "solution" }
        let count = solutions.count { fault(of: $0.source) == nil }
        #expect(count * 10 >= solutions.count * 9, "\(count) of \(solutions.count)")
    }

    @Test("the call with which trying begins tells a right answer from the code to begin with")
    func calls() {
        var blind: [String] = []
        for solution in CourseAnswers.all where solution.kind == "solution" && Self.refused[solution.exercise] == nil {
            guard let call = CourseAnswers.calls[solution.exercise],
                let starter = CourseAnswers.all.first(where: {
                    $0.exercise == solution.exercise && $0.kind == "exercise"
                }), case .success(let value) = Interpreted.value(of: call, in: solution.source)
            else {
                blind.append("\(solution.exercise): no call, or none for which the solution gives a value")
                continue
            }
            if case .success(value) = Interpreted.value(of: call, in: starter.source) {
                blind.append("\(solution.exercise): both give \(value) for \(call)")
            }
        }
        #expect(blind.isEmpty)
    }

    @Test("a solution keeps what its check promises of it, line by line, as the compiled one does")
    func promises() {
        var tried = 0
        var broken: [String] = []
        for (exercise, expressions) in CourseAnswers.promises where Self.refused[exercise] == nil {
            guard let solution = CourseAnswers.all.first(where: { $0.exercise == exercise && $0.kind == "solution" })
            else { continue }
            for expression in expressions {
                switch Interpreted.value(of: expression, in: solution.source) {
                case .success("true"): tried += 1
                case .success(let value): broken.append("\(exercise): \(expression) is \(value)")
                // The check's own code may use what answers do not, as approximate equality.
                case .failure(let fault) where fault.kind == .unsupported || fault.kind == .type: continue
                case .failure(let fault): broken.append("\(exercise): \(expression): \(fault.text)")
                }
            }
        }
        #expect(broken.isEmpty)
        #expect(tried >= 40, "only \(tried) promises were tried")
    }

    private func fault(of source: String) -> Fault? {
        DeepStack.run {
            do throws(Fault) {
                _ = try InterpretedProgram(source)
                return nil
            } catch {
                return error
            }
        }
    }
}
