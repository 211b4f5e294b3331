import CourseBuild
import Foundation
import Literate

/// What a preview shows now: a site, what is being done to it, and what is wrong. Open pages are told of each change.
package actor Preview {
    /// The site, with nothing in it before the first build.
    private(set) var site = PreviewSite()
    /// The build of which the site is.
    private(set) var build: CourseBuild?
    /// How often the site has changed: 0 before the first build.
    private(set) var revision = 0
    private var work: String?
    private var fault: String?
    private var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    private var lastListener = 0

    /// A preview that shows nothing yet.
    package init() {}

    /// Says what is being done; nil for nothing.
    func tell(_ work: String?) {
        guard work != self.work else { return }
        self.work = work
        tellAll()
    }

    /// Shows what a build made.
    ///
    /// - Returns: the names of the pages that are new or other than before.
    @discardableResult
    func show(_ build: CourseBuild) -> [String] {
        let now = PreviewSite(build, after: site)
        let changed = now.pages(otherThanIn: site)
        if now != site { revision += 1 }
        (site, self.build, fault, work) = (now, build, nil, nil)
        tellAll()
        return changed
    }

    /// Shows that there is no build of the course as it is now, and why; the pages stay as they are.
    func show(fault: String) {
        (self.fault, work) = (fault, nil)
        tellAll()
    }

    /// What changes from now on, as server-sent events; the first says how it is now.
    func events() -> AsyncStream<[UInt8]> {
        lastListener += 1
        let number = lastListener
        // A page that does not read gets the newest alone.
        return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            listeners[number] = continuation
            continuation.onTermination = { _ in Task { await self.leave(number) } }
            continuation.yield(event)
        }
    }

    /// Tells every page what it knows already: a connection whose page is gone is found out when it is written to.
    func ping() { tellAll() }

    /// How many pages listen.
    var listenerCount: Int { listeners.count }

    private func leave(_ listener: Int) { listeners[listener] = nil }

    private func tellAll() {
        for listener in listeners.values { listener.yield(event) }
    }

    private struct State: Encodable {
        var revision: Int
        var work: String?
        var faults: [PreviewSite.Fault]
    }

    private var event: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let general = fault.map { [PreviewSite.Fault(text: $0)] } ?? []
        let state = State(revision: revision, work: work, faults: general + site.faults)
        // Numbers and strings are always JSON, which has no line breaks of its own.
        let json = (try? encoder.encode(state)) ?? Data("{}".utf8)
        return Array("data: ".utf8) + json + Array("\n\n".utf8)
    }
}
