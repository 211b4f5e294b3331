import CFrames
import Glibc

extension Supervisor {
    /// Takes commands in, and does or hands on what can be done now.
    /// - Returns: the exit code, where the host has come to its end.
    mutating func obey() -> Int32? {
        do {
            for arrived in try commands.receive() {
                // To go back is answered each time, so that whoever asks twice knows which answer is the last.
                if arrived.command.isToGoBack { waiting.removeAll { !$0.command.isToGoBack } }
                waiting.append(arrived)
            }
        } catch {
            output.write(.thrown, Array("a command that the engine sent cannot be read".utf8))
            output.write(.ended, CellEnding(kind: .exit, value: 70).payload)
            return 1
        }
        while let next = waiting.first {
            if case .goBack(let index) = next.command {
                waiting.removeFirst()
                guard goBack(to: index) else { return 1 }
                continue
            }
            guard worker != nil, !isBusy else { return nil }
            waiting.removeFirst()
            if case .run = next.command {
                isBusy = true
                handOn(next.bytes)
            } else {
                output.write(.finished, [])
            }
        }
        guard commands.isAtEnd, !isBusy else { return nil }
        if worker == nil { return 1 }
        // The worker ends when it has seen that there are no more.
        close(workerCommands.write)
        isBusy = true
        return nil
    }

    private func handOn(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { write(workerCommands.write, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            // Without a reader the worker is gone, which is seen elsewhere.
            guard count > 0 else { return }
            start += count
        }
    }

    /// Takes a checkpoint of the worker's in.
    mutating func keepCheckpoint(_ payload: [UInt8]) {
        var reader = ByteReader(payload)
        guard let process = reader.number(UInt32.self), let position = reader.number(UInt32.self) else { return }
        guard process > 0 else {
            crowded = min(crowded ?? position, position)
            return
        }
        checkpoints.keep(.init(process: pid_t(process), position: position, spent: spent))
    }

    /// Goes back to where no cell from `index` on has run, or as near as can be, and says where that is.
    /// - Returns: whether there is such a place.
    private mutating func goBack(to index: UInt32) -> Bool {
        let isThere = worker != nil && !isBusy && position <= index
        if !isThere {
            endWorker()
            guard resume(notAfter: index) else { return false }
        }
        let isCrowded = crowded.map { position < $0 && $0 <= index } ?? false
        if let crowded, position < crowded { self.crowded = nil }
        output.write(.returned, position.littleEndianBytes + [isCrowded && !isThere ? 1 : 0])
        return true
    }

    /// Makes the last checkpoint that is not after `index`, and that nothing has ended, the worker.
    private mutating func resume(notAfter index: UInt32) -> Bool {
        while let checkpoint = checkpoints.take(notAfter: index) {
            guard waitpid(checkpoint.process, nil, WNOHANG) == 0, kill(checkpoint.process, SIGCONT) == 0 else {
                continue
            }
            (worker, position, spent) = (checkpoint.process, checkpoint.position, checkpoint.spent)
            return true
        }
        return false
    }

    /// Ends the worker and all that its cells started, and drops what they said and what they were not yet asked.
    mutating func endWorker() {
        if let worker {
            kill(-worker, SIGKILL)
            kill(worker, SIGKILL)
            while waitpid(worker, nil, 0) < 0 && errno == EINTR {}
        }
        (worker, current, isBusy) = (nil, nil, false)
        Descendants.endAll(besides: checkpoints.processes)
        channel.drop()
        streams.drop()
        var command = pollfd(fd: workerCommands.read, events: Int16(POLLIN), revents: 0)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while poll(&command, 1, 0) > 0, command.revents & Int16(POLLIN) != 0,
            read(workerCommands.read, &buffer, buffer.count) > 0
        {}
    }
}

extension Command {
    fileprivate var isToGoBack: Bool { if case .goBack = self { true } else { false } }
}
