#!/usr/bin/env bash
# Sets up what the tests want, builds without warnings, checks the format, runs every test, and ends with a line
#   N passed, N failed, N skipped
# A machine with only the .NET SDK is enough; what is missing beyond it is reported as skipped, with the reason.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
results="$PWD/artifacts/test-results"
rm -rf "$results"
mkdir -p "$results"

# The Debian packages that tests use where they are there. They are installed only by root on Debian.
packages=(python3-numpy python3-torch chromium)
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    echo "installing ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
      >"$results/apt.log" 2>&1 || echo "some packages could not be installed; tests that want them are skipped"
  fi
fi

failed=0
step() {
  echo "== $1"
  shift
  "$@" || { failed=$((failed + 1)); echo "FAILED: $*"; }
}

step "build" dotnet build WeightInit.slnx -c Release -v q --nologo
step "format" dotnet format WeightInit.slnx --no-restore --verify-no-changes --severity warn

passed=0 skipped=0
for project in test/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  dotnet test "$project" -c Release --no-build --nologo -v q --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    >"$results/$name.log" 2>&1
  code=$?
  trx="$results/$name.trx"
  if [ ! -f "$trx" ]; then
    tail -n 40 "$results/$name.log"
    failed=$((failed + 1))
    continue
  fi
  counters=$(grep -o '<Counters [^>]*' "$trx" | head -n 1)
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<" $counters"; }
  here_passed=$(count passed) here_failed=$(count failed) here_total=$(count total)
  here_skipped=$((here_total - here_passed - here_failed))
  passed=$((passed + here_passed)) failed=$((failed + here_failed)) skipped=$((skipped + here_skipped))
  grep -E "^ *(Failed|Skipped) |Error Message|Assert|Expected|Actual|\[SKIP\]" "$results/$name.log" | head -n 60
  echo "   $here_passed passed, $here_failed failed, $here_skipped skipped"
  if [ "$code" -ne 0 ] && [ "$here_failed" -eq 0 ]; then
    tail -n 20 "$results/$name.log"
    failed=$((failed + 1))
  fi
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
