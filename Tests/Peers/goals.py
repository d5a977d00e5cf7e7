"""What fanin is meant to reach: ratios, so that they hold on any machine."""

import peers

TYPICAL = "784-512-256-10 uniform 0.9"
DENSE = "784-512-256-10 dense"
LOGNORMAL = "784-512-256-10 lognormal(cv=2) 0.9"

STEP = {
    "AMD": {
        "784-512-256-10 uniform 0.8": (0.43, 0.55),
        TYPICAL: (0.37, 0.48),
        "784-512-256-10 uniform 0.95": (0.31, 0.44),
        "784-512-256-10 uniform 0.99": (0.22, 0.28),
        "784-512-256-10 uniform 0.999": (0.042, 0.078),
        "784-1024-1024-10 uniform 0.9": (0.38, 0.53),
        "784-1024-1024-10 uniform 0.99": (0.28, 0.41),
        "54-256-256-128-7 uniform 0.9": (0.46, 0.53),
        DENSE: (0.37, 0.72),
    },
    "Intel": {
        "784-512-256-10 uniform 0.8": (0.45, 0.51),
        TYPICAL: (0.41, 0.46),
        "784-512-256-10 uniform 0.95": (0.31, 0.37),
        "784-512-256-10 uniform 0.99": (0.22, 0.23),
        "784-512-256-10 uniform 0.999": (0.037, 0.047),
        "784-1024-1024-10 uniform 0.9": (0.43, 0.46),
    },
}
"""By the processor's maker, the share of its core's peak of multiply-adds that a step must reach, and
the one to go for."""

AGAINST_BASE = {
    "Intel": {
        "784-512-256-10 uniform 0.8": 1.18,
        TYPICAL: 1.15,
        "784-512-256-10 uniform 0.95": 1.10,
        "784-512-256-10 uniform 0.99": 1.07,
        "784-512-256-10 uniform 0.999": 1.10,
        LOGNORMAL: 1.20,
        "784-1024-1024-10 uniform 0.9": 1.17,
        DENSE: 1.05,
    },
    "AMD": {
        "784-512-256-10 uniform 0.8": 1,
        TYPICAL: 1,
        "784-512-256-10 uniform 0.95": 1,
        "784-512-256-10 uniform 0.99": 1,
        "784-512-256-10 uniform 0.999": 1.05,
        LOGNORMAL: 1.05,
        "784-1024-1024-10 uniform 0.9": 1,
        DENSE: 1,
    },
}
"""By the processor's maker: the step of f950f7e ÷ this one's, in turns on one core, at least."""

RATIO = {
    peers.MASKED.name: (13, 17),
    peers.MASKED_FORCED.name: (7.5, 10),
    peers.JAX.name: (5, 6.4),
    "best sparse peer as shipped": (4, 5.3),
    "best sparse peer, AVX-512 forced where it helps": (4, 5.3),
}
"""A peer's step ÷ fanin's on the typical network: at least the first; going for the second."""

LOGNORMAL_RATIO = 1.02
"""The lognormal network's step ÷ the uniform one's, at most."""
EPOCH_OVERHEAD = 0.10
"""Shuffling, gathering, evaluation, hierarchy strength and ledger ÷ training, at most."""
BARE_EPOCH_OVERHEAD = 0.03
"""The same where only the last of 20 epochs is evaluated, at most."""
GROWTH = 2.0
"""Time per connection of the widest layers ÷ that of the narrowest, at most."""
WIDE_LAYER_BYTES = 200_000_000
"""Peak memory of a process that trains a layer of 16,384 × 16,384, at most."""
THROUGHPUT = 1.9
"""Two trainings on two cores ÷ one, at least."""


UPDATE_RATIO = 1.05
"""A RigL training with an update every 100 steps ÷ its static twin, at most."""
UPDATE_REASON = (
    "beside the dense gradient's multiply-adds there are half a million gradients to choose among, and what "
    "was chosen must be sorted into new layouts. Updates end after three quarters of a training, so a whole "
    "one pays three quarters of the excess")

GROWTH_REASON = (
    "where the activations leave L2, every connection reads a row of 512 bytes from L3, and where they "
    "leave L3, from memory; narrower tiles would fit but cost more per connection")
EPOCH_REASON = (
    "the forward passes over 10,000 test examples alone are a sixth of those of the training, whatever "
    "their speed")


def verdict_at_most(value, goal, superb=None):
    if superb is not None and value <= superb:
        return "superb"
    return "met" if value <= goal else "**missed**"


def verdict_at_least(value, goal, superb=None):
    if superb is not None and value >= superb:
        return "superb"
    return "met" if value >= goal else "**missed**"
