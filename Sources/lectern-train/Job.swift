import Dispatch
import Foundation
import Glibc
import Kernels
import MessagePassing
import Networks
import Synchronization

/// What this process was started for: to train by itself, or as one rank of a job.
struct Job: CustomStringConvertible {
    let ranks: any GradientSum
    private let mpi: MPIGradientSum?
    private let threads: Int
    private let state = Saved()

    /// How far the checkpoint is, for whoever ends the process.
    private final class Saved: Sendable {
        let epochs = Mutex(0)
    }

    /// A number that the job's launcher left in the environment: OpenMPI's name for it, or PMIx's, by which Slurm starts ranks.
    private static func number(_ names: String...) -> Int? {
        names.lazy.compactMap { ProcessInfo.processInfo.environment[$0].flatMap { Int($0) } }.first
    }

    /// Which rank of a job this will be, before MPI has begun; nil where the process was not started in one.
    private static var given: Int? { number("OMPI_COMM_WORLD_RANK", "PMIX_RANK", "PMI_RANK") }
    /// Which rank this will be: 0 where there is no other.
    static var rank: Int { given ?? 0 }

    /// Joins the job that the process was started in, if it was. One that has no other ranks needs no MPI.
    static func join() throws(MPIError) -> Job {
        let isAlone = number("OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_NTASKS") == 1
        guard given != nil, MPIGradientSum.isBuilt || !isAlone else {
            return Job(ranks: OneRank(), mpi: nil, threads: Threads.count)
        }
        let ranks = try MPIGradientSum.join()
        return Job(ranks: ranks, mpi: ranks, threads: threads())
    }

    /// Ranks of one machine share its processors, unless the launcher has given each its own.
    private static func threads() -> Int {
        let here = number("OMPI_COMM_WORLD_LOCAL_SIZE", "SLURM_NTASKS_PER_NODE") ?? 1
        let info = ProcessInfo.processInfo
        guard info.environment["LECTERN_THREADS"] == nil, info.activeProcessorCount == info.processorCount else {
            return Threads.count
        }
        return max(Threads.count / here, 1)
    }

    var description: String {
        let each = threads == 1 ? "1 thread" : "\(threads) threads"
        return ranks.count == 1 ? "1 rank of \(each)" : "\(ranks.count) ranks of \(each) each"
    }

    func onItsThreads(_ body: () throws -> Void) rethrows { try Threads.with(threads, body) }

    /// Writes a line, on rank 0 alone.
    func say(_ text: String) {
        if ranks.rank == 0 { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }
    }

    /// Notes that the checkpoint has so many epochs.
    func saved(epochs: Int) { state.epochs.withLock { $0 = epochs } }

    /// Where the process is ended, rank 0 says what is left: also where `mpirun` ends it because another rank has died.
    func tellsWhenEnded(checkpoint: String?, epochs: Int) {
        guard ranks.rank == 0 else { return }
        saved(epochs: epochs)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [state] in
                let epochs = state.epochs.withLock { $0 }
                let kept = checkpoint.flatMap { epochs > 0 ? $0 : nil }
                Self.tell(
                    "The training was ended"
                        + (kept.map { ". \($0) has it after epoch \(epochs): the same command goes on from there." }
                            ?? ", and there is no checkpoint of it."))
                _exit(128 + number)
            }
            source.resume()
            // It listens as long as the process lives.
            _ = Unmanaged.passRetained(source as AnyObject)
        }
    }

    /// Tells what went wrong and ends the job. Where all ranks fail alike, rank 0 tells it, and ends the others while they wait.
    func fail(_ error: any Error) -> Never {
        if ranks.rank > 0 { sleep(2) }
        Self.tell("error: " + (ranks.rank > 0 ? "rank \(ranks.rank): " : "") + "\(error)")
        mpi?.abort(status: 1)
        exit(1)
    }

    /// Waits for all ranks and leaves the job.
    func leave() throws { try mpi?.leave() }

    static func tell(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
