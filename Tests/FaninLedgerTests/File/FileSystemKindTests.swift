import FaninLedger
import Testing

struct FileSystemKindTests {
  /// Types as Linux's mount table writes them: networks, and folders shared with a host.
  @Test(arguments: [
    "nfs4", "cifs", "lustre", "beegfs", "wekafs", "fuse.sshfs", "9p", "v9fs", "drvfs", "virtiofs",
    "fuse.virtiofs", "vboxsf", "prl_fs", "vmhgfs", "fuse.vmhgfs-fuse", "fuse.grpcfuse", "fakeowner",
  ])
  func `several machines may see a file on it`(type: String) {
    #expect(FileSystemKind(type: type) == .network(type))
  }

  @Test(arguments: ["ext4", "xfs", "btrfs", "zfs", "apfs", "tmpfs", "overlay", "fuse.mergerfs"])
  func `one machine alone sees a file on it`(type: String) {
    #expect(FileSystemKind(type: type) == .local)
  }
}
