/// Places for values that live for some steps of a program in one block of memory: two that live at the same time never overlap.
/// The largest are placed first, each at the lowest place that is free as long as it lives.
///
/// - Source: Pisarchyk and Lee, *Efficient memory management for deep neural net inference*, 2020.
struct ArenaPlan {
    /// One value: its size, and from which step to which it lives.
    struct Request {
        let count: Int
        let steps: ClosedRange<Int>
    }

    /// Where each value begins.
    let offsets: [Int]
    /// The size of the whole.
    let count: Int

    init(_ requests: [Request]) {
        var offsets = [Int](repeating: 0, count: requests.count)
        var placed: [Int] = []
        for own in requests.indices.sorted(by: { (requests[$1].count, $0) < (requests[$0].count, $1) }) {
            let rivals = placed.filter { requests[$0].steps.overlaps(requests[own].steps) }
                .sorted { offsets[$0] < offsets[$1] }
            var offset = 0
            for rival in rivals {
                if offset + requests[own].count <= offsets[rival] { break }
                offset = max(offset, offsets[rival] + requests[rival].count)
            }
            offsets[own] = offset
            placed.append(own)
        }
        self.offsets = offsets
        count = requests.indices.map { offsets[$0] + requests[$0].count }.max() ?? 0
    }
}
