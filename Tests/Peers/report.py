"""The Markdown of reports/bench/report.md, from what compare.py measured."""

import goals
import peers
from goals import verdict_at_least, verdict_at_most
from machine import cache_bytes, facts, maker


def markdown(steps, own, throughput, absent, load):
    sections = [
        HEADING,
        section("Machine", bullets(facts(own, load) + [undisturbed(steps)])),
        section("Steps", step_table(steps, own)),
        section("Ratios that have a goal", ratio_table(steps)),
        section("Peers, µs per step", peer_table(steps, lambda times, own: micro(times))),
        section("Peers, their step ÷ fanin's", peer_table(steps, lambda t, own: f"{t / own:.1f}")),
        section("Agreement", agreement(steps)),
        section("Where a step's time goes, µs", phase_table(own)),
        section("Whole epochs", epoch_table(own)),
        section("Moving connections", update(own)),
        section("Growth with width, fan-in 32", growth(own)),
        section("Memory, and two trainings at once", memory(own, throughput)),
    ]
    if absent:
        reasons = [f"{name}: {reason}" for name, reason in absent.items()]
        sections.insert(2, section("Peers that could not take part", bullets(reasons)))
    return "\n\n".join(part for part in sections if part) + "\n"


HEADING = """# Speed beside other programs

Written by `make bench-peers`. One step: forward, loss, backward and SGD with momentum 0.9 on a batch
of 128 examples in float32; every layer has the sparsity, the output layer too. All programs get the
same weights, masks and batches. fanin also converts the batch from bytes and transposes it in every
step; the others find theirs ready as float32. Each program is a live process with one thread on the
same core; short blocks of steps run in turns, and the table shows medians over the steps during which
the process kept its core."""


def undisturbed(steps):
    shares = [step["interrupted"] for step in steps]
    return (
        f"timings left out because another program took the core: {min(shares):.0%} to "
        f"{max(shares):.0%} of a network's")


def section(title, text):
    return f"## {title}\n\n{text}" if text else ""


def bullets(lines):
    return "\n".join(f"- {line}" for line in lines)


def table(heads, rows):
    """The first column names, the others count."""
    lines = [heads, ["---"] + ["--:"] * (len(heads) - 1)] + rows
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def micro(seconds):
    microseconds = seconds * 1e6
    return f"{microseconds:,.1f}" if microseconds < 100 else f"{microseconds:,.0f}"


def step_table(steps, own):
    rates = {row["name"]: row for row in own["networks"]}
    rows = []
    for step in steps:
        seconds = step["seconds"][peers.FANIN.name]
        rate = rates.get(step["name"], {}).get("multiply_adds", 0) / seconds
        row = [step["name"], f"{step['connections']:,}", micro(seconds), f"{rate / 1e9:.1f}",
               f"{rate / own['peak_multiply_adds_per_second']:.0%}"]
        share = rate / own["peak_multiply_adds_per_second"]
        gate, superb = goals.STEP.get(maker(), {}).get(step["name"], (None, None))
        if gate is None:
            rows.append(row + ["", "", ""])
        else:
            verdict = verdict_at_least(share, gate, superb)
            rows.append(row + [f"{gate:.1%}", f"{superb:.1%}", verdict])
    return table(
        ["network", "connections", "fanin µs", "G FMA/s", "of peak", "gate", "superb", ""], rows)


def ratio_table(steps):
    times = {step["name"]: step["seconds"] for step in steps}
    rows = []
    if goals.TYPICAL in times:
        typical = dict(times[goals.TYPICAL])
        own = typical[peers.FANIN.name]
        best = {}
        for peer in goals.RATIO:
            if peer.startswith("best sparse peer"):
                best[peer], typical[peer] = best_sparse(typical, as_shipped="shipped" in peer)
        for peer, (gate, superb) in goals.RATIO.items():
            if typical.get(peer) is not None:
                ratio = typical[peer] / own
                label = f"{peer} ({best[peer]})" if peer in best else peer
                rows.append([
                    f"{label} ÷ fanin, {goals.TYPICAL}", f"{ratio:.1f}", f"≥ {gate}",
                    f"≥ {superb}", verdict_at_least(ratio, gate, superb)])
    if goals.DENSE in times:
        dense = times[goals.DENSE]
        bounds = [dense.get(peers.DENSE.name), dense.get(peers.DENSE_FORCED.name)]
        for bound, label in zip(bounds, [peers.DENSE.name, peers.DENSE_FORCED.name]):
            if bound is not None:
                ratio = dense[peers.FANIN.name] / bound
                is_goal = label == peers.DENSE.name
                verdict = verdict_at_most(ratio, 1) if is_goal else (
                    "superb" if ratio <= 1 else "not yet superb")
                rows.append([
                    f"fanin ÷ {label}, dense profile", f"{ratio:.2f}",
                    "≤ 1" if is_goal else "", "" if is_goal else "≤ 1", verdict])
    if goals.TYPICAL in times and goals.LOGNORMAL in times:
        ratio = times[goals.LOGNORMAL][peers.FANIN.name] / times[goals.TYPICAL][peers.FANIN.name]
        rows.append([
            "lognormal(cv=2) ÷ uniform, at equal connections", f"{ratio:.2f}",
            f"≤ {goals.LOGNORMAL_RATIO}", "", verdict_at_most(ratio, goals.LOGNORMAL_RATIO)])
    return table(["ratio", "measured", "gate", "superb", ""], rows) if rows else ""


def best_sparse(times, as_shipped):
    """The fastest sparse peer that is not fanin."""
    sparse = {
        peer.name: times[peer.name] for peer in peers.ALL
        if peer.is_sparse and peer != peers.FANIN and peer.name in times
        and not (as_shipped and peer.forces_avx512)}
    return min(sparse.items(), key=lambda item: item[1]) if sparse else (None, None)


def peer_table(steps, text):
    names = list(steps[0]["seconds"])
    rows = [
        [step["name"]] + [
            text(step["seconds"][name], step["seconds"][peers.FANIN.name]) for name in names]
        for step in steps]
    return table(["network"] + names, rows)


def agreement(steps):
    worst = max(step["largest_difference"] for step in steps)
    wrong = [f"{name} on {step['name']}" for step in steps for name in step["disagreements"]]
    text = (
        f"Losses of the third step of all masked and sparse programs, relative to fanin's: they differ "
        f"by at most {worst:.1e} (tolerance 1e-6).")
    return text + (f"\n\n**Disagreeing:** {', '.join(wrong)}." if wrong else "")


def phase_table(own):
    rows = []
    for row in own["networks"]:
        seconds = {phase["name"]: phase["seconds"] for phase in row["phases"]}
        total = sum(seconds.values())

        def part(prefix):
            parts = [micro(s) for name, s in seconds.items() if name.startswith(prefix)]
            return " + ".join(reversed(parts) if prefix == "backward" else parts)

        rows.append([
            row["name"], part("gather"), part("forward"), part("loss"), part("backward"),
            micro(total)])
    note = "Layers in order, the first layer first; update included in backward."
    return note + "\n\n" + table(
        ["network", "gather", "forward", "loss", "backward", "sum"], rows)


def epoch_table(own):
    costs = own.get("epoch")
    if not costs:
        return ""
    training = costs["training"]
    parts = {
        "shuffling": "shuffling", "gathering": "gathering", "evaluation": "evaluation",
        "hierarchy strength": "hierarchy_strength", "ledger": "ledger_writes"}
    rows = [["training: forward, loss, backward", f"{training * 1e3:.1f}", ""]]
    rows += [
        [name, f"{costs[key] * 1e3:.2f}", f"{costs[key] / training:.1%}"]
        for name, key in parts.items()]
    whole = sum(costs[key] for key in parts.values())
    without = whole - costs["evaluation"] * 19 / 20
    verdicts = []
    for label, total, goal in [
        ("beside the training", whole, goals.EPOCH_OVERHEAD),
        ("the same, evaluated after the last epoch alone", without, goals.BARE_EPOCH_OVERHEAD),
    ]:
        verdicts.append(verdict_at_most(total / training, goal))
        rows.append([
            f"{label}, goal at most {goal:.0%}: {verdicts[-1]}", f"{total * 1e3:.1f}",
            f"{total / training:.1%}"])
    note = (
        f"{goals.TYPICAL}; 60,000 made-up examples, 10,000 test examples, milliseconds an epoch; hierarchy "
        f"strength is measured at the start and the end of a run, and the ledger leases a run and records "
        f"its result: both shared among 20 epochs.")
    text = note + "\n\n" + table(["part", "ms", "÷ training"], rows)
    return text + (f"\n\nWhy: {goals.EPOCH_REASON}." if "missed" in verdicts[0] else "")


def update(own):
    costs = own.get("update")
    if not costs:
        return ""
    interval = 100
    ratio = (costs["fixed_steps"] * (interval - 1) / interval + costs["update"]) / costs["fixed_steps"]
    verdict = verdict_at_most(ratio, goals.UPDATE_RATIO)
    text = bullets([
        f"One update of RigL on {goals.TYPICAL} takes {costs['update'] * 1e3:.2f} ms, "
        f"{costs['update'] / costs['fixed_steps'] * interval:.1f} steps.",
        f"While there is one every {interval} steps, a training takes {ratio:.3f} times as long as its "
        f"static twin; goal at most {goals.UPDATE_RATIO:g}: {verdict}."])
    return text + (f"\n\nWhy: {goals.UPDATE_REASON}." if "missed" in verdict else "")


def growth(own):
    widths = own.get("widening")
    if not widths:
        return ""
    rows = [
        [f"{w['width']:,}", f"{w['connections']:,}", micro(w["step_seconds"]),
         f"{w['seconds_per_connection'] * 1e9:.2f}", f"{w['activation_bytes'] / 1e6:.1f}",
         next((level for level, size in cache_bytes() if w["activation_bytes"] <= size), "memory")]
        for w in widths]
    times = [w["seconds_per_connection"] for w in widths]
    ratio = times[-1] / times[0]
    verdict = verdict_at_most(ratio, goals.GROWTH)
    return table(
        ["width", "connections", "µs per step", "ns per connection", "activations, MB", "they fit"],
        rows) + (
        f"\n\nThe widest needs {ratio:.1f} times as long per connection as the narrowest; goal at most "
        f"{goals.GROWTH:g}: {verdict}.") + (
        f" Why: {goals.GROWTH_REASON}." if "missed" in verdict else "")


def memory(own, throughput):
    lines = []
    size = own.get("peak_bytes_of_wide_layer")
    if size:
        lines.append(
            f"A layer of 16,384 × 16,384 at 99.9 %: the whole process peaks at {size / 1e6:.0f} MB; goal "
            f"below {goals.WIDE_LAYER_BYTES / 1e6:.0f} MB: "
            f"{verdict_at_most(size, goals.WIDE_LAYER_BYTES)}.")
    if throughput:
        lines.append(
            f"Two trainings on two cores take {throughput:.2f} times as many steps a second as one "
            f"alone (no ledger); goal at least {goals.THROUGHPUT:g}: "
            f"{verdict_at_least(throughput, goals.THROUGHPUT)}.")
    return bullets(lines)
