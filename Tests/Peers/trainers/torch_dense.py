"""PyTorch with dense layers: what it costs to have no sparsity at all."""

from serving import serve
from torch_layers import linear, sequential, tensors, training_step


def prepare(network):
    model = sequential([linear(layer) for layer in network.layers])
    return training_step(model, network), tensors(network)


serve(prepare)
