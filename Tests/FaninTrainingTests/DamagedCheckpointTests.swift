import FaninRandom
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

/// Whatever becomes of a kept state, a run goes on from the state that was kept or refuses.
struct DamagedCheckpointTests {
  @Test func `a damaged state is refused`() throws {
    let recipe = CheckpointTests.recipe()
    let kept = try #require(try CheckpointTests.interrupted(recipe, at: 5).checkpoint)
    let whole = [UInt8](kept.bytes)
    var refusals = 0

    for seed in 0..<UInt64(Damage.count) {
      var damage = Damage(seed: seed)
      let bytes = damage.applied(to: whole)
      do {
        _ = try Trainer(recipe: recipe, seed: Seed(2), dataset: CheckpointTests.dataset)
          .run(from: Checkpoint(bytes: Data(bytes)), shouldStop: { true })
        #expect(bytes == whole, "seed \(seed)")
      } catch {
        refusals += 1
      }
    }

    // A damage may undo itself, but hardly any does.
    #expect(refusals > Damage.count * 9 / 10)
  }
}
