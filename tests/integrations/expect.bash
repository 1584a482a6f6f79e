# What the suites share: a desk to work at, and expectations that are printed.

failures=0
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
cd "$desk"

# An article whose summary says another number than its text.
contradicted() {
  printf '# The pier opens\n\n## Summary\n\n- The pier cost 40 million euros.\n\n## Article\n\n'
  printf 'The pier cost 14 million euros, the harbour said. It opens in May.\n'
}

# An article in which nothing is wrong.
sound() { printf '# The grid hums\n\nThe grid hums.\n'; }

# expect WHAT COMMAND…: says whether the command succeeds, and what it printed if it does not.
expect() {
  local what=$1 printed
  shift
  if printed=$("$@" 2>&1); then
    echo "ok   $what"
  else
    echo "FAIL $what"
    printf '%s\n' "$printed" | sed 's/^/     /'
    failures=$((failures + 1))
  fi
}

# ends_with STATUS COMMAND…: whether the command exits with this status; what it prints is passed on.
ends_with() {
  local expected=$1 status=0
  shift
  "$@" || status=$?
  if [ $status != "$expected" ]; then
    echo "exit status $status, not $expected"
    return 1
  fi
}

# says TEXT COMMAND…: whether the command prints this text, whatever its exit status.
says() {
  local text=$1 printed
  shift
  printed=$("$@" 2>&1 || true)
  printf '%s\n' "$printed"
  grep --quiet --fixed-strings -- "$text" <<<"$printed"
}

# A cargo that installs the standfirst at $1 where it is told to, and builds nothing; first on PATH.
cargo_that_installs() {
  mkdir -p "$desk/fake"
  cat >"$desk/fake/cargo" <<SCRIPT
#!/usr/bin/env bash
set -euo pipefail
case \$1 in
  --version) echo 'cargo 1.89.0' ;;
  install)
    while [ "\$1" != --root ]; do shift; done
    mkdir -p "\$2/bin"
    ln -s "$1" "\$2/bin/standfirst"
    ;;
  *) echo "this cargo only installs, it does not \$1" >&2; exit 1 ;;
esac
SCRIPT
  chmod +x "$desk/fake/cargo"
  PATH=$desk/fake:$PATH
}
