"""The loop every peer runs, the same as `fanin-bench serve`: lines in, lines of JSON out.

    load FOLDER   prepares the network in the folder
    steps N       takes N steps; the seconds of each, and the losses before each
"""

import json
import sys
import time
from itertools import cycle

from network import Network

GROUP_SECONDS = 0.0005
"""Steps are timed in groups of about this length: long enough for the clock, short enough to end
before the system gives the processor to another program."""


def serve(prepare):
    """Answers requests; `prepare(network)` gives a step function and its batches.

    The step function takes a batch, updates the network, and returns the mean loss before the
    update, in any form that `float` understands.
    """
    step = batches = None
    group = 1
    for line in sys.stdin:
        request, argument = line.split(maxsplit=1)
        answer = {"seconds": [], "interruptions": 0, "losses": []}
        if request == "load":
            step, batches = prepare(Network(argument.strip()))
            batches = cycle(batches)
            group = 1
        else:
            answer = take(step, batches, int(argument), group)
            seconds = sorted(answer["seconds"])
            group = max(1, int(GROUP_SECONDS / seconds[len(seconds) // 2]))
        print(json.dumps(answer), flush=True)


def take(step, batches, steps, group):
    """Takes steps; keeps apart the groups during which the system took the processor away."""
    undisturbed, disturbed, losses = [], [], []
    while len(losses) < steps:
        count = min(group, steps - len(losses))
        used, start = time.process_time(), time.perf_counter()
        for _ in range(count):
            losses.append(step(*next(batches)))
        seconds, used = time.perf_counter() - start, time.process_time() - used
        quiet = seconds - used <= 0.02 * seconds + 1e-6
        (undisturbed if quiet else disturbed).append(seconds / count)
    return {
        "seconds": undisturbed or disturbed,
        "interruptions": len(disturbed),
        "losses": [float(loss) for loss in losses],
    }
