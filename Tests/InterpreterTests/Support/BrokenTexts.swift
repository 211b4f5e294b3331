import Foundation
import Interpreter
import Random

/// Texts that are no programs, or hardly: each follows from a seed.
struct BrokenTexts {
    /// What is broken: answers, programs.
    private let whole: [[UInt8]]
    private static let pieces = [
        "{", "}", "(", ")", "[", "]", "$0", "\"", "\\(", "?", "!", ".", ",", ":", "-", "nil", "in", "let", "func f(",
        "9223372036854775808", "..<", " ", "\n", "é", "\u{0}", "/*", "*/", "//", "switch", "case ", "else", "->", "_",
        "1e999", "$9", "#", "`", "'", "<", ">", "&", "\\", "\u{FEFF}", "return ", "if ", "try? ", "Set<Int>()", "👩‍👩‍👧",
    ].map { Array($0.utf8) }
    private static let foreign = [
        "def f(x):\n    return [i**2 for i in x if i % 2 == 0]\n", "int main() { printf(\"%d\\n\", 3); return 0; }",
        "fn f(x: &mut Vec<i32>) -> i32 { x.iter().map(|a| a * 2).sum() }", "const f = (x) => x.map(y => `${y}`);",
        "f :: Int -> Int\nf 0 = 1\nf n = n * f (n - 1)", "SELECT a, b FROM t WHERE a > 3;", "<p class=\"a\">&amp;</p>",
        "function f(x)\n  local y = {1, 2}\nend", "{\"a\": [1, 2.5e3, null], \"b\": \"\\u00e9\"}", "x = y <- c(1, 2)",
    ].map { Array($0.utf8) }

    init(breaking sources: [String]) { whole = sources.map { Array($0.utf8) } }

    /// The text of a seed.
    func text(seed: Int) -> String {
        var random = SplitMix64(seed: seed, stream: 23)
        func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        var bytes = whole[draw(whole.count)]
        switch draw(12) {
        case 0: bytes = (0..<draw(200)).map { _ in UInt8(draw(256)) }
        case 1:
            bytes = Array(
                String(
                    String.UnicodeScalarView((0..<draw(80)).compactMap { _ in Unicode.Scalar(UInt32(draw(0x3000))) })
                ).utf8)
        case 2: bytes = Self.foreign[draw(Self.foreign.count)]
        case 3:
            let piece = Self.pieces[draw(Self.pieces.count)]
            bytes.insert(contentsOf: (0..<draw(400)).flatMap { _ in piece }, at: draw(bytes.count + 1))
        case 4: bytes.removeSubrange(draw(bytes.count + 1)...)
        case 5: bytes = (0..<draw(60)).flatMap { _ in Self.pieces[draw(Self.pieces.count)] }
        default: break
        }
        for _ in 0..<draw(5) where !bytes.isEmpty {
            let place = draw(bytes.count)
            switch draw(6) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(contentsOf: Self.pieces[draw(Self.pieces.count)], at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + draw(20)))
            case 3: bytes[place] = UInt8(draw(256))
            case 4:
                let other = whole[draw(whole.count)]
                let start = draw(other.count)
                bytes.insert(contentsOf: other[start..<min(other.count, start + draw(60))], at: place)
            default:
                let end = min(bytes.count, place + draw(40))
                bytes.insert(contentsOf: bytes[place..<end], at: draw(bytes.count))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is wrong with how the interpreter takes a text; nil where nothing is. What it accepts is also called, within narrow limits.
    static func finding(_ text: String, call: String) -> String? {
        let start = seconds
        var finding: String?
        do throws(Fault) {
            let program = try InterpretedProgram(text)
            let limits = EvaluationLimits(steps: 20_000, elements: 20_000, calls: 64)
            do throws(Fault) {
                if let fault = try program.outcome(of: call, limits: limits).fault {
                    finding = misplaced(fault, in: text)
                }
            } catch {
                finding = misplaced(error, in: call)
            }
        } catch {
            finding = misplaced(error, in: text)
        }
        let time = seconds - start
        return finding ?? (time > 0.5 ? "it takes \(time) s" : nil)
    }

    /// What this thread computed, however many others there are.
    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Whether a fault has no words, or a place that the text does not have.
    private static func misplaced(_ fault: Fault, in text: String) -> String? {
        // A place after the last byte is the end.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let (line, column) = (fault.position.line, fault.position.column)
        let isInside = lines.indices.contains(line - 1) && (1...lines[line - 1].count + 1).contains(column)
        return isInside && !fault.message.isEmpty ? nil : "misplaced: \(fault.text)"
    }
}
