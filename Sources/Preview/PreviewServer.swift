import FlyingFox
import FlyingSocks
import Foundation

/// Answers requests for what a preview shows. All of it is in memory, so no address leads to another file of this machine.
package struct PreviewServer: Sendable {
    private let preview: Preview
    package let address: PreviewAddress
    private let script: Data
    private let style: Data

    /// A server that listens once it is run.
    ///
    /// - Parameter assets: Lectern's own folder `site/assets`.
    /// - Throws: where the preview's script or style cannot be read.
    package init(_ preview: Preview, at address: PreviewAddress, assets: URL) throws {
        (self.preview, self.address) = (preview, address)
        script = try Data(contentsOf: assets.appending(path: "scripts/preview.js"))
        style = try Data(contentsOf: assets.appending(path: "styles/preview.css"))
    }

    /// Answers until the task is cancelled.
    ///
    /// - Parameter began: called once it can be asked.
    /// - Throws: where nothing can listen at the address any more.
    package func run(began: @escaping @Sendable () -> Void) async throws {
        let configuration = HTTPServer.Configuration(
            address: try address.socketAddress(), logger: .disabled)
        let server = HTTPServer(config: configuration, handler: Handler(server: self))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask {
                try await server.waitUntilListening(timeout: 60)
                began()
                while true {
                    try await Task.sleep(for: .seconds(15))
                    await preview.ping()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private struct Handler: HTTPHandler {
        let server: PreviewServer
        func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse { await server.answer(request) }
    }

    private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        guard address.isMeant(by: request.headers[.host]) else {
            return Self.text(.misdirectedRequest, "This preview is at \(address.url)\n")
        }
        guard request.method == .GET else {
            var response = Self.text(.methodNotAllowed, "A preview is only looked at.\n")
            response.headers[HTTPHeader("Allow")] = "GET"
            return response
        }
        switch request.path {
        case ServedPage.folder + "events": return await events()
        case ServedPage.folder + "preview.js": return Self.response("preview.js", script)
        case ServedPage.folder + "preview.css": return Self.response("preview.css", style)
        default: return await file(String(request.path.drop { $0 == "/" }))
        }
    }

    private func events() async -> HTTPResponse {
        HTTPResponse(
            statusCode: .ok, headers: Self.headers("text/event-stream"),
            body: HTTPBodySequence(from: EventBytes(events: await preview.events())))
    }

    private func file(_ path: String) async -> HTTPResponse {
        let (site, revision) = (await preview.site, await preview.revision)
        let name = path.isEmpty ? "index.html" : path
        guard revision > 0 else { return Self.response("index.html", ServedPage.waiting) }
        guard let bytes = site.files[name] else {
            return Self.text(.notFound, "There is no page \(name.debugDescription).\n")
        }
        guard name.hasSuffix(".html") else { return Self.response(name, Data(bytes)) }
        return Self.response(name, ServedPage.html(bytes, files: site.files, revision: revision))
    }

    private static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(statusCode: status, headers: headers("text/plain; charset=utf-8"), body: Data(text.utf8))
    }

    private static func response(_ name: String, _ bytes: Data) -> HTTPResponse {
        let type = types[name.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
        return HTTPResponse(statusCode: .ok, headers: headers(type), body: bytes)
    }

    /// A page may be in no other's frame, its files are for its own pages, and what it was a moment ago is not kept.
    private static func headers(_ type: String) -> HTTPHeaders {
        [
            .contentType: type, HTTPHeader("Cache-Control"): "no-store",
            HTTPHeader("Content-Security-Policy"): "frame-ancestors 'none'",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin", HTTPHeader("Referrer-Policy"): "no-referrer",
            HTTPHeader("X-Content-Type-Options"): "nosniff",
        ]
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "png": "image/png", "gif": "image/gif", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml",
        "webp": "image/webp", "woff2": "font/woff2", "xml": "application/xml; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
    ]
}
