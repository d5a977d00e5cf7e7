"""What the report says about the machine and the programs; no names of hosts, no paths."""

import platform
import re
from importlib import metadata
from pathlib import Path


def facts(own, load):
    return [
        f"{processor()}; {caches()}",
        f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}; load average "
        f"when the timing began {load:.1f}",
        f"instruction sets on which every kernel gave its reference's bits: "
        f"{', '.join(own['verified'])}; the steps ran on {own['instruction_set']}",
        f"peak of one core, measured: {own['peak_multiply_adds_per_second'] / 1e9:.0f} G "
        f"multiply-adds/s",
        f"Python {platform.python_version()}, {', '.join(versions())}",
    ]


def processor():
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or "processor unknown"
    names = re.findall(r"^model name\s*: (.*)$", text, re.MULTILINE)
    family = re.findall(r"^cpu family\s*: (.*)$", text, re.MULTILINE)
    detail = f" (family {family[0]})" if family else ""
    return f"{len(names)} × {names[0]}{detail}" if names else "processor unknown"


def maker():
    """AMD, Intel, or unknown."""
    return next((name for name in ("AMD", "Intel") if name in processor()), "unknown")


def caches():
    sizes = [f"{level} {size // 1024:,} KB" for level, size in cache_bytes()]
    return ", ".join(sizes) or "caches unknown"


def cache_bytes():
    """The data caches of the first core with their sizes, the nearest first."""
    sizes = []
    for index in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        if (index / "type").read_text().strip() != "Instruction":
            level = f"L{(index / 'level').read_text().strip()}"
            sizes.append((level, int((index / "size").read_text().strip().rstrip("K")) * 1024))
    return sizes


def versions():
    for name in ["torch", "jax", "scipy", "numba", "numpy", "sparselab"]:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"no {name}"
