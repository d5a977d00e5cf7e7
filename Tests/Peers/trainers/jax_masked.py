"""JAX with dense layers under masks: one compiled function, updated in place."""

import jax
import jax.numpy as jnp

from serving import serve


def prepare(network):
    masks = [jnp.asarray(layer.mask_matrix.T) for layer in network.layers]
    weights = [jnp.asarray(layer.weight_matrix.T) for layer in network.layers]
    parameters = [(w, jnp.zeros(w.shape[1])) for w in weights]
    state = [(parameters, jax.tree.map(jnp.zeros_like, parameters))]

    def loss_of(parameters, x, y):
        for index, (weight, bias) in enumerate(parameters):
            x = x @ weight + bias
            if index < len(parameters) - 1:
                x = jax.nn.relu(x)
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(x), y[:, None], 1))

    def update(state, x, y):
        parameters, velocities = state
        loss, gradients = jax.value_and_grad(loss_of)(parameters, x, y)
        gradients = [(g * mask, b) for (g, b), mask in zip(gradients, masks)]
        velocities = jax.tree.map(lambda v, g: network.momentum * v + g, velocities, gradients)
        parameters = jax.tree.map(
            lambda p, v: p - network.learning_rate * v, parameters, velocities)
        return (parameters, velocities), loss

    compiled = jax.jit(update, donate_argnums=0)

    def step(x, y):
        state[0], loss = jax.block_until_ready(compiled(state[0], x, y))
        return loss

    return step, [(jnp.asarray(x), jnp.asarray(y)) for x, y in network.batches]


serve(prepare)
