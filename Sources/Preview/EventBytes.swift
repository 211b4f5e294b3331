import FlyingSocks

/// Server-sent events as the body of an answer that does not end before its page is gone.
struct EventBytes: AsyncBufferedSequence {
    typealias Element = UInt8

    let events: AsyncStream<[UInt8]>

    func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        fileprivate var events: AsyncStream<[UInt8]>.Iterator
        private var rest: ArraySlice<UInt8> = []

        fileprivate init(events: AsyncStream<[UInt8]>.Iterator) { self.events = events }

        mutating func next() async throws -> UInt8? {
            while rest.isEmpty {
                guard let event = await events.next() else { return nil }
                rest = event[...]
            }
            return rest.removeFirst()
        }

        // An event goes out whole, however long it is.
        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            guard rest.isEmpty else {
                defer { rest = [] }
                return Array(rest)
            }
            return await events.next()
        }
    }
}
