import Outputs

/// Where the controls of a live figure are, and which of them keys move: a pure function of the keys that were pressed.
package struct LiveSettings: Sendable, Hashable {
    package let controls: [LiveControl]
    package let presets: [LivePreset]
    /// The numbers of all controls, in their order.
    package var values: [Double]
    /// The index of the control that keys move.
    package private(set) var focus = 0
    /// The cell of a pad at which keys paint.
    package private(set) var cell = PadCell(row: 0, column: 0)
    /// Whether the control that keys move goes on by itself.
    package private(set) var isRunning = false
    /// What is to be seen where the controls are, after a preset was chosen.
    package private(set) var sentence: String?
    /// Steps that a running control has still to go: time passes in parts of them.
    private var due = 0.0

    /// The controls of a figure, where they start.
    package init(_ state: LiveFigureState) {
        controls = state.controls
        presets = state.presets
        values = state.controls.flatMap(\.start)
        if case .pad(let pad) = controls.first { cell = pad.middle }
    }

    /// Where the numbers of a control begin.
    func offset(_ index: Int) -> Int { controls[..<index].reduce(0) { $0 + $1.count } }

    /// What a key does to the controls.
    package mutating func press(_ key: Key) {
        switch key {
        case .tab: choose(focus + 1)
        case .backTab: choose(focus - 1)
        case .character("r"):
            values = controls.flatMap(\.start)
            (isRunning, sentence) = (false, nil)
        case .character(let digit) where digit.isWholeNumber:
            guard let index = digit.wholeNumberValue, presets.indices.contains(index - 1) else { return }
            let preset = presets[index - 1]
            (values, sentence, isRunning) = (preset.values, preset.sentence, false)
        case .character(" ") where runnable != nil: toggle()
        default: if controls.indices.contains(focus) { move(key) }
        }
    }

    /// The control that Space runs: that which keys move, or the first that can; nil where Space paints, and where none can.
    var runnable: Int? {
        guard controls.indices.contains(focus), !controls[focus].isPad else { return nil }
        return controls[focus].canRun ? focus : controls.firstIndex(where: \.canRun)
    }

    private mutating func toggle() {
        guard let index = runnable else { return }
        if index != focus { choose(index) }
        isRunning.toggle()
        due = 0
        // What is at its end begins again.
        let range = controls[index].range
        if isRunning, let range, values[offset(index)] >= range.last { values[offset(index)] = range.minimum }
    }

    private mutating func choose(_ index: Int) {
        guard !controls.isEmpty else { return }
        focus = (index + controls.count) % controls.count
        isRunning = false
        if case .pad(let pad) = controls[focus] { cell = pad.middle }
    }

    /// Moves the control that keys move.
    private mutating func move(_ key: Key) {
        let before = values
        let offset = offset(focus)
        switch controls[focus] {
        case .slider(let slider): move(offset, along: slider.range, by: key)
        case .iteration(let iteration): move(offset, along: iteration.range, by: key)
        case .point(let point):
            switch key {
            case .up: step(offset + 1, along: point.y, point.growsDown ? -1 : 1)
            case .down: step(offset + 1, along: point.y, point.growsDown ? 1 : -1)
            default: move(offset, along: point.x, by: key)
            }
        case .pad(let pad): paint(offset, on: pad, by: key)
        }
        if values != before { sentence = nil }
    }

    private mutating func move(_ index: Int, along range: LiveRange, by key: Key) {
        switch key {
        case .left: step(index, along: range, -1)
        case .right: step(index, along: range, 1)
        case .pageDown: step(index, along: range, -10)
        case .pageUp: step(index, along: range, 10)
        case .home: values[index] = range.minimum
        case .end: step(index, along: range, .infinity)
        case .up: choose(focus - 1)
        case .down: choose(focus + 1)
        default: break
        }
    }

    /// Moves a number by steps, to the end of its range at most.
    private mutating func step(_ index: Int, along range: LiveRange, _ count: Double) {
        guard range.step > 0 else { return }
        let steps = ((values[index] - range.minimum) / range.step).rounded() + count
        values[index] = range.minimum + min(max(steps, 0), range.steps) * range.step
    }

    private mutating func paint(_ offset: Int, on pad: LivePad, by key: Key) {
        switch key {
        case .left: cell.column = max(cell.column - 1, 0)
        case .right: cell.column = min(cell.column + 1, pad.width - 1)
        case .up: cell.row = max(cell.row - 1, 0)
        case .down: cell.row = min(cell.row + 1, pad.height - 1)
        case .character(" "), .delete:
            for (index, share) in pad.touched(around: cell) {
                // To ink, or to paper, by the share of the cell that the brush touches, but never back.
                let level = (share * Double(pad.levels)).rounded() / Double(pad.levels)
                let value = values[offset + index]
                values[offset + index] = key == .delete ? min(value, 1 - level) : max(value, level)
            }
        case .character("c"): for index in 0..<pad.width * pad.height { values[offset + index] = 0 }
        default: break
        }
    }

    /// Lets a running control go on for a time.
    package mutating func run(for seconds: Double) {
        guard isRunning else { return }
        let index = offset(focus)
        switch controls[focus] {
        case .iteration(let iteration):
            step(index, along: iteration.range, 1)
            if values[index] >= iteration.range.last { isRunning = false }
        case .slider(let slider):
            due += slider.range.steps * seconds / max(slider.seconds ?? 1, 0.1)
            let whole = due.rounded(.down)
            due -= whole
            let isAtEnd = values[index] >= slider.range.last
            if isAtEnd, whole > 0 {
                (values[index], isRunning) = (slider.range.start, false)
            } else {
                step(index, along: slider.range, whole)
            }
        case .point, .pad: isRunning = false
        }
        sentence = nil
    }
}

extension LiveControl {
    /// Whether it goes on by itself.
    fileprivate var canRun: Bool {
        switch self {
        case .slider(let slider): slider.seconds != nil
        case .iteration: true
        case .point, .pad: false
        }
    }

    fileprivate var isPad: Bool { if case .pad = self { true } else { false } }

    /// The numbers of one that has a single one.
    fileprivate var range: LiveRange? {
        switch self {
        case .slider(let slider): slider.range
        case .iteration(let iteration): iteration.range
        case .point, .pad: nil
        }
    }
}

extension LiveIteration {
    /// Its counts.
    var range: LiveRange { LiveRange(minimum: 0, maximum: Double(last), step: 1, start: 0) }
}

extension LiveRange {
    /// How many steps the greatest value that can be chosen is from the least.
    var steps: Double { step > 0 ? ((maximum - minimum) / step + 1e-6).rounded(.down) : 0 }
    /// That value.
    var last: Double { minimum + steps * step }
}

/// A cell of a pad.
package struct PadCell: Sendable, Hashable {
    package var row: Int
    package var column: Int
}

extension LivePad {
    /// Where keys begin to paint.
    var middle: PadCell { PadCell(row: height / 2, column: width / 2) }

    /// The cells that the brush touches at the middle of a cell, each with its share from 0 to 1.
    func touched(around cell: PadCell) -> [(index: Int, share: Double)] {
        if brush == 1 { return [(cell.row * width + cell.column, 1)] }
        let reach = brush / 2 + 0.5
        let span = Int(reach.rounded(.up))
        return (max(cell.row - span, 0)...min(cell.row + span, height - 1)).flatMap { row in
            (max(cell.column - span, 0)...min(cell.column + span, width - 1)).compactMap { column in
                let (x, y) = (Double(column - cell.column), Double(row - cell.row))
                let share = min(reach - (x * x + y * y).squareRoot(), 1)
                return share > 0 ? (row * width + column, share) : nil
            }
        }
    }
}
