import CKernels

/// Connections by rows, in an order of visits that keeps what they read in the caches.
///
/// - Shape: a visit is about neighbours in one row's list, which begin in `indices` where those of
///   the visit before end. A row's visits bring its connections in ascending order.
public final class ConnectionLists {
  /// Some connections of one row.
  public struct Visit: BitwiseCopyable {
    fileprivate var visit: fanin_visit

    /// Names the row, where the connections end, and whether they are the row's first and its last.
    public init(row: Int, end: Int, isFirst: Bool, isLast: Bool) {
      visit = fanin_visit(
        end: Int32(end), row: UInt16(row), is_first: isFirst ? 1 : 0, is_last: isLast ? 1 : 0)
    }
  }

  /// The number of rows.
  public let rows: Int

  private let visits: AlignedArray<Visit>
  private let count: Int
  private let indices: AlignedArray<UInt16>
  private let positions: AlignedArray<Int32>?
  private let isComplete: Bool

  /// Creates lists from the first `count` of the visits.
  ///
  /// - Parameters:
  ///   - rows: The number of rows; each is visited at least once.
  ///   - visits: The visits; where every row has every column, rows ascend within a block of columns.
  ///   - count: How many visits there are.
  ///   - indices: The other end of each connection.
  ///   - positions: Where each connection's weight is stored, nil in this order.
  public init(
    rows: Int, visits: AlignedArray<Visit>, count: Int, indices: AlignedArray<UInt16>,
    positions: AlignedArray<Int32>?
  ) {
    precondition(count >= rows && count <= visits.count, "\(count) visits of \(rows) rows")
    precondition(
      count == 0 || Int(visits[count - 1].visit.end) == indices.count,
      "\(indices.count) connections")
    precondition(positions == nil || positions?.count == indices.count, "positions")
    self.rows = rows
    self.visits = visits
    self.count = count
    self.indices = indices
    self.positions = positions
    // A row lists a column at most once.
    let columns = UnsafeBufferPointer(start: indices.pointer, count: indices.count).max() ?? 0
    isComplete = indices.count == rows * (Int(columns) + 1)
  }

  var lists: fanin_lists {
    fanin_lists(
      rows: Int32(rows), count: Int32(count),
      visits: UnsafeRawPointer(visits.pointer).assumingMemoryBound(to: fanin_visit.self),
      indices: indices.pointer, positions: positions.map { UnsafePointer($0.pointer) },
      is_complete: isComplete ? 1 : 0)
  }
}
