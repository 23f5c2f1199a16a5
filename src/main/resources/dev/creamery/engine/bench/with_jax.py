"""JAX: a whole epoch as one compiled program, for one network or, by `vmap`, sixteen at once. Of the
statistics, the loss alone is measured."""

import os

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

from functools import partial

import jax
import jax.numpy as jnp


def describe():
    return "JAX " + jax.__version__


class Together:
    def __init__(self, work, networks):
        self.networks = networks
        rows, batch_size = len(work.train_inputs), work.batch_size
        full = rows // batch_size * batch_size
        inputs, targets = jnp.asarray(work.train_inputs), jnp.asarray(work.train_targets)
        test_inputs, test_targets = jnp.asarray(work.test_inputs), jnp.asarray(work.test_targets)
        sizes = [work.train_inputs.shape[1], *work.widths]

        def initial(key):
            layers = []
            for before, width in zip(sizes, sizes[1:]):
                key, own = jax.random.split(key)
                weights = jax.nn.initializers.glorot_uniform()(own, (before, width))
                layers.append((weights, jnp.zeros(width)))
            zeros = jax.tree.map(jnp.zeros_like, layers)
            return layers, zeros, zeros, 0

        def loss_of(layers, values, wanted):
            for weights, biases in layers[:-1]:
                values = jax.nn.relu(values @ weights + biases)
            weights, biases = layers[-1]
            return -jnp.mean(jnp.sum(wanted * jax.nn.log_softmax(values @ weights + biases), axis=1))

        def step(state, chosen):
            layers, first, second, count = state
            gradient = jax.grad(loss_of)(layers, inputs[chosen], targets[chosen])
            count += 1
            first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
            second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
            rate = work.learning_rate * jnp.sqrt(1 - 0.999**count) / (1 - 0.9**count)
            update = lambda p, m, v: p - rate * m / (jnp.sqrt(v) + work.epsilon)
            return (jax.tree.map(update, layers, first, second), first, second, count), None

        def epoch(state, key):
            order = jax.random.permutation(key, rows)
            state, _ = jax.lax.scan(step, state, order[:full].reshape(-1, batch_size))
            if full < rows:
                state, _ = step(state, order[full:])
            return state, loss_of(state[0], test_inputs, test_targets)

        self.key = jax.random.key(1)
        self.state = jax.vmap(initial)(jax.random.split(self.key, networks))
        self.train = jax.jit(jax.vmap(epoch), donate_argnums=0)

    def epoch(self):
        self.key, own = jax.random.split(self.key)
        self.state, losses = self.train(self.state, jax.random.split(own, self.networks))
        return losses.mean()


WAYS = {"": partial(Together, networks=1), "16 at once": partial(Together, networks=16)}
