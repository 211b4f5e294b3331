import CCrypto
import Foundation

/// Closes a text so that nobody but who knows the password reads it. `site/assets/scripts/seal.js` opens it.
///
/// The password gives a key by many rounds of PBKDF2, which makes a try slow; the key gives as many bytes as are needed by
/// PBKDF2 of one round. The first of these say whether a password is the right one; the others are added to the text. A
/// password closes one text alone, for two would tell of each other.
enum Seal {
    /// How many rounds make a key: some hundredths of a second in a browser, which has to do them in JavaScript.
    static let rounds = 20_000
    /// How many bytes of a sealed text say whether a key fits.
    static let markLength = 16

    /// The key that a password gives.
    static func key(of password: String, salt: String) -> [UInt8] {
        bytes(32, from: Array(password.utf8), salt: salt, rounds: rounds)
    }

    /// The text, closed by the key of its password.
    static func seal(_ text: some Sequence<UInt8>, key: [UInt8], salt: String) -> [UInt8] {
        let text = Array(text)
        let stream = bytes(markLength + text.count, from: key, salt: salt, rounds: 1)
        return stream[..<markLength] + zip(text, stream[markLength...]).map { $0 ^ $1 }
    }

    private static func bytes(_ count: Int, from password: [UInt8], salt: String, rounds: Int) -> [UInt8] {
        let salt = Array(salt.utf8)
        var key = [UInt8](repeating: 0, count: count)
        let isMade = lectern_pbkdf2_sha256(
            password, password.count, salt, salt.count, Int32(rounds), &key, key.count)
        precondition(isMade, "PBKDF2 makes keys of any length")
        return key
    }
}
