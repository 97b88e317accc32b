import Foundation
import Leeside

// `warm FOLDER` or `cold FOLDER`: what calls cost from Swift. `tests/bench/border` runs it on a vault that it
// made, beside the same in Rust.

/// 2026-05-16 18:00 UTC, as in the other languages.
final class Evening: PlatformClock {
    func reading() throws -> ClockReading {
        ClockReading(wall: Date(timeIntervalSince1970: 1_778_954_400))
    }
}

/// Prints the median of so many runs, in microseconds. As many before it warm what is used.
func time(_ name: String, _ runs: Int, _ act: () throws -> Void) rethrows {
    for _ in 0..<runs { try act() }
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<runs { times.append(try clock.measure { try act() }) }
    tell(name, times)
}

func timeAsync(_ name: String, _ runs: Int, _ act: () async throws -> Void) async rethrows {
    for _ in 0..<runs { try await act() }
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<runs {
        let begun = clock.now
        try await act()
        times.append(clock.now - begun)
    }
    tell(name, times)
}

func tell(_ name: String, _ times: [Duration]) {
    let (seconds, attoseconds) = times.sorted()[times.count / 2].components
    print("\(name) \(Double(seconds) * 1e6 + Double(attoseconds) / 1e12)")
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    print("bench warm|cold FOLDER")
    exit(2)
}
let (what, folder) = (arguments[1], URL(fileURLWithPath: arguments[2]))
let words = Data(secret: "lantern orchard velvet harbour")
let leeside = try Leeside(folder: folder, clock: Evening())
try await leeside.unlock(passphrase: words)
let bonds = try await leeside.partner { try $0.bonds() }
let bond = bonds[0].id
if what == "cold" {
    _ = try await leeside.plan { try $0.page(bond: bond) }
} else {
    try await leeside.journal { try $0.openDoor(words: words) }
    let core = try LeesideCore(folder: folder.path, clock: Evening())
    try time("call", 20_000) { _ = try core.isLocked() }
    try await timeAsync("package", 20_000) { _ = try await leeside.isLocked() }
    try await leeside.plan { plan in try time("plan", 300) { _ = try plan.page(bond: bond) } }
    try await leeside.journal { journal in
        try time("journal", 300) { _ = try journal.list(filter: JournalFilter(), after: nil, most: 50) }
    }
}
try leeside.close()
