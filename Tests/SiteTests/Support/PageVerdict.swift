import Foundation
import Literate

@testable import Grading

/// What a page and `lectern grade` say of an answer.
struct PageVerdict: Codable, Hashable {
    var claims: [Claim]
    var hint: String?

    struct Claim: Codable, Hashable {
        var name: String
        var outcome: String
        var cases: Int
        var counterexample: String
    }

    /// What `lectern grade` says; nil of what it does not compile, or could not try.
    static func graded(
        _ source: String, of exercise: PreparedExercise, by grader: Grader
    ) async throws -> PageVerdict? {
        let (verdict, hint) = try await grader.judgeWithHint(source, of: exercise)
        guard case .checked(let checks, _, _) = verdict.finding else { return nil }
        return PageVerdict(
            claims: checks.map { check in
                .init(
                    name: check.name, outcome: check.passed ? "passed" : "failed", cases: check.cases,
                    counterexample: check.counterexample ?? "")
            }, hint: hint)
    }

    /// What the page says that a browser shows, with the seed 7, or why it does not judge.
    static func answer(to source: String, of exercise: ExerciseID, by browser: BrowserSession) throws -> Answer {
        let answer = try browser.value(
            of: """
                JSON.stringify(await (({ interpreter, checks, heads, checkIndex }) => lecternCheck(
                  { interpreter, checks }, \(BrowserSession.quoted(source)), heads.split("\\n"), Number(checkIndex), 7)
                )(document.querySelector("#exercise-\(exercise) .trial").dataset))
                """)
        // Null where the module ended, and a word where it was ended.
        return (try? JSONDecoder().decode(Answer.self, from: Data(answer.utf8))) ?? Answer(ending: answer)
    }

    /// What a page's worker answers.
    struct Answer: Codable {
        var ending: String?
        var claims: [Claim]?
        var hint: String?
        /// The fields of what the interpreter refused.
        var fault: [String]?
        /// The fields of what the page has too little for.
        var beyond: [String]?

        var verdict: PageVerdict? {
            guard ending == "ended", let claims else { return nil }
            return PageVerdict(claims: claims, hint: hint)
        }

        /// Why there is no verdict.
        var reason: String { (fault ?? beyond ?? [ending ?? ""]).joined(separator: " ") }
    }

    /// Why a call trapped, each says in words of its own.
    var withoutTraps: PageVerdict {
        var verdict = self
        verdict.claims = claims.map { claim in
            var claim = claim
            claim.counterexample = claim.counterexample.replacing(#/ trapped: .*/#, with: " trapped")
                // Its sign is the processor's choice.
                .replacing("-nan", with: "nan")
            return claim
        }
        return verdict
    }

    /// The same without the counterexamples of traps.
    var withoutShrinking: PageVerdict {
        var verdict = self
        verdict.claims = claims.map { claim in
            var claim = claim
            if claim.counterexample.hasSuffix(" trapped") { claim.counterexample = "trapped" }
            return claim
        }
        return verdict
    }
}
