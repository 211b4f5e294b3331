import Foundation

extension Error {
    /// What the system said, e.g. "No space left on device": Foundation keeps it deep inside of its errors. Nil for an error
    /// of another kind.
    package var systemReason: String? {
        let error = self as NSError
        switch error.domain {
        case NSPOSIXErrorDomain: return String(cString: strerror(Int32(error.code)))
        case NSCocoaErrorDomain: return (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.systemReason
        default: return nil
        }
    }

    /// The error in one sentence: its own words, or what could not be done with which file, and why.
    package var sentence: String {
        let error = self as NSError
        guard error.domain == NSCocoaErrorDomain || error.domain == NSPOSIXErrorDomain else { return "\(self)" }
        let path = error.userInfo[NSFilePathErrorKey] as? String
        let verb =
            switch error.code {
            case 512..<1024: "cannot write "
            case 256..<512: "cannot read "
            default: ""
            }
        let parts = [path.map { verb + $0 }, systemReason].compactMap { $0 }
        return parts.isEmpty ? error.localizedDescription : parts.joined(separator: ": ")
    }
}
