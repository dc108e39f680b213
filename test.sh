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
passed=0 failed=0 skipped=0

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
  exit
}

# The Debian packages that tests use where they are there. They are installed only by root on Debian.
install_packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 0
  local package missing=()
  for package in python3-numpy python3-h5py python3-torch chromium; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "== installing ${missing[*]}"
  { timeout 120 apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=60 "${missing[@]}"; } \
    >"$results/apt.log" 2>&1 || echo "   not all could be installed; tests that want them are skipped"
}

# A step that counts as one failure where it fails.
step() {
  local name=$1 start=$SECONDS log="$results/$1.log"
  shift
  if "$@" >"$log" 2>&1; then
    echo "== $name: $((SECONDS - start)) s"
  else
    echo "== $name FAILED: $*"
    tail -n 40 "$log"
    failed=$((failed + 1))
    return 1
  fi
}

# Waits for something that was started beside the tests, and ends as it ended.
collect() {
  wait "$1"
  local code=$?
  cat "$2"
  return "$code"
}

# The tests of a result file with this outcome, each with its message's first line: the reason of a skip, what went wrong.
results_with() {
  awk -v outcome="outcome=\"$2\"" '
    function text(s) { gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&#x[AD];/, " ", s); gsub(/&apos;/, "\047", s); gsub(/&amp;/, "\\&", s); return s }
    function flush() { if (name != "") print "   " label ": " text(name) (message == "" ? "" : ": " text(message)); name = message = "" }
    /<UnitTestResult / {
      flush()
      if (index($0, outcome) && match($0, / testName="[^"]*"/)) { name = substr($0, RSTART + 11, RLENGTH - 12) }
    }
    name != "" && message == "" && match($0, /<Message>.*/) { message = substr($0, RSTART + 9); sub(/<\/Message>.*/, "", message) }
    /<\/UnitTestResult>/ { flush() }
    /<\/Results>/ { flush() }
  ' label="$3" "$1" | cut -c1-400 | head -n 60
}

run_tests() {
  local name=$1 start=$SECONDS log="$results/$1.log" trx="$results/$1.trx" code counters
  timeout -k 30 1200 dotnet test "test/$name" -c Release --no-build --nologo -v q --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$log" 2>&1
  code=$?
  if [ ! -f "$trx" ]; then
    echo "== $name FAILED: no results, exit code $code"
    tail -n 40 "$log"
    failed=$((failed + 1))
    return
  fi
  counters=$(grep -o '<Counters [^>]*' "$trx" | head -n 1)
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<" $counters"; }
  local here_passed here_failed here_skipped
  here_passed=$(count passed) here_failed=$(count failed)
  here_skipped=$(($(count total) - here_passed - here_failed))
  passed=$((passed + here_passed)) failed=$((failed + here_failed)) skipped=$((skipped + here_skipped))
  echo "== $name: $here_passed passed, $here_failed failed, $here_skipped skipped, $((SECONDS - start)) s"
  results_with "$trx" NotExecuted skipped
  results_with "$trx" Failed failed
  if [ "$code" -ne 0 ] && [ "$here_failed" -eq 0 ]; then
    echo "   FAILED: exit code $code"
    tail -n 20 "$log"
    failed=$((failed + 1))
  fi
}

install_packages
step build dotnet build WeightInit.slnx -c Release -v q --nologo || finish
dotnet format WeightInit.slnx --no-restore --verify-no-changes >"$results/format.out" 2>&1 &
format=$!
step weightinit ./weightinit init gpt2 --dry-run
step calibration artifacts/bin/WeightInit.Calibration/release/calibration --tenth
for project in test/*.Tests; do
  run_tests "$(basename "$project")"
done
step format collect "$format" "$results/format.out"
finish
