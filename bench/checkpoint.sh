#!/usr/bin/env bash
# How long `init` takes to write a checkpoint, against dd writing as many zeros to the same disk: pairs in alternation, the
# ratio of each pair, peak memory.
#   bench/checkpoint.sh MODEL [PAIRS [DTYPE [FOLDER]]]      PAIRS 5 by default; FOLDER, on the disk to be measured, a temporary one
set -euo pipefail
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
model=${1:?a MODEL} pairs=${2:-5} dtype=${3:-} folder=${4:-}
work=$(mktemp -d ${folder:+-p "$folder"})
trap 'rm -rf "$work"' EXIT
"$here/weightinit" --version > /dev/null
tool=(dotnet "$here/artifacts/tool/WeightInit.Cli.dll" init "$model" ${dtype:+--dtype "$dtype"} --seed 42)

seconds() {
  local start=${EPOCHREALTIME/./}
  "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  echo $((${EPOCHREALTIME/./} - start)) | awk '{print $1 / 1e6}'
}

ours() { rm -rf "$work/out"; seconds /usr/bin/time -f '%M' -o "$work/peak" "${tool[@]}" -o "$work/out"; }
dd_of() { rm -f "$work/zeros"; seconds dd if=/dev/zero of="$work/zeros" bs=4M count="$bytes" iflag=count_bytes "$@"; rm -f "$work/zeros"; }

printf '%s %s\n' "$(ours)" "a run that does not count"
bytes=$(find "$work/out" -name '*.safetensors' -printf '%s\n' | awk '{n += $1} END {printf "%.0f", n}')
for ((pair = 0; pair < pairs; pair++)); do
  a=$(ours)
  b=$(dd_of conv=fsync)
  c=$(dd_of oflag=direct conv=fsync)
  echo "$a $b $c $(cat "$work/peak")" | tee -a "$work/pairs"
done
rm -rf "$work/out"

median() { sort -g | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2}'; }
range() { sort -g | awk 'NR == 1 {least = $1} {most = $1} END {printf "%.2f to %.2f", least, most}'; }
awk '{print $1 / $2}' "$work/pairs" > "$work/cached"
awk '{print $1 / $3}' "$work/pairs" > "$work/direct"
echo
echo "| init of | bytes | seconds, median | GB/s | time of dd conv=fsync | its range | time of dd oflag=direct | its range | peak memory |"
echo "|---|---|---|---|---|---|---|---|---|"
t=$(cut -d' ' -f1 "$work/pairs" | median)
echo "| $(basename "$model")${dtype:+ $dtype} | $bytes | $t | $(awk -v b="$bytes" -v t="$t" 'BEGIN {printf "%.2f", b / t / 1e9}') | $(median < "$work/cached" | xargs printf '%.2f') × | $(range < "$work/cached") | $(median < "$work/direct" | xargs printf '%.2f') × | $(range < "$work/direct") | $(cut -d' ' -f4 "$work/pairs" | sort -n | tail -n 1 | awk '{printf "%.0f MiB", $1 / 1024}') |"
echo
echo "$(date -u +%F), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores, $(df -T "$work" | awk 'NR == 2 {print $2}'), Linux $(uname -r), $pairs pairs, load $(cut -d' ' -f1 /proc/loadavg) at the end"
