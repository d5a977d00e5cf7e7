"""SciPy's CSR products, and Numba for the weights' gradients, used in place.

Activations are features × examples, the layout SciPy's products want.
"""

import numpy as np
from numba import njit
from scipy.sparse import csr_array

from serving import serve


@njit(fastmath=True, cache=True)
def update_weights(starts, columns, weights, velocity, x, dy, rate, momentum):
    """One connection at a time: its gradient, then momentum and weight."""
    for neuron in range(len(starts) - 1):
        for k in range(starts[neuron], starts[neuron + 1]):
            gradient = np.float32(0)
            column = columns[k]
            for example in range(x.shape[1]):
                gradient += x[column, example] * dy[neuron, example]
            velocity[k] = momentum * velocity[k] + gradient
            weights[k] -= rate * velocity[k]


class Layer:
    def __init__(self, layer):
        self.weight = csr_array(
            (layer.weights.copy(), layer.columns.astype(np.int32), layer.starts.astype(np.int32)),
            shape=(layer.outputs, layer.inputs))
        # Shares the weights with the matrix above.
        self.transposed = self.weight.T
        self.velocity = np.zeros_like(self.weight.data)
        self.bias = np.zeros((layer.outputs, 1), np.float32)
        self.bias_velocity = np.zeros_like(self.bias)

    def forward(self, x):
        y = self.weight @ x
        y += self.bias
        return y

    def update(self, x, dy, rate, momentum):
        update_weights(
            self.weight.indptr, self.weight.indices, self.weight.data, self.velocity, x, dy, rate,
            momentum)
        self.bias_velocity *= momentum
        self.bias_velocity += dy.sum(1, keepdims=True)
        self.bias -= rate * self.bias_velocity


def prepare(network):
    layers = [Layer(layer) for layer in network.layers]
    rate, momentum = np.float32(network.learning_rate), np.float32(network.momentum)

    def step(x, y):
        activations = [x]
        for layer in layers[:-1]:
            output = layer.forward(activations[-1])
            activations.append(np.maximum(output, 0, out=output))
        logits = layers[-1].forward(activations[-1])
        logits -= logits.max(0)
        exponentials = np.exp(logits)
        sums = exponentials.sum(0)
        examples = np.arange(len(y))
        loss = np.mean(np.log(sums) - logits[y, examples])
        delta = exponentials / sums
        delta[y, examples] -= 1
        delta /= len(y)
        for index in reversed(range(len(layers))):
            x = activations[index]
            upstream = layers[index].transposed @ delta if index > 0 else None
            layers[index].update(x, delta, rate, momentum)
            if index > 0:
                upstream *= x > 0
                delta = upstream
        return loss

    return step, [(np.ascontiguousarray(x.T), y) for x, y in network.batches]


serve(prepare)
