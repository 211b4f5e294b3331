import AnswerClient

extension ComparedCalls {
    /// How alike the wrong answer is that `launch` starts.
    func similarity(of launch: AnswerLaunch) -> Double? {
        let process = AnswerProcess(launch)
        defer { process.stop() }
        return similarity { process.call($0) }
    }
}
