import Foundation
import Leeside
import Testing

@Suite struct LeesideTests {
    let folder: Folder

    init() throws { folder = try Folder() }

    @Test func aVoiceIsWrittenKeptAndReadInWords() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        let tea = ItemKey(.comforts, id: "drink.warm")
        let effect = try await leeside.plan {
            try $0.write(
                bond: bond, key: tea, value: .comfort(comfort: Comfort(text: "ginger tea", get: .often)))
        }
        #expect(effect == .widening)
        try await leeside.lock()
        try await leeside.unlock(passphrase: words)
        let items = try await leeside.plan { try $0.mine(bond: bond) }
        let item = try #require(items.first)
        #expect(items.count == 1)
        #expect(item.key == tea)
        #expect(item.words.hasPrefix("ginger tea"))
        #expect(item.told == nil)
        _ = try await leeside.plan { try $0.write(bond: bond, key: tea, value: nil) }
        #expect(try await leeside.plan { try $0.mine(bond: bond) } == [])
    }

    @Test func daysAreDays() async throws {
        let day = CalendarDay(year: 2026, month: 5, day: 16)
        #expect(day.description == "2026-05-16")
        #expect(CalendarDay(year: 999, month: 12, day: 1) < day)
        let leeside = try await folder.phone()
        let made = try await leeside.backUp(to: folder.at("backup"), passphrase: words)
        #expect(made.made == day)
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        let none = CalendarDay(year: 2026, month: 2, day: 30)
        let error = await refused {
            try await leeside.partner { try $0.giveText(bond: bond, of: .kept, day: none, text: "tea") }
        }
        #expect(error == .Unfit(why: .name, most: nil))
    }

    @Test func changesAreHeardInOrderUntilItIsClosed() async throws {
        let leeside = try await folder.phone()
        let changes = try leeside.changes()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        try await leeside.plan { try $0.keepItem(bond: bond, key: ItemKey(.drink), onlyMe: true) }
        try await leeside.setIdleTime(.seconds(60))
        #expect(try await leeside.idleTime() == .seconds(60))
        try leeside.close()
        var heard: [Change] = []
        for await change in changes { heard.append(change) }
        #expect(heard == [.plans, .plan(bond: bond), .secrets, .locked])
    }

    @Test func aKeystoreOpensIt() async throws {
        let leeside = try await folder.phone()
        let keystore = Keystore()
        try await leeside.secrets { try $0.setDevice(keystore: keystore) }
        try await leeside.lock()
        keystore.refuse(true)
        #expect(await refused { try await leeside.unlock(device: keystore) } == .Cancelled)
        keystore.refuse(false)
        try await leeside.unlock(device: keystore)
        #expect(try await leeside.secrets { try $0.ways() } == [.passphrase, .device])
        try keystore.keep(key: Data(count: 32))
        try await leeside.lock()
        #expect(await refused { try await leeside.unlock(device: keystore) } == .WrongSecret(way: .device))
    }

    @Test func aBackupComesBack() async throws {
        let old = try await folder.phone("old")
        _ = try await old.partner { try $0.add(name: "Bo") }
        try await old.backUp(to: folder.at("backup"), passphrase: words)
        let new = try Leeside(folder: folder.at("new"), clock: Clock())
        let made = try await new.restore(
            backup: folder.at("backup"), backupPassphrase: words, passphrase: words)
        #expect(made.plans == 1)
        let bonds = try await new.partner { try $0.bonds() }
        #expect(bonds.map(\.name) == ["Bo"])
        #expect(bonds.map(\.fresh) == [true])
        #expect(try await new.examine().isWell)
    }

    @Test func whoDoesNotWaitAnyMoreStopsTheWork() async throws {
        let leeside = try await folder.phone()
        let backup = folder.at("backup")
        let work = Task { try await leeside.backUp(to: backup, passphrase: words) }
        try await Task.sleep(for: .milliseconds(50))
        work.cancel()
        await #expect(throws: LeesideError.Cancelled) { try await work.value }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["phone"])
    }

    @Test func tenThousandCallsDoNotGrowIt() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        let calls = { (count: Int) in
            try await leeside.plan { plan in
                for _ in 0..<count { _ = try plan.page(bond: bond) }
            }
        }
        try await calls(2000)
        let before = resident()
        try await calls(10000)
        #expect(resident() - before < 8000)
    }

    /// KiB of this process in memory, where the system tells.
    func resident() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }
}

final class Keystore: KeyRelease, @unchecked Sendable {
    private let lock = NSLock()
    private var kept = Data()
    private var refuses = false

    func refuse(_ refuses: Bool) { lock.withLock { self.refuses = refuses } }
    func keep(key: Data) throws { lock.withLock { kept = key } }

    func release() throws -> Data {
        try lock.withLock {
            if refuses { throw LeesideError.Cancelled }
            return kept
        }
    }
}
