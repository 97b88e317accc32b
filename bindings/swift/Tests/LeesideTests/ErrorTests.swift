import Foundation
import Leeside
import Testing

/// Each case of the error, by a real cause.
@Suite struct ErrorTests {
    let folder: Folder

    init() throws { folder = try Folder() }

    func closed(_ name: String) throws -> Leeside {
        try Leeside(folder: folder.at(name), clock: Clock())
    }

    @Test func lockedAndLockedAfterItIsClosed() async throws {
        let leeside = try await folder.phone()
        try await leeside.lock()
        #expect(await refused { try await leeside.partner { try $0.bonds() } } == .Locked)
        try await leeside.unlock(passphrase: words)
        try leeside.close()
        let backup = folder.at("backup")
        let calls: [@Sendable () async throws -> Void] = [
            { try await leeside.hold() },
            { try await leeside.unlock(passphrase: words) },
            { try await leeside.create(passphrase: words) },
            { try await leeside.touch() },
            { _ = try await leeside.examine() },
            { try await leeside.backUp(to: backup, passphrase: words) },
            { _ = try await leeside.renewKey(passphrase: words) },
            { try await leeside.deleteEverything() },
            { try await leeside.deleteWithoutUnlocking() },
            { _ = try await leeside.plan { try $0.draft() } },
            { _ = try await leeside.partner { try $0.bonds() } },
            { _ = try await leeside.cooldown { try $0.collect() } },
            { try await leeside.journal { try $0.openDoor(words: words) } },
            { _ = try await leeside.reflect { try $0.checkIns() } },
            { _ = try await leeside.rhythm { try $0.reminderSettings() } },
            { _ = try await leeside.secrets { try $0.ways() } }
        ]
        for call in calls { #expect(await refused(call) == .Locked) }
        try leeside.close()
    }

    @Test func inUseByAnotherOne() async throws {
        let leeside = try await folder.phone()
        #expect(await refused { try await closed("phone").hold() } == .InUse)
        try leeside.close()
    }

    @Test func noVaultAndAVaultAlready() async throws {
        #expect(await refused { try await closed("none").unlock(passphrase: words) } == .NoVault)
        let leeside = try await folder.phone()
        #expect(await refused { try await leeside.create(passphrase: words) } == .VaultExists)
        #expect(await refused { try await closed("phone").create(passphrase: words) } == .VaultExists)
    }

    @Test func aFolderWithOtherFiles() async throws {
        try FileManager.default.createDirectory(at: folder.at("full"), withIntermediateDirectories: true)
        try Data("dear".utf8).write(to: folder.at("full").appendingPathComponent("letter.txt"))
        #expect(await refused { try await closed("full").create(passphrase: words) } == .FolderNotEmpty)
    }

    @Test func wrongSecretsAndWaysThatAreNotSetUp() async throws {
        let leeside = try await folder.phone()
        let wrong = Data(secret: "not the words")
        #expect(
            await refused { try await leeside.unlock(passphrase: wrong) } == .WrongSecret(way: .passphrase))
        #expect(await refused { try await leeside.partner { try $0.bonds() } } == .Locked)
        let typed = Data(secret: String(repeating: "abandon ", count: 11) + "about")
        #expect(
            await refused { try await leeside.unlock(recoveryWords: typed) }
                == .NotSetUp(way: .recoveryWords))
    }

    @Test func wordsThatAreNotThereAndTooFewOfThem() async throws {
        let leeside = try await folder.phone()
        _ = try await leeside.secrets { try $0.makeRecoveryWords() }
        let typed = Data(secret: "zoo zoo sesame zoo zoo zoo zoo zoo zoo zoo zoo zoo")
        #expect(
            await refused { try await leeside.unlock(recoveryWords: typed) } == .UnknownWord(position: 3))
        #expect(
            await refused { try await leeside.unlock(recoveryWords: Data(secret: "zoo zoo")) }
                == .WordCount(wanted: 12))
    }

    @Test func aShortPassphrase() async throws {
        #expect(
            await refused { try await closed("short").create(passphrase: Data(secret: "tea")) }
                == .PassphraseTooShort(least: 8))
    }

    @Test func aVaultThatIsDamagedHalfCopiedOrNotEncrypted() async throws {
        func damage(_ name: String, _ act: (URL) throws -> Void) async throws -> LeesideError? {
            try await folder.phone(name).close()
            try act(folder.at(name))
            return await refused { try await closed(name).unlock(passphrase: words) }
        }
        let store = "store.db"
        let slot = "slots/passphrase.age"
        #expect(
            try await damage("damaged") {
                // Other bytes, but for the first sixteen, which say whose file it is.
                let file = $0.appendingPathComponent(store)
                let whose = try Data(contentsOf: file).prefix(16)
                try (whose + Data(repeating: 7, count: 8192)).write(to: file)
            } == .VaultDamaged(what: .damaged))
        #expect(
            try await damage("half") {
                try FileManager.default.removeItem(at: $0.appendingPathComponent(store))
            } == .VaultDamaged(what: .halfCopied))
        #expect(
            try await damage("plain") {
                let plain = Data("SQLite format 3\0".utf8) + Data(count: 4096)
                try plain.write(to: $0.appendingPathComponent(store))
            } == .VaultDamaged(what: .notEncrypted))
        try await folder.phone("other").close()
        let other = try Data(contentsOf: folder.at("other").appendingPathComponent(slot))
        #expect(
            try await damage("mixed") { try other.write(to: $0.appendingPathComponent(slot)) }
                == .VaultDamaged(what: .mixed))
    }

    @Test func aVaultOfANewerApp() async throws {
        try await folder.phone().close()
        let later = try Data(contentsOf: stories.appendingPathComponent("newer-slot.age"))
        try later.write(to: folder.at("phone").appendingPathComponent("slots/passphrase.age"))
        #expect(await refused { try await closed("phone").unlock(passphrase: words) } == .NewerVault)
    }

    @Test func noFileToRead() async throws {
        let leeside = try await folder.phone()
        #expect(
            await refused { try await leeside.verifyBackup(folder.at("none"), passphrase: words) } == .Disk)
    }

    @Test(.enabled(if: smallDisk != nil)) func noRoomAndNoPlaceToWrite() async throws {
        let small = URL(fileURLWithPath: smallDisk ?? "")
        let leeside = try await folder.phone()
        let closedPlace = small.appendingPathComponent("read-only/backup")
        #expect(
            await refused { try await leeside.backUp(to: closedPlace, passphrase: words) } == .NotWritable)
        try Data().write(to: small.appendingPathComponent("full"))
        let filled = try FileHandle(forWritingTo: small.appendingPathComponent("full"))
        while (try? filled.write(contentsOf: Data(count: 4096))) != nil {}
        let backup = small.appendingPathComponent("backup")
        #expect(await refused { try await leeside.backUp(to: backup, passphrase: words) } == .NoRoom)
    }

    @Test func stopped() async throws {
        let leeside = try await folder.phone()
        let backup = folder.at("backup")
        let error = await refused {
            // Locking stops the work of others.
            try await leeside.backUp(to: backup, passphrase: words) { progress in
                if progress.stage != .waiting { Task { try await leeside.lock() } }
            }
        }
        #expect(error == .Cancelled)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["phone"])
    }

    @Test func noSuchPlanAndNamesThatNameNothing() async throws {
        let leeside = try await folder.phone()
        let nobody = String(repeating: "0", count: 32)
        #expect(await refused { try await leeside.plan { try $0.page(bond: nobody) } } == .NoPlan)
        #expect(
            await refused { try await leeside.plan { try $0.page(bond: "not a name") } }
                == .Unfit(why: .name, most: nil))
        #expect(
            await refused { try await leeside.partner { try $0.add(name: " ") } }
                == .Unfit(why: .empty, most: nil))
    }

    @Test func aFileThatIsNoneOfOurs() async throws {
        let leeside = try await folder.phone()
        let letter = Data("dear".utf8)
        #expect(
            await refused { try await leeside.partner { _ = try $0.lookAt(file: letter, keep: []) } }
                == .FileRefused(why: .notOurs))
    }

    @Test func somethingElseComesFirstAndATextThatNobodyOffers() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        #expect(
            await refused { try await leeside.partner { try $0.makeParcel(bond: bond, ticked: []) } }
                == .NotYet(why: .pair))
        let rev = String(repeating: "0", count: 64)
        #expect(
            await refused { try await leeside.plan { try $0.accept(bond: bond, topic: "space", rev: rev) } }
                == .Gone(why: .notOffered))
    }

    @Test func whatAsksForMoreRestsANight() async throws {
        let clock = Clock()
        let ari = try await folder.phone("ari")
        let bo = try await folder.phone("bo", clock: clock)
        let (ofAri, ofBo) = try await pair(ari, bo)
        for minutes in [20, 10] as [UInt32] {
            _ = try await ari.plan {
                try $0.propose(
                    bond: ofAri, topic: "space",
                    content: .space(space: Space(answer: "I hear you.", minutes: minutes)))
            }
            try await send(ari, ofAri, to: bo)
            let offers = try await bo.plan { try $0.topic(bond: ofBo, topic: "space").offers }
            let offer = try #require(offers.first { $0.theirs })
            let yes = { @Sendable (plan: Plan) throws in
                try plan.accept(bond: ofBo, topic: "space", rev: offer.rev)
            }
            if minutes == 10 {
                #expect(offer.effect == .widening)
                let until = evening + 12 * 3600
                #expect(await refused { try await bo.plan(yes) } == .MustWait(until: until, why: .night))
                clock.set(until)
            }
            try await bo.plan(yes)
            try await send(bo, ofBo, to: ari)
        }
    }

    @Test func aClockThatThrowsIsSurvived() async throws {
        let clock = Clock()
        let leeside = try await folder.phone(clock: clock)
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        clock.breakDown(true)
        #expect(await refused { try await leeside.plan { try $0.page(bond: bond) } } == .Platform)
        clock.breakDown(false)
        _ = try await leeside.plan { try $0.page(bond: bond) }
    }

    @Test func aPanicInsideIsAnErrorAndNothingIsLostByIt() async throws {
        let core = try LeesideCore(folder: folder.at("phone").path, clock: Clock())
        try core.create(passphrase: words, work: nil)
        let bond = try core.partner().add(name: "Bo")
        #expect(throws: LeesideError.Internal) { try rehearsePanic(core: core) }
        #expect(throws: LeesideError.Locked) { try core.partner().bonds() }
        try core.unlock(passphrase: words, work: nil)
        #expect(try core.partner().bonds().map(\.id) == [bond])
        try core.shut()
    }
}
