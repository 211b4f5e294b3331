internal import CMPI
import Networks

/// Ranks that are processes of one MPI job, as `mpirun` starts them.
///
///     let ranks = try MPIGradientSum.join()
///     var trainer = try Trainer(network, on: data, plan: plan, among: ranks)
///     try trainer.run()
///     try ranks.leave()
///
/// Its functions may be called from several threads, one at a time.
public struct MPIGradientSum: GradientSum {
    /// This process's number in the job.
    public let rank: Int
    /// How many processes the job has.
    public let count: Int

    /// Whether this build has MPI: it has with the package's trait of that name.
    public static var isBuilt: Bool { lectern_mpi_is_built() != 0 }

    /// Takes this process into the job that it was started for; once a process. A process that `mpirun` did not start is the only rank
    /// of a job of its own.
    ///
    /// - Throws: ``MPIError/notBuilt``, ``MPIError/failed(doing:reason:)``.
    public static func join() throws(MPIError) -> MPIGradientSum {
        var (rank, count): (Int32, Int32) = (0, 1)
        try MPIError.check(lectern_mpi_begin(&rank, &count), doing: "joining the job")
        return MPIGradientSum(rank: Int(rank), count: Int(count))
    }

    /// - Throws: ``MPIError/failed(doing:reason:)``. Where another rank has died, MPI ends this process, too.
    public func sum(_ flat: inout [Float]) throws {
        try MPIError.check(lectern_mpi_sum(&flat, flat.count), doing: "adding up gradients")
    }

    /// Waits until all ranks call it, and leaves the job.
    ///
    /// - Throws: ``MPIError/failed(doing:reason:)``.
    public func leave() throws(MPIError) {
        try MPIError.check(lectern_mpi_end(), doing: "leaving the job")
    }

    /// Ends all processes of the job, this one included, with this exit code.
    public func abort(status: Int32) { lectern_mpi_abort(status) }
}
