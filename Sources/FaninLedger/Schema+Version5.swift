extension Schema {
  /// Topologies that move, and what hubs are worth.
  static let version5 = """
    CREATE TABLE movedLayer (  -- a layer of a run whose connections moved
      run INTEGER NOT NULL REFERENCES run,
      layer INTEGER NOT NULL CHECK (layer >= 0),  -- from 0, the output layer included
      mask BLOB NOT NULL,  -- at the end: inputs, neurons, then per neuron fan-in and gaps, in LEB128
      initialFanIns TEXT CHECK (initialFanIns IS NULL OR json_valid(initialFanIns)),  -- [fan-in of neuron 0, ...]
      finalFanIns TEXT CHECK (finalFanIns IS NULL OR json_valid(finalFanIns)),  -- both NULL where the layer took no part
      CHECK ((initialFanIns IS NULL) = (finalFanIns IS NULL)),
      PRIMARY KEY (run, layer)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE topologyMeasurement (  -- at step 0 and right after every update
      run INTEGER NOT NULL REFERENCES run,
      step INTEGER NOT NULL CHECK (step >= 0),
      layer INTEGER NOT NULL CHECK (layer >= 0),
      dropFraction REAL NOT NULL,  -- decayed; 0 at step 0
      newConnections INTEGER NOT NULL CHECK (newConnections >= 0),
      fanInCV REAL NOT NULL,
      fanInGini REAL NOT NULL,
      emptyNeurons INTEGER NOT NULL,
      overlapWithPrevious REAL NOT NULL,  -- Jaccard: both ÷ either
      overlapWithInitial REAL NOT NULL,
      shareEverPresent REAL NOT NULL,
      fanIns TEXT CHECK (fanIns IS NULL OR json_valid(fanIns)),  -- {"fan-in": neurons, ...}; NULL: no portrait then
      fanOuts TEXT CHECK (fanOuts IS NULL OR json_valid(fanOuts)),  -- {"fan-out": inputs, ...}
      hierarchyStrength REAL,
      hierarchyStrengthPerConnection REAL,
      arithmeticExpectation REAL,
      CHECK ((fanIns IS NULL) = (fanOuts IS NULL)),
      PRIMARY KEY (run, step, layer)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE hubSilencing (  -- test accuracy without the connections into hubs
      run INTEGER PRIMARY KEY REFERENCES run,
      connections INTEGER NOT NULL CHECK (connections >= 0),
      accuracyWithoutHubs REAL NOT NULL CHECK (accuracyWithoutHubs BETWEEN 0 AND 1),
      accuracyWithoutRandom REAL NOT NULL CHECK (accuracyWithoutRandom BETWEEN 0 AND 1),
      draws INTEGER NOT NULL CHECK (draws > 0)
    ) STRICT;
    """
}
