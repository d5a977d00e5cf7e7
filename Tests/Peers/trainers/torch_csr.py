"""PyTorch with CSR weights: torch.sparse products and torch.sparse.sampled_addmm, no autograd.

Activations are features × examples, the layout its sparse products want.
"""

import warnings

import numpy as np
import torch
import torch.nn.functional as F

from serving import serve

torch.set_num_threads(1)
warnings.filterwarnings("ignore", message="Sparse")


class Layer:
    """Weights by neuron and by input; the second are copied from the first after every update."""

    def __init__(self, layer, is_first):
        self.weight = csr(layer.starts, layer.columns, layer.weights, (layer.outputs, layer.inputs))
        self.values = self.weight.values()
        self.pattern = csr(
            layer.starts, layer.columns, np.zeros_like(layer.weights),
            (layer.outputs, layer.inputs))
        self.velocity = torch.zeros_like(self.values)
        self.bias = torch.zeros(layer.outputs, 1)
        self.bias_velocity = torch.zeros_like(self.bias)
        self.is_first = is_first
        if not is_first:
            order = np.argsort(layer.columns, kind="stable")
            starts = np.concatenate(
                [[0], np.cumsum(np.bincount(layer.columns, minlength=layer.inputs))])
            self.order = torch.from_numpy(order)
            self.transposed = csr(
                starts, layer.rows[order], layer.weights[order], (layer.inputs, layer.outputs))
            self.transposed_values = self.transposed.values()

    def forward(self, x):
        return torch.addmm(self.bias, self.weight, x)

    def backward(self, x, dy, rate, momentum):
        """Updates the weights; returns the deltas of the inputs, before their activation."""
        dx = None if self.is_first else self.transposed @ dy
        gradient = torch.sparse.sampled_addmm(self.pattern, dy, x.t(), beta=0).values()
        self.velocity.mul_(momentum).add_(gradient)
        self.values.add_(self.velocity, alpha=-rate)
        self.bias_velocity.mul_(momentum).add_(dy.sum(1, keepdim=True))
        self.bias.add_(self.bias_velocity, alpha=-rate)
        if not self.is_first:
            torch.index_select(self.values, 0, self.order, out=self.transposed_values)
        return dx


def csr(starts, columns, values, shape):
    return torch.sparse_csr_tensor(
        torch.from_numpy(starts.astype(np.int32)), torch.from_numpy(columns.astype(np.int32)),
        torch.from_numpy(values.copy()), shape)


def prepare(network):
    layers = [Layer(layer, index == 0) for index, layer in enumerate(network.layers)]

    @torch.no_grad()
    def step(x, y):
        activations = [x]
        for layer in layers[:-1]:
            activations.append(layer.forward(activations[-1]).relu_())
        logarithms = F.log_softmax(layers[-1].forward(activations[-1]), 0)
        loss = F.nll_loss(logarithms.t(), y)
        delta = logarithms.exp_()
        delta[y, torch.arange(len(y))] -= 1
        delta /= len(y)
        for layer, x in zip(reversed(layers), reversed(activations)):
            delta = layer.backward(x, delta, network.learning_rate, network.momentum)
            if delta is not None:
                delta *= x > 0
        return loss

    batches = [
        (torch.from_numpy(x.T.copy()), torch.from_numpy(y)) for x, y in network.batches
    ]
    return step, batches


serve(prepare)
