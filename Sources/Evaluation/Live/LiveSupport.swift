import Outputs

/// Swift that is compiled into a live figure's module beside its cells: what Embedded Swift and wasi-libc leave open, and the
/// functions that a page and a proof call.
package enum LiveSupport {
    /// C's mathematics, by the names that it has in Foundation.
    package static let mathematics: String = {
        let one = [
            "exp", "exp2", "log", "log2", "log10", "log1p", "expm1", "sqrt", "cbrt", "sin", "cos", "tan", "asin",
            "acos",
            "atan", "sinh", "cosh", "tanh", "floor", "ceil", "round", "trunc", "fabs", "erf", "tgamma", "lgamma",
        ]
        let two = ["pow", "atan2", "hypot", "fmod"]
        func declaration(_ name: String, _ count: Int) -> String {
            let names = ["x", "y"].prefix(count)
            func declare(_ symbol: String, _ type: String) -> String {
                let parameters = names.map { "_ \($0): \(type)" }.joined(separator: ", ")
                return "@_extern(c, \"\(symbol)\") func \(name)(\(parameters)) -> \(type)\n"
            }
            return declare(name, "Double") + declare(name + "f", "Float")
        }
        return (one.map { declaration($0, 1) } + two.map { declaration($0, 2) }).joined()
    }()

    /// Functions that the compiler calls and neither Embedded Swift nor wasi-libc has.
    package static let runtime = """
        /// The product of two integers of 128 bits, of which compiler-rt would have the usual one.
        @_cdecl("__multi3")
        public func lecternProduct(
            _ result: UnsafeMutablePointer<UInt64>, _ a: UInt64, _ aHigh: UInt64, _ b: UInt64, _ bHigh: UInt64
        ) {
            let mask: UInt64 = 0xFFFF_FFFF
            let (a0, a1, b0, b1) = (a & mask, a &>> 32, b & mask, b &>> 32)
            let low = a0 &* b0
            let middle = a1 &* b0 &+ (low &>> 32)
            let cross = a0 &* b1 &+ (middle & mask)
            result[0] = (cross &<< 32) | (low & mask)
            result[1] = a1 &* b1 &+ (middle &>> 32) &+ (cross &>> 32) &+ a &* bHigh &+ aHigh &* b
        }

        /// Seeds hashing, which needs no chance here.
        @_cdecl("arc4random_buf")
        public func lecternSeed(_ buffer: UnsafeMutableRawPointer, _ count: Int) {
            for offset in 0..<count { buffer.storeBytes(of: 7, toByteOffset: offset, as: UInt8.self) }
        }

        /// A page has nowhere to print to.
        @_cdecl("putchar") public func lecternPrint(_ character: Int32) -> Int32 { character }
        """

    /// What a page calls: `lectern_settings` makes room for the controls' numbers and returns where; before a list stands how many numbers
    /// it has. `lectern_draw` then draws at these, and returns how many bytes `lectern_text` has: the sentence, a line break and the SVG.
    static func exports(call: String) -> String {
        """
        /// The controls' numbers, of which each parameter takes its own.
        private struct LecternSettings {
            var rest: ArraySlice<Double>

            mutating func number() -> Double { rest.popFirst() ?? 0 }
            mutating func point() -> Plane.Point { Plane.Point(x: number(), y: number()) }
            mutating func list() -> [Float] {
                let count = Int(number())
                let numbers = rest.prefix(count)
                rest = rest.dropFirst(count)
                return numbers.map { Float($0) }
            }
        }

        nonisolated(unsafe) private var lecternNumbers: [Double] = []
        nonisolated(unsafe) private var lecternBytes: [UInt8] = []

        @_cdecl("lectern_settings")
        public func lecternSettings(_ count: Int32) -> UnsafeMutablePointer<Double>? {
            lecternNumbers = [Double](repeating: 0, count: Int(count))
            return lecternNumbers.withUnsafeMutableBufferPointer { $0.baseAddress }
        }

        @_cdecl("lectern_draw")
        public func lecternDraw() -> Int32 {
            var settings = LecternSettings(rest: lecternNumbers[...])
            let drawn = \(call)
            lecternBytes = drawn.pageText
            return Int32(lecternBytes.count)
        }

        @_cdecl("lectern_text")
        public func lecternText() -> UnsafePointer<UInt8>? { lecternBytes.withUnsafeBufferPointer { $0.baseAddress } }
        """
    }

    /// A program that reads settings, each as its count and that many numbers, draws at each and prints what a page would get, a line break
    /// after each. It is an object of its own: what has a C name is never left out of a module, and this needs more than a page has.
    static let proof = """
        @_extern(c, "lectern_settings") private func settings(_ count: Int32) -> UnsafeMutablePointer<Double>?
        @_extern(c, "lectern_draw") private func draw() -> Int32
        @_extern(c, "lectern_text") private func text() -> UnsafePointer<UInt8>?
        @_extern(c, "read") private func read(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
        @_extern(c, "write") private func write(_ file: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int

        /// Reads `count` numbers to `place`, or returns false where there are no more.
        private func fill(_ place: UnsafeMutableRawPointer, _ count: Int) -> Bool {
            var got = 0
            while got < 8 * count {
                let next = read(0, place + got, 8 * count - got)
                if next <= 0 { return false }
                got += next
            }
            return true
        }

        private func say(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
            var sent = 0
            while sent < count {
                let next = write(1, bytes + sent, count - sent)
                if next <= 0 { return false }
                sent += next
            }
            return true
        }

        @_cdecl("__main_argc_argv")
        public func lecternMain(
            _ count: Int32, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
        ) -> Int32 {
            var length = 0.0
            while fill(&length, 1) {
                guard let place = settings(Int32(length)), fill(place, Int(length)) else { return 1 }
                let count = Int(draw())
                var newline: UInt8 = 10
                guard let bytes = text(), say(bytes, count), say(&newline, 1) else { return 1 }
            }
            return 0
        }
        """

    /// What the module calls the figure's fixed numbers with this index.
    static func fixedName(_ index: Int) -> String { "lecternFixed\(index)" }

    /// The fixed numbers of a figure, which lie in the module's data.
    static func fixed(_ numbers: [LiveNumbers]) -> String {
        numbers.enumerated().map { index, numbers in
            """
            @_extern(c, "lectern_words_\(index)") private func lecternWords\(index)() -> UnsafePointer<UInt64>
            let \(fixedName(index)) = FixedNumbers(
                words: Array(UnsafeBufferPointer(start: lecternWords\(index)(), count: \(numbers.words.count))), count: \(numbers.count),
                largest: Float(bitPattern: \(numbers.largest.bitPattern)))

            """
        }.joined()
    }

    /// That data in C: for a list of 40,000 numbers Swift's compiler takes a quarter of a minute, and C's a fifth of a second.
    static func data(of numbers: [LiveNumbers]) -> String {
        numbers.enumerated().map { index, numbers in
            let words = numbers.words.map { "0x" + String($0, radix: 16) }.joined(separator: ",")
            return """
                static const unsigned long long words_\(index)[] = {\(words)};
                const unsigned long long *lectern_words_\(index)(void) { return words_\(index); }

                """
        }.joined()
    }
}
