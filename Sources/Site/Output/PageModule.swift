import Files
import Foundation

/// WebAssembly as a script has it: a page that was opened as a file may read no other kind of file.
///
/// It is compressed first, for letters take a third more room and can hardly be compressed afterwards; `site/assets/scripts/modules.js`
/// unpacks it.
struct PageModule {
    private let letters: String

    init(_ module: Data) { letters = Data(gzip(Array(module))).base64EncodedString() }

    /// A script that hands the module to `function`, after these texts.
    func script(calling function: String, _ texts: String...) -> String {
        "\(function)(\((texts + [letters]).map { "\"\($0)\"" }.joined(separator: ", ")));\n"
    }
}
