public import FaninStudy

/// Why the ledger could not do what was asked.
public enum LedgerError: Error, Hashable, Sendable {
  /// There is no file to read.
  case missing(path: String)
  /// The path is a folder.
  case isFolder(path: String)
  /// The file is something else, and was left as it is.
  case notALedger(path: String, found: String)
  /// A newer fanin wrote the file.
  case newerSchema(path: String, found: Int, known: Int)
  /// A fanin from before the oldest schema that is still read wrote the file.
  case olderSchema(path: String, found: Int, oldest: Int)
  /// The file lies on a network file system, whose locks SQLite cannot rely on.
  case onNetwork(path: String, fileSystem: String)
  /// Results of one run differ, so that one of them is wrong; the reader of both decides.
  case contradictory([Contradiction])
  /// A run of a plan learns from other runs than another study lets it learn from.
  case otherSources(run: RunID, study: String)
  /// A ledger was named as one to fold into itself.
  case mergedWithItself(path: String)
  /// The file or its folder cannot be written.
  case readOnly(path: String)
  /// The file cannot be opened.
  case cannotOpen(path: String, reason: String)
  /// The disk is full.
  case diskFull(path: String)
  /// The user may not store more.
  case quotaExceeded(path: String)
  /// The process may not open more files.
  case tooManyFiles(path: String)
  /// Other processes held the ledger for too long.
  case busy(path: String)
  /// The file is damaged.
  case corrupt(path: String, detail: String)
  /// Results are not those that were recorded: somebody, or the disk, has changed them since.
  case altered(path: String, runs: [RunID])
  /// A part of the history, such as the declarations of a study, is not the one that was recorded.
  case alteredHistory(path: String, part: String)
  /// A copy of a ledger in use that was made without its log.
  case withoutLog(path: String)
  /// There is a file already where one is to be made.
  case exists(path: String)
  /// A ledger was named as the copy to restore it from.
  case restoredFromItself(path: String)
  /// A question took longer than it may.
  case interrupted(path: String)
  /// The file or its log was deleted, or another was put in its place, while it was open.
  case replaced(path: String)
  /// The lease expired and was given up, so nothing may be recorded under it.
  case leaseLost(RunID)
  /// A run was planned by a fanin that gives other bits.
  case plannedByAnotherVersion(RunID)
  /// No study of that name was planned.
  case unknownStudy(name: String, known: [String])
  /// No result is of that source.
  case unknownSource(name: String, known: [String])
  /// No run has that id.
  case unknownRun(id: String)
  /// Several runs' ids begin so.
  case ambiguousRun(id: String, matches: [RunID])
  /// Anything else SQLite reports.
  case storage(path: String, detail: String)
}

extension LedgerError: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): there is no ledger; plan a study first (fanin plan STUDY.yaml) or name another "
        + "with --ledger"
    case .isFolder(let path):
      "\(path): is a folder, not a ledger; name a file with --ledger"
    case .notALedger(let path, let found):
      "\(path): is not a fanin ledger but \(found); it was not touched; name another file with "
        + "--ledger"
    case .newerSchema(let path, let found, let known):
      "\(path): was written by a newer fanin (schema version \(found), this fanin knows up to "
        + "\(known)); update fanin"
    case .olderSchema(let path, let found, let oldest):
      "\(path): was written by an older fanin (schema version \(found), this fanin reads from \(oldest) "
        + "on); export its results with the fanin that wrote it and import them into a new ledger, or "
        + "name another with --ledger"
    case .onNetwork(let path, let fileSystem):
      "\(path): lies on a network file system (\(fileSystem)), where several machines would damage "
        + "it; give each machine a ledger on a local disk (--ledger) and fold them together with "
        + "fanin merge; if this machine alone ever uses it, set FANIN_SINGLE_HOST=1"
    case .contradictory(let contradictions):
      "\(contradictions.count == 1 ? "one result contradicts" : "\(contradictions.count) results contradict") "
        + "what the ledger holds, and nothing was taken over: "
        + contradictions.prefix(5).map(\.description).joined(separator: "; ")
        + (contradictions.count > 5 ? "; …" : "")
    case .otherSources(let run, let study):
      "run \(run.short) is one of study '\(study)' too, which lets it learn from other seeds; give both "
        + "studies the same seeds, or use another ledger"
    case .mergedWithItself(let path):
      "\(path): is the ledger that others are merged into; name others"
    case .readOnly(let path):
      "\(path): cannot be written; make the file and its folder writable, or copy the ledger"
    case .cannotOpen(let path, let reason):
      "\(path): cannot be opened: \(reason)"
    case .diskFull(let path):
      "\(path): the disk is full; what was finished is safe: free some space and run again"
    case .quotaExceeded(let path):
      "\(path): your disk quota is exceeded; what was finished is safe: free some space and run again"
    case .tooManyFiles(let path):
      "\(path): this process may not open more files; raise the limit (ulimit -n 256) and run again"
    case .busy(let path):
      "\(path): other processes kept the ledger locked for too long; try again"
    case .corrupt(let path, let detail):
      "\(path): is damaged (\(detail)); restore a backup (fanin restore), or save what is whole "
        + "(fanin backup whole.sqlite --salvage) and restore that"
    case .altered(let path, let runs):
      "\(path): \(runs.count == 1 ? "the result of run" : "the results of \(runs.count) runs,") "
        + runs.prefix(5).map(\.short).joined(separator: ", ") + (runs.count > 5 ? ", …," : "")
        + " \(runs.count == 1 ? "is" : "are") not what was recorded: the numbers were changed "
        + "afterwards; restore a backup (fanin restore); fanin verify says what they should be"
    case .alteredHistory(let path, let part):
      "\(path): the \(part) are not what was recorded: they were changed afterwards; restore a backup "
        + "(fanin restore)"
    case .withoutLog(let path):
      "\(path): holds nothing: it seems to be a copy of a ledger in use, made without its -wal; "
        + "copy ledgers with fanin backup"
    case .exists(let path):
      "\(path): exists; name a file that does not"
    case .restoredFromItself(let path):
      "\(path): is the ledger itself; name a backup of it"
    case .interrupted(let path):
      "\(path): a question took too long; try again"
    case .replaced(let path):
      "\(path): it or its -wal was deleted or replaced while in use; nothing more is written to it: "
        + "run again"
    case .leaseLost(let run):
      "run \(run.short): its lease was lost to another worker, so its result is not recorded"
    case .plannedByAnotherVersion(let run):
      "run \(run.short): was planned by a fanin that gives other bits; plan its study again"
    case .unknownStudy(let name, let known):
      "no study '\(name)' in the ledger; "
        + (known.isEmpty
          ? "it has none (a copy of a ledger in use needs its -wal too: copy with fanin backup)"
          : "it knows \(known.joined(separator: ", "))") + ": plan it first (fanin plan STUDY.yaml)"
    case .unknownSource(let name, let known):
      "no result is of the source '\(name)'; "
        + (known.isEmpty ? "none was imported" : "there are \(known.joined(separator: ", "))")
    case .unknownRun(let id):
      "no run '\(id)' in the ledger; fanin export STUDY.yaml lists the ids"
    case .ambiguousRun(let id, let matches):
      "several runs begin with '\(id)' (\(matches.map(\.short).joined(separator: ", "))); "
        + "type more of the id"
    case .storage(let path, let detail):
      "\(path): \(detail)"
    }
  }
}
