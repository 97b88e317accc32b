import Foundation
import Scenario
import Testing

/// The stories that all languages play.
let stories = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("tests/scenarios")

/// A very small disk that `bindings/swift/test` gives where it may.
let smallDisk = ProcessInfo.processInfo.environment["LEESIDE_SMALL_DISK"]

@Suite struct StoryTests {
    @Test func twoPhonesLiveTheSameStoryAsInRustWordForWord() async throws {
        let folder = try Folder()
        let story = try Story(stories.appendingPathComponent("two-phones.json"), folder: folder.url)
        let told = try await story.play(["ari", "bo"])
        let expected = try String(
            contentsOf: stories.appendingPathComponent("two-phones.expected"), encoding: .utf8)
        #expect(
            told
                == expected.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
                    String.init))
    }
}
