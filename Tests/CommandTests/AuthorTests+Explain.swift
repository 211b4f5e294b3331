import Foundation
import Testing

extension AuthorTests {
    @Test("explain shows each step of a network's plan with what it took, and draws the longest")
    func explaining() async throws {
        try await withCourse(["01-good.md": "---\ntitle: Good\n---\n"]) { folder in
            let named = try await lectern("explain", "LeNet-5", "--batch", "2", "--threads", "1", in: folder)
            #expect(named.code == 0, "\(named)")
            for part in ["conv1", "direct", "streamed", "whole pass", "on 1 thread:", "GFLOP/s", ".png"] {
                #expect(named.output.contains(part), "\(part) is not in \(named.output)")
            }
            let own = try await lectern(
                "explain", "Network(\"own\", input: [3, 9, 9]) { Conv2D(filters: 32, size: 3) }", in: folder)
            #expect(own.code == 0 && own.output.contains("own, 1x3x9x9"), "\(own)")
        }
    }

    @Test("explain of a network that there is not: 64 with its nearest name; of an expression that is none: 1")
    func wronglyExplained() async throws {
        try await withCourse(["01-good.md": "---\ntitle: Good\n---\n"]) { folder in
            let unknown = try await lectern("explain", "resnet51", in: folder)
            #expect(unknown.code == 64 && unknown.errors.contains("did you mean 'resnet50'?"), "\(unknown)")
            for wrong in [["--batch", "0"], ["--threads", "0"]] {
                #expect(try await lectern(["explain", "vgg16"] + wrong, in: folder).code == 64)
            }
            let broken = try await lectern("explain", "Network.vgg17()", in: folder)
            #expect(broken.code == 1 && (broken.output + broken.errors).contains("vgg17"), "\(broken)")
        }
    }
}
