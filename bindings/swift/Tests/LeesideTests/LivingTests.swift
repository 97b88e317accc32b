import Foundation
import Leeside
import Testing

@Suite struct LivingTests {
    let folder: Folder
    let tonight = Tonight(energy: .low, place: .solo)
    let cues = CueWishes(haptic: true, tone: false)

    init() throws { folder = try Folder() }

    @Test func aRunOutlivesTheLockAndItsEndIsCollected() async throws {
        let leeside = try await folder.phone()
        let (tonight, cues) = (tonight, cues)
        let setOut = { @Sendable (cooldown: Cooldown) in
            try cooldown.setOut(bond: nil, tonight: tonight, course: nil, cues: cues, tell: false)
        }
        let run = try await leeside.cooldown(setOut)
        #expect(try run.screen().state == .ready)
        #expect(await refused { try await leeside.cooldown(setOut) } == .NotYet(why: .endRun))
        try await leeside.lock()
        #expect(try run.event(event: .tap(button: .start)).map(\.kind) == [.start])
        #expect(try run.isWritten())
        #expect(try run.screen().state == .bodyCheck)
        _ = try run.event(event: .tap(button: .fine))
        _ = try run.event(event: .forLater(line: "something for my hands"))
        _ = try run.event(event: .tap(button: .end))
        _ = try run.event(event: .tap(button: .close))
        #expect(try run.isOver())
        try await leeside.unlock(passphrase: words)
        let collected = try await leeside.cooldown { try $0.collect() }
        guard case .over = collected else {
            Issue.record("it was over")
            return
        }
    }

    @Test func theJournalHasADoorOfItsOwn() async throws {
        let leeside = try await folder.phone()
        let page = JournalPage(
            day: CalendarDay(year: 2026, month: 5, day: 16), title: "After", body: "The tea was too hot.")
        #expect(
            await refused { try await leeside.journal { try $0.write(page: page) } }
                == .NotYet(why: .openJournal))
        let wrong = Data(secret: "not the words")
        #expect(
            await refused { try await leeside.journal { try $0.openDoor(words: wrong) } }
                == .WrongSecret(way: .journal))
        try await leeside.journal { try $0.openDoor(words: words) }
        let id = try await leeside.journal { try $0.write(page: page) }
        let listed = try await leeside.journal { try $0.list(filter: JournalFilter(), after: nil, most: 5) }
        #expect(listed.entries.map(\.page) == [page])
        let hits = try await leeside.journal { try $0.search(typed: "tea", filter: JournalFilter(), most: 5) }
        #expect(hits.first?.inBody == [TextSpan(start: 4, end: 7)])
        #expect(try await leeside.journal { try $0.forget(id: id) })
        try await leeside.lock()
        #expect(
            await refused { try await leeside.journal { try $0.forgetAll() } } == .Locked)
    }

    @Test func aMomentBeginsTheTimeAfter() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        _ = try await leeside.cooldown {
            try $0.hadMoment(
                bond: bond, place: .together, course: nil, chooser: .mine, secondsAgo: 0, tell: true)
        }
        let until = try #require(try await leeside.plan { try $0.afterWindowUntil(bond: bond) })
        let turns = TopicContent.turns(turns: Turns(rule: .ask))
        #expect(
            await refused {
                try await leeside.plan { try $0.propose(bond: bond, topic: "turns", content: turns) }
            } == .MustWait(until: until, why: .afterMoment))
    }

    @Test func wordsComeInTheLanguageThatWasChosen() async throws {
        let leeside = try Leeside(folder: folder.at("none"), clock: Clock())
        #expect(try await leeside.languages().map(\.code).contains("en-plain"))
        try await leeside.speak("en-plain")
        #expect(try await leeside.content { try $0.floor() }.count == 7)
        let flags = try Language().check(text: "You never listen to me.")
        #expect(flags.isEmpty == false)
        #expect(try Language().check(text: "I said stop and you did not.") == [])
    }
}
