import Foundation
import Leeside
import Testing

@Suite struct TalkingTests {
    let folder: Folder

    init() throws { folder = try Folder() }

    @Test func aPauseGoesOnWhileItIsLockedAndKeepsADraftOnlyIfWanted() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        let flow = try await leeside.reflect { try $0.repair(bond: bond) }
        try await leeside.lock()
        #expect(try flow.screen().state == .ready)
        try flow.act(action: .pause)
        let pause = try flow.screen()
        #expect(pause.state == .pause)
        #expect(pause.cue == evening + 25 * 60)
        #expect(pause.sentence.contains("25"))
        #expect(pause.buttons.contains { $0.action == .afraid && !$0.text.isEmpty })
        try flow.act(action: .breathe)
        guard case .breathing = try flow.screen().beside else {
            Issue.record("a way to breathe was expected")
            return
        }
        try flow.act(action: .enough)
        try flow.act(action: .write)
        try flow.write(text: "You never listen.", keep: true)
        #expect(try flow.hints(text: "You never listen.") == [])
        try flow.setHelper(on: true)
        #expect(try flow.hints(text: "You never listen.").isEmpty == false)
        try flow.act(action: .afraid)
        guard case .page = try flow.screen().beside else {
            Issue.record("a page was expected")
            return
        }
        #expect(try flow.end() == "You never listen.")
        #expect(throws: LeesideError.Gone(why: .notThere)) { try flow.end() }
    }

    @Test func anAnswerBecomesALineOfMyPageOrASuggestion() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        let asked = try await leeside.reflect { try $0.questions(bond: bond) }
        #expect(asked.questions.map(\.id) == ["helped", "next", "keep"])
        let drafted = try await leeside.reflect {
            try $0.draftWish(bond: bond, answer: " my hands ", wish: .page(field: .spaceWhileIWait))
        }
        guard case .item(let key, let value, _) = drafted else {
            Issue.record("an item was expected")
            return
        }
        #expect(value == .text(text: "my hands"))
        _ = try await leeside.plan { try $0.write(bond: bond, key: key, value: value) }
        let nothing = await refused {
            try await leeside.reflect {
                try $0.draftWish(bond: bond, answer: "more time", wish: .part(topic: "space"))
            }
        }
        #expect(nothing == .Gone(why: .notThere))
    }

    @Test func silentlyThenTogether() async throws {
        let ari = try await folder.phone("ari")
        let bo = try await folder.phone("bo")
        let (ofAri, ofBo) = try await pair(ari, bo)
        let day = CalendarDay(year: 2026, month: 5, day: 16)
        let moment = try await ari.partner {
            try $0.giveMoment(bond: ofAri, day: day, sequence: nil, chooser: nil, together: true)
        }
        try await ari.partner { try $0.sealDebrief(bond: ofAri, moment: moment, answer: "The tea.") }
        let leaves = try await ari.partner { try $0.outgoing(bond: ofAri) }
        #expect(leaves.flatMap(\.words) == ["2026-05-16"])
        try await send(ari, ofAri, to: bo)
        let sealed = try await bo.partner { try $0.debriefs(bond: ofBo) }
        #expect(sealed == [SealedDebrief(moment: moment, stage: .maySeal, theirs: .sealed)])
        try await bo.partner { try $0.sealDebrief(bond: ofBo, moment: moment, answer: "") }
        try await send(bo, ofBo, to: ari)
        try await ari.partner { try $0.openDebrief(bond: ofAri, moment: moment) }
        try await send(ari, ofAri, to: bo)
        let opened = try await bo.partner { try $0.debriefs(bond: ofBo) }
        #expect(opened.map(\.theirs) == [.opened(text: "The tea.")])
    }

    @Test func pagesAsTextAndEverythingToSayAtOnce() async throws {
        let leeside = try await folder.phone()
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        _ = try await leeside.plan {
            try $0.write(bond: bond, key: ItemKey(.drink), value: .text(text: "ginger tea"))
        }
        let text = try await leeside.plan {
            let page = try $0.printed(bond: bond, toShow: false)
            return try $0.asText(page: page, width: 40, atAGlance: true)
        }
        #expect(text.contains("ginger tea"))
        let card = try await leeside.plan {
            try $0.asText(page: $0.blankCard(), width: 60, atAGlance: false)
        }
        #expect(card.contains("____"))
        let strings = try await leeside.content { try $0.strings() }
        let one = try await leeside.content { try $0.string(id: "ask_me", holes: [:]) }
        #expect(one == strings["ask_me"])
        #expect(try await leeside.content { try $0.firstBreath() } != nil)
    }
}
