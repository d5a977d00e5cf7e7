"""Packs a built fanin as a Python wheel: python3 wheel.py STAGE VERSION FOLDER.

The wheel holds no Python: pip puts the binary where it puts commands. Its platform tag names the glibc
that the binary needs, which is read from the binary.
"""

import base64
import hashlib
import pathlib
import platform
import re
import subprocess
import sys
import zipfile


def glibc(binary: pathlib.Path) -> str:
    """The newest version of glibc's symbols that a binary asks for, as in a platform tag."""
    symbols = subprocess.run(
        ["objdump", "-T", binary], capture_output=True, text=True, check=True
    ).stdout
    versions = {tuple(map(int, v.split("."))) for v in re.findall(r"GLIBC_([0-9.]+)", symbols)}
    major, minor = max(versions)[:2]
    return f"{major}_{minor}"


def main(stage: pathlib.Path, version: str, folder: pathlib.Path) -> None:
    tag = f"py3-none-manylinux_{glibc(stage / 'bin/fanin')}_{platform.machine()}"
    info = f"fanin-{version}.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: fanin\nVersion: {version}\n"
        "Summary: From a study file to a defensible claim about sparse neural networks\n"
        "License: GPL-3.0-or-later\n\n"
        "The command fanin, with everything it needs linked in. Try: fanin demo\n"
    )
    wheel = f"Wheel-Version: 1.0\nGenerator: fanin\nRoot-Is-Purelib: false\nTag: {tag}\n"
    files = {
        f"fanin-{version}.data/scripts/fanin": (stage / "bin/fanin").read_bytes(),
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": wheel.encode(),
        f"{info}/licenses/LICENSE": (stage / "LICENSE").read_bytes(),
        f"{info}/licenses/SOURCES": (stage / "SOURCES").read_bytes(),
    }
    for path in sorted((stage / "share").rglob("*")):
        if path.is_file():
            name = path.relative_to(stage).as_posix()
            files[f"fanin-{version}.data/data/{name}"] = path.read_bytes()
    record = "".join(
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},"
        f"{len(data)}\n"
        for name, data in files.items()
    )
    files[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()
    with zipfile.ZipFile(folder / f"fanin-{version}-{tag}.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            # No times, so that the same binary gives the same wheel.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # A regular file, or pip would not make it executable.
            entry.external_attr = (0o100755 if name.endswith("scripts/fanin") else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]))
