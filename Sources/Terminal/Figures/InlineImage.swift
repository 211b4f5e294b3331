import Foundation

/// The escape sequences by which terminals take a picture.
enum InlineImage {
    /// kitty's graphics protocol: PNG in chunks of 4,096 characters, of which all but the last say that more follows.
    ///
    /// - Parameter identifier: a picture with a number takes the place of the one that had it, and leaves the cursor where it is.
    static func kitty(_ png: [UInt8], columns: Int, identifier: Int? = nil) -> String {
        let encoded = Array(Data(png).base64EncodedString().utf8)
        let starts = Array(stride(from: 0, to: max(encoded.count, 1), by: 4096))
        return starts.map { start in
            let chunk = String(decoding: encoded[start..<min(start + 4096, encoded.count)], as: UTF8.self)
            let head = start == 0 ? "a=T,f=100,q=2,c=\(columns)," + (identifier.map { "i=\($0),p=1,C=1," } ?? "") : ""
            return "\u{1B}_G\(head)m=\(start == starts.last ? 0 : 1);\(chunk)\u{1B}\\"
        }.joined()
    }

    /// iTerm2's: any format that it knows, animated or not.
    static func iTerm(_ bytes: [UInt8], columns: Int) -> String {
        let encoded = Data(bytes).base64EncodedString()
        return "\u{1B}]1337;File=inline=1;size=\(bytes.count);width=\(columns);preserveAspectRatio=1:\(encoded)\u{7}"
    }
}
