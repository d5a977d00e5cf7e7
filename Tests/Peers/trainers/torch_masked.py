"""PyTorch with dense layers under masks, by its own torch.nn.utils.prune."""

import torch
from torch.nn.utils import prune

from serving import serve
from torch_layers import linear, sequential, tensors, training_step


def masked(layer):
    return prune.custom_from_mask(linear(layer), "weight", torch.from_numpy(layer.mask_matrix))


def prepare(network):
    model = sequential([masked(layer) for layer in network.layers])
    return training_step(model, network), tensors(network)


serve(prepare)
