public import FaninData
public import Foundation

extension DataReference {
  /// The same data set with paths that hold from any working folder.
  ///
  /// A ledger outlives the folder a command was typed in; the identity holds no path and stays.
  public func absolute(from studyFolder: URL) -> DataReference {
    func absolute(_ path: String) -> String {
      path.hasPrefix("/") ? path : studyFolder.appendingPathComponent(path).standardizedFileURL.path
    }
    switch source {
    case .named: return self
    case .csv(var csv):
      csv.path = absolute(csv.path)
      return DataReference(identity: identity, source: .csv(csv))
    case .idx(var idx):
      idx.training = idx.training.map(absolute)
      idx.test = idx.test.map(absolute)
      return DataReference(identity: identity, source: .idx(idx))
    }
  }
}
