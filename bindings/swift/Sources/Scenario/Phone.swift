import Foundation
import Leeside

/// One phone of a story.
actor Phone {
    private let name: String
    private let story: Object
    private let clock: StoryClock
    private let home: URL
    private let shared: URL
    private var leeside: Leeside
    private var bond: BondId = String(repeating: "0", count: 32)
    private var homes = 0
    private var met = 0

    init(_ name: String, folder: URL, story: Object) throws {
        self.name = name
        self.story = story
        clock = StoryClock(Date(timeIntervalSince1970: Double(story.number("begins") ?? 0)))
        home = folder.appendingPathComponent(name)
        shared = folder.appendingPathComponent("shared")
        for made in [home, shared] {
            try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
        }
        leeside = try Leeside(folder: home.appendingPathComponent("0"), clock: clock)
    }

    func act(_ step: Object) async throws -> [String] {
        let (bond, topic) = (bond, step.text("topic"))
        switch step.text("do") {
        case "create":
            try await leeside.create(passphrase: secret(of: story, "passphrase"))
            self.bond = try await leeside.partner {
                try $0.setNickname(nickname: step.text("nickname"))
                return try $0.add(name: step.text("partner"))
            }
            return ["done"]
        case "open":
            try await leeside.unlock(passphrase: secret(of: step, "with"))
            return ["open"]
        case "write":
            let effect = try await leeside.plan { try $0.write(bond: bond, key: step.key, value: step.item) }
            return [plain(effect)]
        case "only me":
            try await leeside.plan { try $0.keepItem(bond: bond, key: step.key, onlyMe: true) }
            return ["done"]
        case "suggest":
            _ = try await leeside.plan {
                try $0.propose(bond: bond, topic: topic, content: step.topicContent)
            }
            return ["suggested"]
        case "yes":
            return try await leeside.plan {
                let offers = try $0.topic(bond: bond, topic: topic).offers
                guard let offer = offers.first(where: { $0.theirs && !$0.mine }) else {
                    return ["nothing to say yes to"]
                }
                try $0.accept(bond: bond, topic: topic, rev: offer.rev)
                return [plain(try $0.topic(bond: bond, topic: topic).state)]
            }
        case "take back":
            return try await leeside.plan {
                guard let settled = try $0.topic(bond: bond, topic: topic).settled else {
                    return ["nothing to take back"]
                }
                try $0.withdraw(bond: bond, topic: topic, rev: settled)
                return [plain(try $0.topic(bond: bond, topic: topic).state)]
            }
        case "page":
            return try await leeside.plan { try page(of: bond, in: $0) }
        case "wait":
            clock.pass(hours: step.number("hours") ?? 0)
            return ["done"]
        case "lock":
            try await leeside.lock()
            return ["locked"]
        case "close":
            try leeside.close()
            return ["closed"]
        case "lose":
            try leeside.close()
            homes += 1
            leeside = try Leeside(folder: home.appendingPathComponent("\(homes)"), clock: clock)
            return ["done"]
        case "back up":
            let file = shared.appendingPathComponent(step.text("file"))
            let made = try await leeside.backUp(to: file, passphrase: secret(of: story, "backup_passphrase"))
            return [summary(made)]
        case "restore":
            let made = try await leeside.restore(
                backup: shared.appendingPathComponent(step.text("file")),
                backupPassphrase: secret(of: story, "backup_passphrase"),
                passphrase: secret(of: story, "passphrase"))
            self.bond = try await leeside.partner { try $0.bonds().first?.id ?? bond }
            return [summary(made)]
        default:
            return try await meet(step)
        }
    }

    private func meet(_ step: Object) async throws -> [String] {
        let bond = bond
        switch step.text("do") {
        case "invite":
            let again = step.flag("again")
            let invite = try await leeside.partner { try $0.invite(bond: bond, again: again) }
            try handOver(step.text("file") + ".words", Data(invite.words.joined(separator: " ").utf8))
            try handOver(step.text("file"), invite.file)
            return ["\(invite.words.count) words"]
        case "accept":
            let file = try await receive(step.text("file"))
            let words: Data
            if let typed = step.maybe("words") {
                words = Data(secret: typed)
            } else {
                words = try await receive(step.text("file") + ".words")
            }
            let reply = try await leeside.partner {
                try $0.acceptInvite(bond: bond, file: file, words: words, again: step.flag("again"))
            }
            if let name = step.maybe("reply") { try handOver(name, reply) }
            return [try await meeting()]
        case "reply":
            let file = try await receive(step.text("file"))
            try await leeside.partner { try $0.openReply(bond: bond, file: file) }
            return [try await meeting()]
        case "words":
            met += 1
            let words = try await safetyWords()
            try handOver("\(name).met\(met)", Data(words.joined(separator: " ").utf8))
            return ["\(words.count) words"]
        case "compare":
            let theirs = try await receive("\(name == "ari" ? "bo" : "ari").met\(met)")
            let same = Data(try await safetyWords().joined(separator: " ").utf8) == theirs
            try await leeside.partner { try $0.wordsCompared(bond: bond, same: same) }
            return [same ? "the same" : "not the same"]
        default:
            return try await share(step)
        }
    }

    private func share(_ step: Object) async throws -> [String] {
        let bond = bond
        switch step.text("do") {
        case "outgoing":
            return try await leeside.partner { try $0.outgoing(bond: bond) }.map {
                let tick = $0.ticked ? "ticked" : "held"
                return "\(leaving($0.leaving)) \(tick), \($0.canWait ? "can wait" : "cannot wait")"
            }
        case "send":
            let file = try await leeside.partner {
                let ticked = try $0.outgoing(bond: bond).filter(\.ticked)
                return try $0.makeParcel(bond: bond, ticked: ticked.map(\.leaving))
            }
            try handOver(step.text("file"), file)
            return ["made"]
        case "look":
            return try await look(step) { try preview($0.preview()) }
        case "take":
            return try await look(step) {
                try $0.takeIn()
                return ["taken in"]
            }
        case "give":
            let day = step.text("day").split(separator: "-").compactMap { Int($0) }
            let on = CalendarDay(year: day[0], month: day[1], day: day[2])
            _ = try await leeside.partner {
                try $0.giveText(bond: bond, of: .kept, day: on, text: step.text("text"))
            }
            return ["given"]
        case "confirm":
            return try await leeside.partner {
                guard let draft = try $0.ownDraft(bond: bond) else { return ["no draft"] }
                try $0.confirm(
                    bond: bond, take: draft.items.map(\.key), leaveLimits: [], stillYes: draft.stillYes)
                let counts = (draft.items.count, draft.limits.count, draft.stillYes.count)
                return ["\(counts.0) items, \(counts.1) limits, \(counts.2) parts"]
            }
        case "pause":
            try await leeside.partner { try $0.pause(bond: bond, paused: true) }
            return ["paused"]
        case "end":
            try await leeside.partner {
                try $0.pause(bond: bond, paused: false)
                try $0.end(bond: bond, keepTheirs: false)
            }
            return ["ended"]
        case let other:
            fatalError("stories have no act \(other)")
        }
    }

    private func look(
        _ step: Object, _ act: @escaping @Sendable (IncomingParcel) throws -> [String]
    ) async throws -> [String] {
        let file = try await receive(step.text("file"))
        return try await leeside.partner {
            switch try $0.lookAt(file: file, keep: []) {
            case .parcel(_, let parcel): return try act(parcel)
            case .reply: return ["a reply"]
            case .needsWords: return ["needs words"]
            }
        }
    }

    private func meeting() async throws -> String {
        let bond = bond
        let bonds = try await leeside.partner { try $0.bonds() }
        return bonds.first { $0.id == bond }.map { plain($0.meeting) } ?? ""
    }

    private func safetyWords() async throws -> [String] {
        let bond = bond
        return try await leeside.partner { try $0.safetyWords(bond: bond) ?? [] }
    }

    /// Puts a file where the other phone finds it, whole from the first moment on.
    private func handOver(_ name: String, _ content: Data) throws {
        try content.write(to: shared.appendingPathComponent(name), options: .atomic)
    }

    /// Waits for a file of the other phone, which another program may play.
    private func receive(_ name: String) async throws -> Data {
        let file = shared.appendingPathComponent(name)
        for _ in 0..<9000 where !FileManager.default.fileExists(atPath: file.path) {
            try await Task.sleep(for: .milliseconds(20))
        }
        return try Data(contentsOf: file)
    }
}

private func secret(of object: Object, _ name: String) -> Data {
    Data(secret: object.text(name))
}
