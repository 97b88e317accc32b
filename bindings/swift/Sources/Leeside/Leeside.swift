import Foundation

/// The app's one way to the core. Keep one for each folder as long as the app lives.
///
/// Each subject has its own object, and a block runs with it away from the calling actor:
///
/// ```swift
/// let effect = try await leeside.plan { try $0.write(bond: bond, key: key, value: .text(text: "tea")) }
/// ```
///
/// A block may make several calls. Everything that goes wrong is a ``LeesideError``; a screen takes its
/// words from the app's own texts.
public final class Leeside: Sendable {
    private let core: LeesideCore
    private let plans: Plan
    private let partners: Partner
    private let cooldowns: Cooldown
    private let pages: Journal
    private let own: Reflect
    private let overTime: OverTime
    private let texts: Content
    private let secret: Secrets
    private let backups: Backup
    private let queue = DispatchQueue(label: "leeside", qos: .userInitiated, attributes: .concurrent)

    /// A core over the vault in a folder, which need not be there yet. Opens nothing.
    public init(folder: URL, clock: any PlatformClock = SystemClock()) throws(LeesideError) {
        let core = try translated { try LeesideCore(folder: folder.path, clock: clock) }
        self.core = core
        plans = try translated { try core.plan() }
        partners = try translated { try core.partner() }
        cooldowns = try translated { try core.cooldown() }
        pages = try translated { try core.journal() }
        own = try translated { try core.reflect() }
        overTime = try translated { try core.rhythm() }
        texts = try translated { try core.content() }
        secret = try translated { try core.secrets() }
        backups = try translated { try core.backup() }
    }

    /// Whether there is a vault in the folder, whole or in part.
    public func exists() async throws(LeesideError) -> Bool {
        try await call { try $0.exists() }
    }

    /// Whether it is locked.
    public func isLocked() async throws(LeesideError) -> Bool {
        try await call { try $0.isLocked() }
    }

    /// Makes a new vault and leaves it unlocked. Takes about a second.
    public func create(passphrase: Data) async throws(LeesideError) {
        try await long { core, work in try core.create(passphrase: passphrase, work: work) }
    }

    /// Takes the folder for this process and leaves it locked, for a lock screen.
    public func hold() async throws(LeesideError) {
        try await call { try $0.hold() }
    }

    /// Unlocks with the passphrase, as typed, in UTF-8. Takes about a second.
    public func unlock(passphrase: Data) async throws(LeesideError) {
        try await long { core, work in try core.unlock(passphrase: passphrase, work: work) }
    }

    /// Unlocks with the recovery words, as typed, in UTF-8. Takes about a second.
    public func unlock(recoveryWords words: Data) async throws(LeesideError) {
        try await long { core, work in try core.unlockWithRecoveryWords(words: words, work: work) }
    }

    /// Unlocks with the key that the phone's keystore releases.
    public func unlock(device keystore: any KeyRelease) async throws(LeesideError) {
        try await call { try $0.unlockWithDevice(keystore: keystore) }
    }

    /// Makes a new vault from a backup and leaves it unlocked. Each plan then pairs anew.
    @discardableResult
    public func restore(
        backup: URL, backupPassphrase: Data, passphrase: Data,
        progress: (@Sendable (WorkProgress) -> Void)? = nil
    ) async throws(LeesideError) -> BackupSummary {
        try await long(progress) { core, work in
            try core.restore(
                backup: backup.path, backupPassphrase: backupPassphrase, passphrase: passphrase, work: work)
        }
    }

    /// Writes a backup, and reads it again from where it lies.
    @discardableResult
    public func backUp(
        to file: URL, passphrase: Data, withoutTheirs: Bool = false,
        progress: (@Sendable (WorkProgress) -> Void)? = nil
    ) async throws(LeesideError) -> BackupSummary {
        try await long(progress) { [backups] _, work in
            try backups.make(
                path: file.path, passphrase: passphrase, withoutTheirs: withoutTheirs, work: work)
        }
    }

    /// Reads a whole backup without keeping any of it.
    @discardableResult
    public func verifyBackup(
        _ file: URL, passphrase: Data, progress: (@Sendable (WorkProgress) -> Void)? = nil
    ) async throws(LeesideError) -> BackupSummary {
        try await long(progress) { [backups] _, work in
            try backups.verify(path: file.path, passphrase: passphrase, work: work)
        }
    }

    /// "Somebody knows my passphrase": a new key, and everything written anew under it.
    public func renewKey(
        passphrase: Data, keystore: (any KeyRelease)? = nil
    ) async throws(LeesideError) -> NewKey {
        try await long { [secret] _, work in
            try secret.renewKey(passphrase: passphrase, keystore: keystore, work: work)
        }
    }

    /// Looks the vault over. Unlocked, it reads every page.
    public func examine() async throws(LeesideError) -> HealthReport {
        try await call { [backups] _ in try backups.examine() }
    }

    /// My voice, the parts of a plan, and what holds.
    public func plan<T: Sendable>(
        _ act: @escaping @Sendable (Plan) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [plans] _ in try act(plans) }
    }

    /// Other people: plans with them, meeting, parcels.
    public func partner<T: Sendable>(
        _ act: @escaping @Sendable (Partner) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [partners] _ in try act(partners) }
    }

    /// The time after: runs, and their rehearsal. A run goes on while everything is locked.
    public func cooldown<T: Sendable>(
        _ act: @escaping @Sendable (Cooldown) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [cooldowns] _ in try act(cooldowns) }
    }

    /// Own pages, behind a door of their own.
    public func journal<T: Sendable>(
        _ act: @escaping @Sendable (Journal) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [pages] _ in try act(pages) }
    }

    /// What only I see, beside the journal.
    public func reflect<T: Sendable>(
        _ act: @escaping @Sendable (Reflect) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [own] _ in try act(own) }
    }

    /// Looking again, who picks, reminders, ideas.
    public func rhythm<T: Sendable>(
        _ act: @escaping @Sendable (OverTime) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [overTime] _ in try act(overTime) }
    }

    /// The texts that the app brings along. They need no unlocking.
    public func content<T: Sendable>(
        _ act: @escaping @Sendable (Content) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [texts] _ in try act(texts) }
    }

    /// The languages of the app's texts.
    public func languages() async throws(LeesideError) -> [LanguageInfo] {
        try await call { try $0.languages() }
    }

    /// Chooses the language of all words that come out, by its code.
    public func speak(_ language: String) async throws(LeesideError) {
        try await call { try $0.speak(language: language) }
    }

    /// The ways to unlock.
    public func secrets<T: Sendable>(
        _ act: @escaping @Sendable (Secrets) throws -> T
    ) async throws(LeesideError) -> T {
        try await call { [secret] _ in try act(secret) }
    }

    /// Locks it. Long work is stopped.
    public func lock() async throws(LeesideError) {
        // At once, so that locking waits neither for the work nor for a thread.
        try translated { try core.stopWork() }
        try await call { try $0.lock() }
    }

    /// Somebody is using the app: the idle time begins anew.
    public func touch() async throws(LeesideError) {
        try await call { try $0.touch() }
    }

    /// After how much idle time it locks by itself; nothing is never.
    public func idleTime() async throws(LeesideError) -> Duration? {
        try await secrets { try $0.idleSeconds() }.map { .seconds($0) }
    }

    /// Sets after how much idle time, in whole seconds, it locks by itself; nothing is never.
    public func setIdleTime(_ time: Duration?) async throws(LeesideError) {
        try await secrets {
            try $0.setIdleSeconds(seconds: time.map { UInt32(clamping: $0.components.seconds) })
        }
    }

    /// Locks it if nobody used it for the idle time. Says whether it is locked now.
    public func lockIfIdle() async throws(LeesideError) -> Bool {
        try await call { try $0.lockIfIdle() }
    }

    /// "The clock was wrong": believes the phone's clock again.
    public func clockWasWrong() async throws(LeesideError) {
        try await call { try $0.clockWasWrong() }
    }

    /// Deletes the vault for good. Ask for the passphrase first.
    public func deleteEverything() async throws(LeesideError) {
        try await call { try $0.deleteEverything() }
    }

    /// As ``deleteEverything()``, for who cannot unlock it any more.
    public func deleteWithoutUnlocking() async throws(LeesideError) {
        try await call { try $0.deleteWithoutUnlocking() }
    }

    /// Ends it: locks, and frees the folder. Every later call that needs the vault is
    /// ``LeesideError/Locked``; texts and runs that were given out go on.
    public func close() throws(LeesideError) {
        try translated { try core.shut() }
    }

    /// What changes from now on. Each listener hears everything once and in order; it ends when this
    /// object is closed.
    public func changes() throws(LeesideError) -> AsyncStream<Change> {
        let start = try translated { try core.changesPlace() }
        return AsyncStream { [core] stream in
            let ended = Flag()
            stream.onTermination = { _ in ended.raise() }
            let listener = Thread {
                var place = start
                while !ended.isRaised, let since = try? core.changesAfter(place: place, waitMillis: hear) {
                    place = since.upto
                    for change in since.changes { stream.yield(change) }
                }
                stream.finish()
            }
            listener.name = "leeside changes"
            listener.start()
        }
    }

    private func call<T: Sendable>(
        _ act: @escaping @Sendable (LeesideCore) throws -> T
    ) async throws(LeesideError) -> T {
        let done = await withCheckedContinuation { waiting in
            queue.async { [core] in
                waiting.resume(returning: result { try act(core) })
            }
        }
        return try done.get()
    }

    /// Long work: tells how far it is, and stops when the caller is cancelled.
    private func long<T: Sendable>(
        _ progress: (@Sendable (WorkProgress) -> Void)? = nil,
        _ act: @escaping @Sendable (LeesideCore, LongWork) throws -> T
    ) async throws(LeesideError) -> T {
        let work = LongWork()
        let told = progress.map { tell in
            Task {
                while !Task.isCancelled, let now = try? work.progress() {
                    tell(now)
                    try? await Task.sleep(for: .milliseconds(100))
                }
            }
        }
        defer { told?.cancel() }
        let done: Result<T, LeesideError> = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                queue.async { [core] in
                    waiting.resume(returning: result { try act(core, work) })
                }
            }
        } onCancel: {
            try? work.cancel()
        }
        return try done.get()
    }
}

/// Milliseconds that a listener waits before it looks whether it is still wanted.
private let hear: UInt32 = 500

/// Raised once, seen by every thread.
private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var raised = false

    var isRaised: Bool { lock.withLock { raised } }

    func raise() { lock.withLock { raised = true } }
}
