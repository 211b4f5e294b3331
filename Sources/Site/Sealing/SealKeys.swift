import Foundation
import Toolchain

/// Makes keys, and keeps them in a folder: each takes some milliseconds, and a course has a thousand. A cache that cannot be
/// written only costs time.
struct SealKeys {
    /// Where keys are kept, or nil.
    let folder: URL?

    /// The keys of passwords, in their order.
    func keys(of passwords: [String], salt: String) -> [[UInt8]] {
        let store = folder.map(ContentStore.init(folder:))
        let name = ContentHash(["seal", "\(Seal.rounds)", salt] + passwords).description + ".keys"
        if let kept = store?.data(named: name).map(Array.init), kept.count == passwords.count * 32 {
            return passwords.indices.map { Array(kept[$0 * 32..<$0 * 32 + 32]) }
        }
        let keys = passwords.map { Seal.key(of: $0, salt: salt) }
        try? store?.store(Data(keys.joined()), named: name)
        return keys
    }
}
