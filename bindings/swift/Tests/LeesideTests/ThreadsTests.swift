import Foundation
import Leeside
import Testing

/// Run once more under ThreadSanitizer by `bindings/swift/test`.
@Suite struct ThreadsTests {
    @Test func manyThreadsAtOnce() async throws {
        let folder = try Folder()
        let leeside = try await folder.phone()
        let changes = try leeside.changes()
        let listener = Task {
            var heard = 0
            for await _ in changes { heard += 1 }
            return heard
        }
        let bond = try await leeside.partner { try $0.add(name: "Bo") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for thread in 0..<8 {
                group.addTask {
                    let key = ItemKey(.reassure, id: "own.\(thread)")
                    for line in 0..<20 {
                        try await leeside.plan {
                            _ = try $0.write(bond: bond, key: key, value: .text(text: "line \(line)"))
                            _ = try $0.page(bond: bond)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let lines = try await leeside.plan { try $0.mine(bond: bond) }
        #expect(lines.map(\.now) == Array(repeating: .text(text: "line 19"), count: 8))
        try leeside.close()
        #expect(await listener.value == 1 + 8 * 20 + 1)
    }
}
