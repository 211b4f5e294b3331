#if !hasFeature(Embedded)
    /// Runs `body` on many cases drawn from `generators`, and shrinks the first failure to the smallest one it finds.
    ///
    ///     runProperty("sorting keeps the count", .array(of: .int)) { numbers in numbers.sorted().count == numbers.count }
    ///
    /// - Parameters:
    ///   - cases: how many cases to try, beside those that `assume` discards.
    ///   - seed: what the cases follow from; nil for one that follows from `BaseSeed` and the name.
    ///   - source: the body's source text, with which the counterexample is printed as the body with the values in place.
    ///   - body: whether the claim holds, as a Bool, or nothing where it throws if not; `assume`'s error discards the case.
    /// - Returns: the outcome; nothing is thrown or trapped where the property fails.
    public func runProperty<each Argument, Claim>(
        _ name: String, _ generators: repeat Generator<each Argument>, cases: Int = 100, weight: Double = 1,
        seed: UInt64? = nil, source: PropertySource? = nil, _ body: (repeat each Argument) throws -> Claim
    ) -> PropertyResult {
        let run = PropertyRun(
            name: name, cases: max(1, cases), weight: weight, seed: seed ?? BaseSeed.seed(for: name), source: source)
        return run.result { choices in
            do throws(Discarded) {
                let arguments = (repeat try (each generators).draw(&choices))
                return Trial.run(
                    property: run.property,
                    {
                        var texts: [String] = []
                        repeat texts.append(swiftText(of: each arguments))
                        return texts
                    }, { try holds(try body(repeat each arguments)) })
            } catch {
                return .discarded
            }
        }
    }

    /// Runs `body` on many cases drawn from its arguments' types.
    public func runProperty<each Argument: Arbitrary, Claim>(
        _ name: String, cases: Int = 100, weight: Double = 1, seed: UInt64? = nil, source: PropertySource? = nil,
        _ body: (repeat each Argument) throws -> Claim
    ) -> PropertyResult {
        runProperty(
            name, repeat (each Argument).arbitrary, cases: cases, weight: weight, seed: seed, source: source, body)
    }

    /// Whether a body's result says that the claim holds. (One generic function instead of two overloads: a closure of several
    /// statements fits both "-> Bool" and "-> Void", and the compiler would call every such property ambiguous.)
    private func holds<Claim>(_ claim: Claim) throws(Mismatch) -> Bool {
        if let claim = claim as? Bool { return claim }
        if claim is Void { return true }
        throw Mismatch("the property's body gives a value of type \(Claim.self); return a Bool, or nothing and throw")
    }
#endif
