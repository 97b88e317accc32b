import Foundation

/// The clock of the machine. It tells no time since the start of the phone; an app gives a clock of its
/// own that does.
public final class SystemClock: PlatformClock {
    public init() {}

    public func reading() throws -> ClockReading {
        ClockReading(wall: Date(), sinceBoot: nil)
    }
}

extension Data {
    /// A typed secret as bytes of UTF-8.
    public init(secret typed: String) {
        self.init(typed.utf8)
    }
}

extension ItemKey {
    /// An item of the voice that holds one value.
    public init(_ field: Field) {
        self.init(field: field, id: nil)
    }

    /// An entry of a list in the voice.
    public init(_ field: Field, id: ItemId) {
        self.init(field: field, id: id)
    }
}
