import Evaluation

/// What Jupyter's messages hold, as far as this kernel reads or writes it.
enum Contents {
    struct ExecuteRequest: Decodable {
        var code: String
        var silent: Bool?
        var stopOnError: Bool?
        var storeHistory: Bool?

        enum CodingKeys: String, CodingKey {
            case code, silent
            case storeHistory = "store_history"
            case stopOnError = "stop_on_error"
        }
    }

    /// Code with a place in it, in Unicode scalars; where none is given, its end.
    struct CursorRequest: Decodable {
        var code: String
        var cursor: Int?

        enum CodingKeys: String, CodingKey {
            case code
            case cursor = "cursor_pos"
        }

        var place: Int { cursor ?? code.unicodeScalars.count }
    }

    struct HistoryRequest: Decodable {
        var kind: Kind
        var output: Bool?
        var session: Int?
        var start: Int?
        var stop: Int?
        var count: Int?
        var pattern: String?
        var unique: Bool?

        enum Kind: String, Decodable { case tail, range, search }

        enum CodingKeys: String, CodingKey {
            case output, session, start, stop, pattern, unique
            case kind = "hist_access_type"
            case count = "n"
        }
    }

    struct ShutdownRequest: Codable {
        var restart: Bool
    }

    struct Status: Encodable {
        var executionState: String

        enum CodingKeys: String, CodingKey { case executionState = "execution_state" }
    }

    struct Input: Encodable {
        var code: String
        var executionCount: Int

        enum CodingKeys: String, CodingKey {
            case code
            case executionCount = "execution_count"
        }
    }

    struct ExecuteReply: Encodable {
        var status: String
        var executionCount: Int
        var payload: [String] = []
        var userExpressions: [String: String] = [:]
        var ename: String?
        var evalue: String?
        var traceback: [String]?

        enum CodingKeys: String, CodingKey {
            case status, payload, ename, evalue, traceback
            case executionCount = "execution_count"
            case userExpressions = "user_expressions"
        }
    }

    struct KernelInfo: Encodable {
        var status = "ok"
        var protocolVersion = Kernel.protocolVersion
        var implementation = "lectern"
        var implementationVersion = "1.0"
        var banner = "Lectern: each cell is compiled Swift"
        var languageInfo: Language

        enum CodingKeys: String, CodingKey {
            case status, implementation, banner
            case protocolVersion = "protocol_version"
            case implementationVersion = "implementation_version"
            case languageInfo = "language_info"
        }

        struct Language: Encodable {
            var name = "swift"
            var version: String
            var mimetype = "text/x-swift"
            var fileExtension = ".swift"
            var lexer = "swift"
            var mode = "swift"

            enum CodingKeys: String, CodingKey {
                case name, version, mimetype
                case fileExtension = "file_extension"
                case lexer = "pygments_lexer"
                case mode = "codemirror_mode"
            }
        }
    }

    struct Complete: Encodable {
        var status = "ok"
        var matches: [String] = []
        var cursorStart = 0
        var cursorEnd = 0
        var metadata = Metadata()

        /// What JupyterLab shows beside the names.
        struct Metadata: Encodable {
            var types: [Entry] = []

            struct Entry: Encodable {
                var start: Int
                var end: Int
                var text: String
                var type: String
                var signature: String
            }

            enum CodingKeys: String, CodingKey { case types = "_jupyter_types_experimental" }
        }

        enum CodingKeys: String, CodingKey {
            case status, matches, metadata
            case cursorStart = "cursor_start"
            case cursorEnd = "cursor_end"
        }
    }

    struct Inspection: Encodable {
        var status = "ok"
        var found = false
        var data: [String: String] = [:]
        var metadata: [String: String] = [:]
    }

    struct History: Encodable {
        var status = "ok"
        var history: [CellHistory.Entry] = []
    }

    struct Comms: Encodable {
        var status = "ok"
        var comms: [String: String] = [:]
    }

    struct Done: Encodable {
        var status = "ok"
    }

    struct ShutdownReply: Encodable {
        var status = "ok"
        var restart: Bool
    }

    struct Completeness: Encodable {
        var status: String
    }
}

extension Contents.Complete.Metadata {
    /// The members with their signatures.
    init(_ members: [MemberNames.Member], at place: Range<Int>) {
        types = members.map {
            Entry(
                start: place.lowerBound, end: place.upperBound, text: $0.name,
                type: $0.isFunction ? "function" : "property", signature: $0.signature)
        }
    }
}
