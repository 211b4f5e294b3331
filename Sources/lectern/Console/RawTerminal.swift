import Glibc
import Synchronization
import Terminal

/// The terminal while it hands over each key as it is pressed, and shows none of them.
///
/// Ctrl-C stays a signal. There is one at a time, for a process has one terminal.
struct RawTerminal: ~Copyable {
    private let descriptor: Int32

    /// What to set when it ends: how the terminal was, and what shows its cursor and its lines again.
    private struct Former {
        var descriptor: Int32
        var modes: termios
        var farewell: String
    }

    private static let former = Mutex<Former?>(nil)

    /// Takes over the terminal that the process was started from.
    ///
    /// - Parameters:
    ///   - greeting: written first, such as what hides the cursor.
    ///   - farewell: what undoes the greeting; written in the end, however that comes.
    /// - Returns: nil where the process has no terminal, or another job has it.
    init?(greeting: String = "", farewell: String = "") {
        let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        var modes = termios()
        guard tcgetattr(descriptor, &modes) == 0, tcgetpgrp(descriptor) == getpgrp() else {
            close(descriptor)
            return nil
        }
        Self.former.withLock { $0 = Former(descriptor: descriptor, modes: modes, farewell: farewell) }
        modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
        // A key that stops the process, or ends it with a core, would leave the terminal as it is now.
        withUnsafeMutableBytes(of: &modes.c_cc) { keys in
            keys[Int(VSUSP)] = 0
            keys[Int(VQUIT)] = 0
            (keys[Int(VMIN)], keys[Int(VTIME)]) = (0, 0)
        }
        tcsetattr(descriptor, TCSANOW, &modes)
        self.descriptor = descriptor
        write(greeting)
    }

    deinit {
        Self.restore()
        close(descriptor)
    }

    /// Sets the terminal as it was before. A process that ends at once calls it, too.
    static func restore() {
        former.withLock { former in
            guard var known = former else { return }
            former = nil
            Self.write(known.farewell, to: known.descriptor)
            tcsetattr(known.descriptor, TCSANOW, &known.modes)
        }
    }

    /// Writes to the terminal, whatever standard output is.
    func write(_ text: String) { Self.write(text, to: descriptor) }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
        }
    }

    /// Whether a key was pressed, or the terminal has gone, after so many milliseconds at most.
    func hasInput(within milliseconds: Int) -> Bool {
        var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&asked, 1, Int32(milliseconds)) > 0
    }

    /// What came within a time, in milliseconds: empty where that is nothing, nil where the terminal is gone.
    func read(within milliseconds: Int) -> [UInt8]? {
        guard hasInput(within: milliseconds) else { return [] }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// The keys that were pressed within a time, in milliseconds; nil where the terminal is gone.
    func keys(within milliseconds: Int) -> [Key]? {
        guard var bytes = read(within: milliseconds) else { return nil }
        // The rest of a key's sequence may come a little later; the key Escape has none.
        if bytes.last == 0x1B, let more = read(within: 30) { bytes += more }
        return Key.keys(bytes)
    }

    /// Columns and rows.
    struct Size: Equatable {
        var columns: Int
        var rows: Int
    }

    /// The size of the window now.
    var size: Size {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
}
