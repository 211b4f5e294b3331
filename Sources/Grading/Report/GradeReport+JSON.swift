import Outputs

extension GradeReport {
    /// The report as one JSON document, the same bytes for the same report.
    public func json() throws -> String { JSONDocument.text(self) }
}
