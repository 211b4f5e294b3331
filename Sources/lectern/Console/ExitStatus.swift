import ArgumentParser
import CourseBuild
import Foundation
import Grading
import Literate
import Site
import Wording

/// An error that says how the process ends: 1 where a lesson, a check or an answer failed, 64 for wrong usage.
protocol ExitStatus: Error {
    var exitCode: ExitCode { get }
    /// What is told on standard error; nil for nothing.
    var report: String? { get }
}

/// The name of something was asked for that there is not, or that is taken.
protocol WrongName: ExitStatus, CustomStringConvertible {}

extension WrongName {
    var exitCode: ExitCode { .validationFailure }
    var report: String? { "error: \(self)" }
}

extension UnknownChapter: WrongName {}
extension UnknownExercise: WrongName {}
extension UnknownTask: WrongName {}
extension RefusedFiles: WrongName {}
extension ProgressLineError: WrongName {}

extension ValidationError: ExitStatus {
    var exitCode: ExitCode { .validationFailure }
    var report: String? { "error: \(message)" }
}

extension ExitCode: ExitStatus {
    var exitCode: ExitCode { self }
    var report: String? { nil }
}

extension Interrupted: ExitStatus {
    var report: String? { nil }
}

extension ChapterErrors: ExitStatus {
    var exitCode: ExitCode { .failure }
    var report: String? { description }
}

extension Diagnostic: ExitStatus {
    var exitCode: ExitCode { .failure }
    var report: String? { description }
}

extension SiteError: ExitStatus {
    var exitCode: ExitCode { .failure }
    var report: String? { if case .diagnostics = self { description } else { "error: \(self)" } }
}

/// Any other error: something that the command needs could not be done.
struct OtherFailure: ExitStatus {
    var error: any Error

    var exitCode: ExitCode { .failure }
    var report: String? { "error: \(error.sentence)" }
}
