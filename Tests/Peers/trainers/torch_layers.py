"""What the PyTorch peers share: layers with the given weights, and the usual eager step."""

import torch
from torch import nn

torch.set_num_threads(1)


def linear(layer):
    """A dense layer with the network's weights, zero where it has no connection."""
    result = nn.Linear(layer.inputs, layer.outputs)
    with torch.no_grad():
        result.weight.copy_(torch.from_numpy(layer.weight_matrix))
        result.bias.zero_()
    return result


def sequential(layers):
    """The layers with ReLU between them."""
    modules = [layers[0]]
    for layer in layers[1:]:
        modules += [nn.ReLU(), layer]
    return nn.Sequential(*modules)


def tensors(network):
    return [(torch.from_numpy(x), torch.from_numpy(y)) for x, y in network.batches]


def training_step(model, network):
    """Forward, loss, backward and SGD with momentum, as PyTorch's tutorials write them."""
    optimizer = torch.optim.SGD(
        model.parameters(), lr=network.learning_rate, momentum=network.momentum)
    criterion = nn.CrossEntropyLoss()

    def step(x, y):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step
