#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/split-toxicity on a small table with every spelling of sources; the
# expected tables were written by hand. Unknown spellings must end it.
set -euo pipefail
source=$1
here=$source/tests/ref/split-toxicity
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$source/scripts/split-toxicity" "$here/values.csv" "$here/wide.csv" "$out"
diff "$here/toxicity.csv" "$out/toxicity.csv"
diff "$here/chemicals.csv" "$out/chemicals.csv"

refuses() { # WHAT SED-PROGRAM WORD...
	sed "$2" "$here/values.csv" > "$out/bad.csv"
	if cmp -s "$here/values.csv" "$out/bad.csv"; then
		echo "$1: the test changes nothing"
		exit 1
	fi
	if "$source/scripts/split-toxicity" "$out/bad.csv" "$here/wide.csv" \
		"$out" 2> "$out/err"; then
		echo "$1: was accepted"
		exit 1
	fi
	grep -q -- "$3" "$out/err"
}
refuses agency 's/,CAL EPA,/,OEHHA,/' 'unknown agency "OEHHA"'
refuses unit '4s/(ug\/m3)^-1/(mg\/m3)^-1/' 'unit "(mg/m3)^-1"'
refuses time 's/,CAL EPA \*8hr,/,CAL EPA *shift,/' 'averaging time "shift"'
refuses rejected 's/secondary,0,no,REJECTED/secondary,1,no,REJECTED/' rejected
refuses source 's/,HJ,2019/,HK,2019/' 'unknown source "HK"'
