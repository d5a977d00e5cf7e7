"""The programs compared, each a live process that takes steps on request."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Peer:
    name: str
    script: str = ""
    """The Python file; empty for fanin itself."""
    is_sparse: bool = False
    """Whether it stores and multiplies present connections only."""
    has_mask: bool = True
    """Whether it computes the same network, so that its losses must agree."""
    forces_avx512: bool = False
    """Whether MKL is told that the processor is Intel's."""


FANIN = Peer("fanin", is_sparse=True)
DENSE = Peer("PyTorch dense", "torch_dense.py", has_mask=False)
DENSE_FORCED = Peer(
    "PyTorch dense, AVX-512 forced", "torch_dense.py", has_mask=False, forces_avx512=True)
MASKED = Peer("PyTorch masked", "torch_masked.py")
MASKED_FORCED = Peer("PyTorch masked, AVX-512 forced", "torch_masked.py", forces_avx512=True)
JAX = Peer("JAX jit masked", "jax_masked.py")

ALL = [
    FANIN, DENSE, DENSE_FORCED, MASKED, MASKED_FORCED, JAX,
    Peer("PyTorch CSR", "torch_csr.py", is_sparse=True),
    Peer("PyTorch CSR, AVX-512 forced", "torch_csr.py", is_sparse=True, forces_avx512=True),
    Peer("SciPy + Numba", "scipy_numba.py", is_sparse=True),
    Peer("SparseLab", "sparselab_linear.py", is_sparse=True),
]


class Absent(Exception):
    """Why a peer cannot take part."""


class Process:
    """One live peer, with one thread on one core."""

    def __init__(self, peer, fanin, core, environment):
        self.peer = peer
        variables = dict(
            os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1",
            NUMBA_NUM_THREADS="1", JAX_PLATFORMS="cpu", PYTHONDONTWRITEBYTECODE="1",
            NUMBA_CACHE_DIR=str(environment / "numba"), PYTHONPATH=str(HERE))
        if peer.forces_avx512:
            override = environment / "mkl_override.so"
            if not override.exists():
                raise Absent("mkl_override.c was not compiled")
            variables["LD_PRELOAD"] = str(override.resolve())
        command = (
            [sys.executable, str(HERE / "trainers" / peer.script)] if peer.script
            else [fanin, "serve"])
        self.process = subprocess.Popen(
            command, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, preexec_fn=lambda: pin(core))

    def ask(self, request):
        """One line there, one line back."""
        try:
            print(request, file=self.process.stdin, flush=True)
            return json.loads(self.process.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError):
            lines = self.process.stderr.read().strip().splitlines()
            raise Absent(lines[-1] if lines else "it ended without a word") from None

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def pin(core):
    """Binds this process to a core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
