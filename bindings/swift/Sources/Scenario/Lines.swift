import Leeside

func page(of bond: BondId, in plan: Plan) throws -> [String] {
    var lines: [String] = []
    for topic in try plan.topics(bond: bond) {
        lines.append("\(topic.id) is \(plain(topic.state))")
        lines += topic.lines.map { "  \($0)" }
    }
    let page = try plan.printed(bond: bond, toShow: false)
    lines += [page.title, page.line]
    for section in page.sections {
        lines.append(section.heading)
        lines += section.lines.map { "  \($0)" }
    }
    return lines + (try plan.questions(bond: bond, minutes: nil).map { "? \($0.ask)" })
}

func summary(_ of: BackupSummary) -> String {
    "\(of.plans) plans, \(of.topics) parts, \(of.made)"
}

func leaving(_ leaving: Leaving) -> String {
    switch leaving {
    case .item(let key): "item \(plain(key.field))" + (key.id.map { "/\($0)" } ?? "")
    case .suggestion(let topic, _): "suggestion \(topic)"
    case .yes(let topic, _): "yes \(topic)"
    case .takingBack(let topic, _): "taking back \(topic)"
    case .given: "given"
    case .askedBack: "asked back"
    case .sealed: "sealed"
    case .opened: "opened"
    }
}

func preview(_ preview: IncomingPreview) -> [String] {
    var lines = ["from \(preview.from)"]
    lines += preview.limits.flatMap(\.words).map { "limit \($0)" }
    for news in preview.voice {
        lines += news.words.map { "\(plain(news.effect)) \($0)" }
    }
    lines += preview.topics.map { "\($0.topic) \(told($0.news))" }
    lines += preview.copies.map(told)
    return preview.nothingNew ? lines + ["nothing new"] : lines
}

private func told(_ news: TopicNews) -> String {
    switch news {
    case .suggested(_, let effect, let words, _):
        "suggested, \(plain(effect)): \(words.joined(separator: " "))"
    case .bothYes: "both yes"
    case .takenBack: "taken back"
    case .noLongerOffered: "no longer offered"
    case .lapsed: "lapsed"
    }
}

private func told(_ news: CopyNews) -> String {
    switch news {
    case .given(.text(let copy)): "given \(plain(copy.of)) \(copy.day): \(copy.text)"
    case .given(.moment(let moment)): "moment \(moment.day)"
    case .askedBack: "asked back"
    }
}
