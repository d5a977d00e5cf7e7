"""The network, weights, masks and batches that `fanin-bench export` wrote into a folder."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass
class Layer:
    """One layer's connections: neuron j reads inputs columns[starts[j]:starts[j + 1]], ascending."""

    inputs: int
    outputs: int
    starts: np.ndarray
    columns: np.ndarray
    weights: np.ndarray

    @property
    def rows(self):
        """The neuron of every connection."""
        return np.repeat(np.arange(self.outputs), np.diff(self.starts))

    def dense(self, values):
        """The connections' values as an outputs × inputs matrix, zero elsewhere."""
        matrix = np.zeros((self.outputs, self.inputs), np.float32)
        matrix[self.rows, self.columns] = values
        return matrix

    @property
    def weight_matrix(self):
        return self.dense(self.weights)

    @property
    def mask_matrix(self):
        return self.dense(1)


class Network:
    """Layers, batches of (examples × features, labels), and the step's two constants."""

    def __init__(self, folder):
        folder = Path(folder)
        facts = json.loads((folder / "network.json").read_text())
        self.name = facts["name"]
        self.sizes = facts["sizes"]
        self.connections = facts["connections"]
        self.learning_rate = facts["learning_rate"]
        self.momentum = facts["momentum"]

        def numbers(name, kind):
            return np.fromfile(folder / name, np.dtype(kind).newbyteorder("<")).astype(kind)

        self.layers = [
            Layer(
                inputs, outputs, numbers(f"starts-{index}", np.int64),
                numbers(f"columns-{index}", np.uint16).astype(np.int64),
                numbers(f"weights-{index}", np.float32))
            for index, (inputs, outputs) in enumerate(zip(self.sizes, self.sizes[1:]))
        ]
        batch = facts["batch"]
        examples = numbers("examples", np.float32).reshape(facts["batches"], batch, self.sizes[0])
        labels = numbers("labels", np.uint16).astype(np.int64).reshape(facts["batches"], batch)
        self.batches = list(zip(examples, labels))
