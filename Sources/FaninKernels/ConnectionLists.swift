import CKernels

/// Connections by rows, cut into blocks of columns so that the columns of a block stay in L1.
///
/// - Shape: `starts` holds blocks × (rows + 1) offsets; row r of block b is
///   `indices[starts[b · (rows + 1) + r] ..< starts[b · (rows + 1) + r + 1]]`.
public final class ConnectionLists {
  /// The number of rows.
  public let rows: Int
  /// The number of column blocks.
  public let blocks: Int

  private let starts: AlignedArray<Int32>
  private let indices: AlignedArray<UInt16>
  private let positions: AlignedArray<Int32>?
  private let isComplete: Bool

  /// Creates lists; `positions` says where each connection's weight is stored, nil in this order.
  public init(rows: Int, blocks: Int, starts: [Int32], indices: [UInt16], positions: [Int32]?) {
    precondition(starts.count == blocks * (rows + 1), "\(starts.count) starts")
    precondition(Int(starts.last ?? 0) == indices.count, "\(indices.count) connections")
    precondition(positions == nil || positions?.count == indices.count, "positions")
    self.rows = rows
    self.blocks = blocks
    self.starts = AlignedArray(starts)
    self.indices = AlignedArray(indices)
    self.positions = positions.map { AlignedArray($0) }
    // A row lists a column at most once.
    isComplete = indices.count == rows * (Int(indices.max() ?? 0) + 1)
  }

  var lists: fanin_lists {
    fanin_lists(
      rows: Int32(rows), blocks: Int32(blocks), starts: starts.pointer, indices: indices.pointer,
      positions: positions.map { UnsafePointer($0.pointer) }, is_complete: isComplete ? 1 : 0)
  }
}
