#!/usr/bin/env bash
# Debian's dieharder over the raw words of our own stream, results into docs/statistics/dieharder-*.txt.
#   tools/dieharder.sh            everything (an hour or two)
#   tools/dieharder.sh all        -a on the words of one tensor
#   tools/dieharder.sh across     -d 0..4 and 100..102 on words across seeds, across names, across neighbouring blocks
# Needs: apt-get install dieharder. Each source writes a file of its own, so that parts can run apart.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v dieharder >/dev/null || { echo "dieharder is not installed (apt-get install dieharder)" >&2; exit 3; }
part=${1:-everything}
out=docs/statistics
mkdir -p "$out"
build=artifacts/dieharder
dotnet build tools/words -c Release -v q --nologo -o "$build" >/dev/null

# run "MODE SEED NAME" DIEHARDER-ARGUMENTS...
run() {
  local words=$1; shift
  # The writer ends by a broken pipe when dieharder has enough: only dieharder's own status counts.
  { dotnet "$build/words.dll" $words 2>/dev/null || true; } | dieharder -g 200 "$@" | grep -E 'PASSED|WEAK|FAILED' | sed 's/[[:space:]]*$//'
}

head_of() {
  echo "# dieharder $(dieharder -l | sed -n 's/.*dieharder version \([0-9.]*\).*/\1/p' | head -1), $(date -u +%Y-%m-%d), words of stream version 1: $1"
  echo "# test, n-tuple, test samples, p samples, p value, assessment"
}

if [ "$part" = all ] || [ "$part" = everything ]; then
  { head_of "words stream 42 weight (dieharder -a)"; run "stream 42 weight" -a; } > "$out/dieharder-all.txt"
fi

if [ "$part" = across ] || [ "$part" = everything ]; then
  for mode in seeds names blocks; do
    { head_of "words $mode 42 weight (dieharder -d 0..4, 100..102)"
      for test in 0 1 2 3 4 100 101 102; do run "$mode 42 weight" -d "$test"; done; } > "$out/dieharder-$mode.txt"
  done
fi

cat "$out"/dieharder-all.txt "$out"/dieharder-seeds.txt "$out"/dieharder-names.txt "$out"/dieharder-blocks.txt 2>/dev/null |
  awk '/PASSED|WEAK|FAILED/ { n[$NF]++ } END { for (k in n) print k, n[k] }'
