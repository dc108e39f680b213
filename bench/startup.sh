#!/usr/bin/env bash
# How long `--help` of the published tool takes against the start of an empty .NET program: pairs in alternation, medians, ratio.
#   bench/startup.sh [PAIRS]        default 25; ends with 1 where the ratio is 2 or more
set -euo pipefail
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pairs=${1:-25}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/empty"
cat > "$work/empty/Empty.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
</Project>
PROJECT
echo 'return;' > "$work/empty/Program.cs"
dotnet publish "$work/empty/Empty.csproj" -c Release -v q --nologo -o "$work/empty-published" > "$work/log" || { cat "$work/log"; exit 2; }
dotnet publish "$here/src/WeightInit.Cli/WeightInit.Cli.csproj" -c Release -v q --nologo -p:ArtifactsPath="$work/artifacts" -o "$work/tool" > "$work/log" || { cat "$work/log"; exit 2; }

microseconds() {
  local start=${EPOCHREALTIME/./}
  "$@" > /dev/null
  echo $((${EPOCHREALTIME/./} - start))
}

empty=(dotnet "$work/empty-published/Empty.dll")
help=(dotnet "$work/tool/WeightInit.Cli.dll" --help)
for _ in 1 2 3; do "${empty[@]}" > /dev/null; "${help[@]}" > /dev/null; done
for ((pair = 0; pair < pairs; pair++)); do
  microseconds "${empty[@]}" >> "$work/empty.times"
  microseconds "${help[@]}" >> "$work/help.times"
done

median() { sort -n "$1" | awk '{v[NR] = $1} END {print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2000}'; }
least() { sort -n "$1" | awk 'NR == 1 {print $1 / 1000}'; }
a=$(median "$work/empty.times") b=$(median "$work/help.times")
awk -v a="$a" -v b="$b" -v la="$(least "$work/empty.times")" -v lb="$(least "$work/help.times")" -v n="$pairs" 'BEGIN {
  printf "empty program      median %6.1f ms   least %6.1f ms\n", a, la
  printf "weightinit --help  median %6.1f ms   least %6.1f ms\n", b, lb
  printf "ratio of the medians %.2f over %d pairs\n", b / a, n
  exit !(b / a < 2)
}'
