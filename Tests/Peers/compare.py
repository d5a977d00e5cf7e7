"""Times fanin and its peers in turns, checks that they compute the same, and writes the report.

    python compare.py --fanin .build/release/fanin --report reports/bench/report.md

Run by `make bench-peers`, in the environment that environment.sh made.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import goals
import peers
import report
from network import Network

LOSS_TOLERANCE = 1e-6
"""Relative; float32 sums of some hundred terms, in any order, differ by less."""


def main():
    options = arguments()
    environment = Path(sys.executable).parent.parent
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([options.fanin, "export", folder], check=True)
        folders = [path for path in sorted(Path(folder).iterdir()) if wanted(path, options.filter)]
        processes, absent = start(options, environment, folders[0])
        load = os.getloadavg()[0]
        steps = [compare(processes, path, options) for path in folders]
        for process in processes:
            process.stop()
        throughput = two_at_once(options, environment, folders)
    say("fanin-bench --scale")
    command = [options.fanin, "--json", "--scale"]
    own = json.loads(subprocess.run(
        command + (["--quick"] if options.quick else []), check=True, capture_output=True,
        text=True, preexec_fn=lambda: peers.pin(options.core)).stdout)
    text = report.markdown(steps, own, throughput, absent, load)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(text)
    print(text)
    if any(step["disagreements"] for step in steps):
        sys.exit("peers: losses disagree; see the report")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fanin", required=True)
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("--core", type=int, default=(os.cpu_count() or 1) - 1)
    parser.add_argument("--filter", help="only networks whose name contains this")
    parser.add_argument("--quick", action="store_true", help="a glance, no measurement")
    options = parser.parse_args()
    options.fanin = os.path.abspath(options.fanin)
    options.blocks, options.block_seconds = (3, 0.02) if options.quick else (40, 0.05)
    return options


def say(text):
    print(f"peers: {text}", file=sys.stderr, flush=True)


def wanted(folder, text):
    return text is None or text in Network(folder).name


def start(options, environment, folder):
    """The peers that can take part, and why the others cannot."""
    processes, absent = [], {}
    for peer in peers.ALL:
        say(f"starting {peer.name}")
        try:
            process = peers.Process(peer, options.fanin, options.core, environment)
            process.ask(f"load {folder}")
            process.ask("steps 1")
            processes.append(process)
        except peers.Absent as reason:
            if peer == peers.FANIN:
                raise
            absent[peer.name] = str(reason)
    return processes, absent


def compare(processes, folder, options):
    """The median step of every peer on one network, from short blocks in turns."""
    network = Network(folder)
    say(network.name)
    losses, counts, seconds = {}, {}, {}
    interruptions = timings = 0
    for process in processes:
        name = process.peer.name
        process.ask(f"load {folder}")
        losses[name] = process.ask("steps 3")["losses"][2]
        warm = process.ask("steps 5")["seconds"]
        counts[name] = max(1, round(options.block_seconds / median(warm)))
        seconds[name] = []
    for _ in range(options.blocks):
        for process in processes:
            answer = process.ask(f"steps {counts[process.peer.name]}")
            seconds[process.peer.name] += answer["seconds"]
            interruptions += answer["interruptions"]
            timings += answer["interruptions"] + len(answer["seconds"])
    own = losses[peers.FANIN.name]
    return {
        "name": network.name,
        "connections": network.connections,
        "seconds": {name: median(times) for name, times in seconds.items()},
        "largest_difference": max(
            [abs(losses[p.peer.name] / own - 1) for p in processes if must_agree(p.peer, network)]),
        "disagreements": [
            p.peer.name for p in processes if must_agree(p.peer, network)
            and not abs(losses[p.peer.name] / own - 1) <= LOSS_TOLERANCE],
        "interrupted": interruptions / timings,
    }


def must_agree(peer, network):
    return peer.has_mask or network.name.endswith("dense")


def two_at_once(options, environment, folders):
    """Steps per second of two trainings on two cores ÷ those of one alone; None on one core."""
    folder = next((path for path in folders if Network(path).name == goals.TYPICAL), None)
    if (os.cpu_count() or 1) < 2 or folder is None:
        return None
    say("two trainings at once")
    pair = [peers.Process(peers.FANIN, options.fanin, core, environment) for core in (0, 1)]
    for process in pair:
        process.ask(f"load {folder}")
        process.ask("steps 100")
    ratios = []
    for _ in range(options.blocks // 4 + 1):
        alone = elapsed(pair[:1])
        ratios.append(2 * alone / elapsed(pair))
    for process in pair:
        process.stop()
    return median(ratios)


def elapsed(processes, steps=1_000):
    """Seconds until all have taken their steps."""
    start = time.perf_counter()
    for process in processes:
        print(f"steps {steps}", file=process.process.stdin, flush=True)
    for process in processes:
        process.process.stdout.readline()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
