#!/usr/bin/env bash
# Makes the Python environment of the peers in the folder given: what cannot be installed is named
# and left out, and its peer is missing from the report.
set -euo pipefail

folder=$1
here=$(dirname "$0")
python=${PYTHON:-python3}

if [ "$folder/complete" -nt "$here/requirements.txt" ]; then exit 0; fi

"$python" -m venv "$folder"
while read -r requirement; do
  echo "peers: $requirement" >&2
  "$folder/bin/pip" install --quiet --disable-pip-version-check "$requirement" ||
    echo "peers: $requirement cannot be installed here" >&2
done <"$here/requirements.txt"

# PyTorch with MKL's AVX-512 path on other makers' processors.
"${CC:-cc}" -O2 -shared -fPIC "$here/mkl_override.c" -o "$folder/mkl_override.so" ||
  echo "peers: no C compiler; the rows with AVX-512 forced are left out" >&2
touch "$folder/complete"
