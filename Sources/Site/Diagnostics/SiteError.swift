import Literate

/// Why no site was written. Its words are in `SiteError+Words.swift`.
package enum SiteError: Error, Sendable, Hashable {
    /// What is wrong in the chapters or in the pages made from them: all of it, in order.
    case diagnostics([Diagnostic])
    /// A template cannot be read.
    case templateUnreadable(file: String)
    /// A template leaves a field unescaped whose name does not promise HTML.
    case templateUnescaped(file: String, field: String)
    /// A template that Mustache cannot parse, in its words.
    case templateMalformed(file: String, reason: String)
    /// A file that the site is made from cannot be read.
    case unreadable(path: String)
    /// A file's name, given by a cell, that leads out of the folder of figures.
    case figureOutside(path: String)
    /// A program's file is not installed; `package` is the Debian package that has it.
    case missing(path: String, package: String)
    /// The output folder cannot be written, for the system's reason.
    case unwritable(path: String, reason: String)
    /// The output folder is a file.
    case notAFolder(path: String)
    /// The output folder has files that Lectern did not write: a folder of somebody else, or where the site has files.
    case foreignFiles(path: String, names: [String])
    /// The output folder has the site of another course.
    case otherCourse(path: String, course: String)
}
