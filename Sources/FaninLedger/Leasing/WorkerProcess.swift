import Foundation

/// An operating-system process, told apart from every other that ever was.
public struct WorkerProcess: Hashable, Sendable {
  /// The machine's name.
  public let host: String
  /// Names one start of the machine.
  public let boot: String
  /// The space within which a pid means something: containers have their own.
  public let processSpace: String
  /// The process id, which the system uses again after the process ended.
  public let pid: Int32
  /// When the process started, as the system writes it.
  public let start: String

  /// Creates an identity; ``current`` is the one of this process.
  package init(host: String, boot: String, processSpace: String, pid: Int32, start: String) {
    self.host = host
    self.boot = boot
    self.processSpace = processSpace
    self.pid = pid
    self.start = start
  }

  /// This process.
  public static let current = WorkerProcess(
    host: SystemProcess.host, boot: SystemProcess.boot,
    processSpace: SystemProcess.space, pid: getpid(), start: SystemProcess.start(of: getpid()) ?? ""
  )

  /// Whether this process has surely ended, as far as `observer` can see.
  ///
  /// Of another machine, or of another container, nothing is known.
  package func isDead(seenFrom observer: WorkerProcess) -> Bool {
    guard host == observer.host else { return false }
    guard boot == observer.boot else { return true }
    guard processSpace == observer.processSpace else { return false }
    return SystemProcess.start(of: pid) != start
  }
}
