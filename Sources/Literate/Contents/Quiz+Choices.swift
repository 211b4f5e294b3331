import Random

extension Quiz {
    /// The places of the choices that this learner sees, in their order: the right one and, of the wrong ones, as many as are shown
    /// beside it. Nil where everybody sees all of them as they are written.
    ///
    /// `site/assets/scripts/variants.js` draws the same.
    public func choicesSeen(by learner: Learner) -> [Int]? {
        guard case .choice(let choices) = kind, let shown else { return nil }
        var random = learner.draws(for: id)
        var order = Array(choices.indices)
        for last in order.indices.dropFirst().reversed() {
            order.swapAt(last, Int(random.next() % UInt64(last + 1)))
        }
        let wrong = Set(order.filter { !choices[$0].isRight }.prefix(shown - 1))
        return order.filter { choices[$0].isRight || wrong.contains($0) }
    }

    /// The question as this learner is asked it: with the numbers or the choices that are drawn for the name.
    public func asked(of learner: Learner) -> Quiz {
        if let variant = variant(for: learner) { return variant.quiz }
        guard case .choice(let choices) = kind, let seen = choicesSeen(by: learner) else { return self }
        var asked = self
        asked.kind = .choice(seen.map { choices[$0] })
        asked.shown = nil
        return asked
    }
}
