import Foundation
import Leeside

/// One step, or any other object of a story.
struct Object: Sendable {
    private let fields: [String: any Sendable]

    init(_ value: Any) {
        var fields: [String: any Sendable] = [:]
        for (name, field) in value as? [String: Any] ?? [:] {
            switch field {
            case let text as String: fields[name] = text
            case let number as NSNumber: fields[name] = number.int64Value
            default: fields[name] = Object(field)
            }
        }
        self.fields = fields
    }

    func maybe(_ name: String) -> String? { fields[name] as? String }
    func text(_ name: String) -> String { maybe(name) ?? "" }
    func number(_ name: String) -> Int64? { fields[name] as? Int64 }
    func flag(_ name: String) -> Bool { number(name) == 1 }
    func object(_ name: String) -> Object { fields[name] as? Object ?? Object([:]) }
    func has(_ name: String) -> Bool { fields[name] != nil }
}

/// A name as stories print it: without regard to case and underscores.
func plain(_ name: Any) -> String {
    String(describing: name).lowercased().replacing("_", with: "")
}

private func choice<T: CaseIterable>(_ name: String) -> T {
    guard let found = T.allCases.first(where: { plain($0) == name.lowercased() }) else {
        fatalError("no choice is called \(name)")
    }
    return found
}

extension Object {
    var key: ItemKey { ItemKey(field: choice(text("field")), id: maybe("id")) }

    var item: ItemValue {
        let value = object("value")
        switch text("field") {
        case "PleaseNot":
            return .limit(limit: Limit(tag: value.maybe("tag"), text: value.maybe("text")))
        case "Comforts":
            return .comfort(
                comfort: Comfort(
                    text: value.maybe("text"), get: value.maybe("get").map { choice($0) },
                    give: value.maybe("give").map { choice($0) }))
        case "SignalSpace", "SignalStay":
            return .signal(signal: Signal(word: value.maybe("word"), sign: value.maybe("sign")))
        case _ where value.has("touch"):
            return .touch(most: choice(value.text("touch")))
        case _ where value.has("near"):
            return .near(most: choice(value.text("near")))
        case _ where value.has("minutes"):
            return .minutes(minutes: UInt32(value.number("minutes") ?? 0))
        default:
            return .text(text: value.text("text"))
        }
    }

    var topicContent: TopicContent {
        let content = object("content")
        switch text("topic") {
        case "space":
            return .space(
                space: Space(
                    answer: content.text("answer"), minutes: UInt32(content.number("minutes") ?? 0),
                    whileWaiting: content.maybe("while_waiting")))
        case "turns":
            return .turns(turns: Turns(rule: choice(content.text("rule"))))
        case let other:
            fatalError("stories have no words for \(other)")
        }
    }
}
