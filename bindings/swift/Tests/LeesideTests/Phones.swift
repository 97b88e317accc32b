import Foundation
import Leeside
import Testing

let words = Data(secret: "lantern orchard velvet harbour")
let evening = Date(timeIntervalSince1970: 1_778_954_400)

/// A clock that stands still until a test moves it, and that can break.
final class Clock: PlatformClock, @unchecked Sendable {
    private let lock = NSLock()
    private var now: Date
    private var broken = false

    init(_ now: Date = evening) { self.now = now }

    func set(_ now: Date) { lock.withLock { self.now = now } }
    func breakDown(_ broken: Bool) { lock.withLock { self.broken = broken } }

    func reading() throws -> ClockReading {
        try lock.withLock {
            if broken { throw Broken.journal("my journal says") }
            return ClockReading(wall: now)
        }
    }
}

enum Broken: Error { case journal(String) }

/// A folder that is gone when the test is over.
final class Folder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func at(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// A new and unlocked vault.
    func phone(_ name: String = "phone", clock: Clock = Clock()) async throws -> Leeside {
        let leeside = try Leeside(folder: at(name), clock: clock)
        try await leeside.create(passphrase: words)
        return leeside
    }
}

/// Two phones that met.
func pair(_ one: Leeside, _ two: Leeside) async throws -> (BondId, BondId) {
    let ofOne = try await one.partner {
        try $0.setNickname(nickname: "Ari")
        return try $0.add(name: "Bo")
    }
    let ofTwo = try await two.partner {
        try $0.setNickname(nickname: "Bo")
        return try $0.add(name: "Ari")
    }
    let invite = try await one.partner { try $0.invite(bond: ofOne, again: false) }
    let told = Data(invite.words.joined(separator: " ").utf8)
    let reply = try await two.partner {
        try $0.acceptInvite(bond: ofTwo, file: invite.file, words: told, again: false)
    }
    try await one.partner {
        try $0.openReply(bond: ofOne, file: reply)
        try $0.wordsCompared(bond: ofOne, same: true)
    }
    try await two.partner { try $0.wordsCompared(bond: ofTwo, same: true) }
    return (ofOne, ofTwo)
}

/// Everything that is ticked at first goes over.
func send(_ from: Leeside, _ bond: BondId, to other: Leeside) async throws {
    let file = try await from.partner {
        let ticked = try $0.outgoing(bond: bond).filter(\.ticked)
        return try $0.makeParcel(bond: bond, ticked: ticked.map(\.leaving))
    }
    try await other.partner {
        guard case .parcel(_, let parcel) = try $0.lookAt(file: file, keep: []) else {
            Issue.record("a parcel was expected")
            return
        }
        try parcel.takeIn()
    }
}

/// The error that an act is refused with.
func refused<T>(_ act: () async throws -> T) async -> LeesideError? {
    do {
        _ = try await act()
        return nil
    } catch {
        return error as? LeesideError
    }
}
