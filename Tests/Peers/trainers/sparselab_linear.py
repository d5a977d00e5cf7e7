"""SparseLab's SparseLinear, a PyTorch layer on its own sparse storage, in the usual eager step."""

import warnings

import numpy as np
import torch
from sparselab import SparseLinear, layout, ops
from torch import nn

from serving import serve
from torch_layers import sequential, tensors, training_step

warnings.filterwarnings("ignore", message="Sparse")


def sparse_linear(layer):
    """A layer with the network's connections in place of those it drew."""
    result = SparseLinear(layer.inputs, layer.outputs)
    result._csr = layout.from_torch_sparse_csr(
        torch.sparse_csr_tensor(
            torch.from_numpy(layer.starts), torch.from_numpy(layer.columns),
            torch.from_numpy(layer.weights), (layer.outputs, layer.inputs)))
    result._values = nn.Parameter(torch.from_numpy(np.asarray(result._csr.values)))
    with torch.no_grad():
        result.bias.zero_()
    return result


def prepare(network):
    # Its cache of transposed weights goes by address, which an earlier network may have had.
    ops._transpose_cache.clear()
    model = sequential([sparse_linear(layer) for layer in network.layers])
    return training_step(model, network), tensors(network)


serve(prepare)
