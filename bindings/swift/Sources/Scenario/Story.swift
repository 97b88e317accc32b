import Foundation
import Leeside

/// Plays a story of `tests/scenarios` on some of its phones and gives its lines. What one phone hands to
/// another lies in `folder/shared`, so that a player in another language may play the other phone.
public struct Story: Sendable {
    let story: Object
    let steps: [Object]
    let folder: URL

    public init(_ file: URL, folder: URL) throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        story = Object(json)
        steps = ((json as? [String: Any])?["steps"] as? [Any] ?? []).map(Object.init)
        self.folder = folder
    }

    public func play(_ phones: [String]) async throws -> [String] {
        var played: [String: Phone] = [:]
        for name in phones {
            played[name] = try Phone(name, folder: folder, story: story)
        }
        var lines: [String] = []
        for step in steps {
            guard let phone = played[step.text("phone")] else { continue }
            let told: [String]
            do {
                told = try await phone.act(step)
            } catch let refused as LeesideError {
                told = [refused.description]
            }
            lines += told.map { "\(step.text("phone")) \(step.text("do")): \($0)" }
        }
        return lines
    }
}

/// A clock that stands still until the story moves it.
final class StoryClock: PlatformClock, @unchecked Sendable {
    private let lock = NSLock()
    private var now: Date

    init(_ now: Date) { self.now = now }

    func pass(hours: Int64) {
        lock.withLock { now += Double(hours) * 3600 }
    }

    func reading() throws -> ClockReading {
        ClockReading(wall: lock.withLock { now })
    }
}
