import FaninDigest
import FaninTraining

/// SHA-256 over everything that is stored of a result, kept beside it: whoever changes a row
/// afterwards, on purpose or by a damaged disk, is noticed.
///
/// ```
/// digest = SHA-256("fanin-rows-2", the bits' digest, connections, epochs, layers, updates,
///                  fan-ins, silencing, the masks' digests, what it took, provenance)
/// ```
///
/// Whole numbers and the bits of fractions are eight bytes each, the lowest first; a list comes after
/// its length, and what may be missing after the count of what is there.
struct StoredDigest {
  private var bytes = Array("fanin-rows-2".utf8)

  /// The digest of a result whose masks have these digests, layer by layer.
  static func hexadecimal(
    of result: TrainedRun, masks: [String], cost: RunCost, provenance: Provenance
  ) -> String {
    var digest = StoredDigest()
    digest.append(result.digest)
    digest.append(result.connections)
    digest.append(result.epochs) { $0.append($1) }
    digest.append(result.layers) { $0.append($1) }
    digest.append(result.topology) { $0.append($1) }
    digest.append(result.fanIns) { digest, layer in
      digest.append(layer.layer)
      digest.append(layer.initial) { $0.append($1) }
      digest.append(layer.final) { $0.append($1) }
    }
    digest.append(result.silencing.map { [$0] } ?? []) { digest, silencing in
      digest.append(silencing.connections)
      digest.append(silencing.accuracyWithoutHubs)
      digest.append(silencing.accuracyWithoutRandom)
      digest.append(silencing.accuracyWithoutNeurons)
      digest.append(silencing.draws)
    }
    digest.append(masks) { $0.append($1) }
    digest.append(cost.seconds)
    digest.append(cost.processorSeconds)
    digest.append(cost.peakBytes.map { Double($0) })
    digest.append(provenance.texts) { $0.append($1) }
    var sha = SHA256Digest()
    sha.append(digest.bytes)
    return sha.hexadecimal
  }

  // MARK: Measurements

  private mutating func append(_ epoch: EpochMeasurement) {
    append(epoch.epoch)
    append(epoch.step)
    append(epoch.trainingLoss)
    append(epoch.validationLoss)
    append(epoch.validationAccuracy)
    append(epoch.testLoss)
    append(epoch.testAccuracy)
    append(epoch.testMacroAccuracy)
  }

  private mutating func append(_ layer: LayerMeasurement) {
    append(layer.layer)
    append(layer.moment.rawValue)
    append(layer.inputs)
    append(layer.neurons)
    append(layer.connections)
    append(layer.fanInCV)
    append(layer.fanInGini)
    append(layer.emptyNeurons)
    append(layer.hierarchyStrength)
    append(layer.hierarchyStrengthPerConnection)
    append(layer.arithmeticExpectation)
    append(layer.fanIns) { $0.append($1) }
    append(layer.fanInCounts) { $0.append($1) }
  }

  private mutating func append(_ update: TopologyMeasurement) {
    append(update.layer)
    append(update.step)
    append(update.dropFraction)
    append(update.newConnections)
    append(update.fanInCV)
    append(update.fanInGini)
    append(update.emptyNeurons)
    append(update.fanIns)
    append(update.survivors.map { [$0] } ?? []) { digest, survivors in
      digest.append(survivors.fanInCV)
      digest.append(survivors.fanInGini)
      digest.append(survivors.emptyNeurons)
      digest.append(survivors.fanIns)
    }
    append(update.overlapWithPrevious)
    append(update.overlapWithInitial)
    append(update.shareEverPresent)
    append(update.portrait.map { [$0] } ?? []) { digest, portrait in
      digest.append(portrait.fanOuts)
      digest.append(portrait.hierarchyStrength)
      digest.append(portrait.hierarchyStrengthPerConnection)
      digest.append(portrait.arithmeticExpectation)
    }
  }

  private mutating func append(_ histogram: ConnectionHistogram?) {
    append(histogram.map { [$0] } ?? []) { digest, histogram in
      digest.append(histogram.connections) { $0.append($1) }
      digest.append(histogram.counts) { $0.append($1) }
    }
  }

  // MARK: Values

  private mutating func append(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }

  /// SQLite keeps no sign of zero.
  private mutating func append(_ number: Double) { append((number == 0 ? 0 : number).bitPattern) }

  private mutating func append(_ number: Double?) {
    append(number == nil ? 0 : 1 as Int)
    if let number { append(number) }
  }

  private mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append<Element>(
    _ list: [Element], _ each: (inout StoredDigest, Element) -> Void
  ) {
    append(list.count)
    for element in list { each(&self, element) }
  }

  private mutating func append(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

extension Provenance {
  /// Every text of it, in one order.
  fileprivate var texts: [String] {
    [version, build, instructionSet, processor, system, dataDigest]
      + (program.map {
        [
          $0.sourceCommit, $0.isModified ? "modified" : "as committed", $0.compiler, $0.gsl,
          $0.sqlite, $0.packages,
        ]
      } ?? [])
  }
}
