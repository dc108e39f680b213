#!/usr/bin/env bash
# Us and every peer that is there, in alternation, as one Markdown table on standard output.
#   bench/compare/run.sh [--quick] [--alternations N] [--only TEXT] [--fetch]
#   bench/compare/run.sh curve FILE.svg      the cost of an element from 10^3 to 10^9 of them
# --quick ends within three minutes. --fetch first unpacks Debian's OpenBLAS and installs TensorFlow.js under artifacts/bench,
# nothing being installed on the machine. PYTHON names the Python whose NumPy and PyTorch are the peers (/usr/bin/python3),
# OPENBLAS a folder with OpenBLAS's libblas.so.3 and liblapack.so.3.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
fetched="$root/artifacts/bench"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_gcServer=0

arguments=() fetch=
for argument in "$@"; do
  if [ "$argument" = --fetch ]; then fetch=1; else arguments+=("$argument"); fi
done

if [ -n "$fetch" ]; then
  mkdir -p "$fetched/openblas"
  (cd "$fetched/openblas" && apt-get download libopenblas0-pthread && dpkg -x libopenblas0-pthread_*.deb .) >&2 || echo "OpenBLAS could not be fetched" >&2
fi
dotnet build "$here/WeightInit.Compare.csproj" -c Release -v q --nologo >&2
program="$root/artifacts/bin/WeightInit.Compare/release"
if [ -n "$fetch" ]; then
  (cd "$program/peers/tfjs" && npm install --no-audit --no-fund) >&2 || echo "TensorFlow.js could not be fetched" >&2
fi

for folder in "$fetched"/openblas/usr/lib/*/openblas-pthread /usr/lib/*/openblas-pthread; do
  if [ -z "${OPENBLAS:-}" ] && [ -e "$folder/libblas.so.3" ]; then export OPENBLAS="$folder"; fi
done
exec "$program/compare" ${arguments[@]+"${arguments[@]}"}
