import AnswerClient
import Dispatch

extension ComparedCalls {
    /// How alike the wrong answer is that `launch` starts.
    ///
    /// It waits for a process call by call, which must not keep one of the few threads that all tasks share.
    func similarity(of launch: AnswerLaunch) async -> Double? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let process = AnswerProcess(launch)
                defer { process.stop() }
                continuation.resume(returning: similarity { process.call($0) })
            }
        }
    }
}
