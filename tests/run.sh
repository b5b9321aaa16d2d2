#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [--bin DIR] [--bless] FOLDER...: runs the command tests below each
# folder and prints one TAP line for each; what differs follows as comment.
# --bless rewrites out, err and status of each case for review.
#
# A case is a folder PROGRAM/CASE of small files:
#   args    one line of shell words, given to PROGRAM; or
#   cmd     a bash script, run with set -euo pipefail
#   in in.* standard input (else it is empty)
#   out     expected standard output (absent: must be empty; with cmd it is
#           then not looked at)
#   err     expected standard error (absent: must be empty)
#   status  expected exit status (absent: 0)
#   why     one line: what the case is for and where its numbers come from
# It runs in a copy of the folder with the programs on PATH and EHR_SOURCE the
# root of the source. EHR_DATA is the folder of real data that are not shipped
# (default: ../shared/data beside the source); a cmd that needs it and does not
# find it ends with status 77: skipped, and what it said on standard error why.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
EHR_SOURCE=$(cd "$here/.." && pwd)
export EHR_SOURCE EHR_DATA=${EHR_DATA:-$EHR_SOURCE/../shared/data}
bin=$EHR_SOURCE/build/dev/bin
bless=0
n=0
failed=0

while [[ ${1-} == --* ]]; do
	case $1 in
	--bin)
		bin=$(cd "$2" && pwd) || exit 2
		shift 2
		;;
	--bless)
		bless=1
		shift
		;;
	*)
		echo "run.sh: unknown option $1" >&2
		exit 2
		;;
	esac
done
[[ $# -gt 0 ]] || set -- "$here/cmd"

export PATH=$bin:$PATH LC_ALL=C TZ=UTC
unset EHR_BLESS LANG LANGUAGE
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

# Runs the case in $scratch/case; leaves got.out, got.err, got.status.
run_case()
{
	local folder=$1 program=$2 input=/dev/null f
	rm -rf "$scratch/case"
	cp -R "$folder" "$scratch/case"
	chmod -R u+w "$scratch/case"
	for f in "$scratch/case"/in "$scratch/case"/in.*; do
		[[ -f $f ]] && input=$f
	done
	if [[ -f $folder/cmd ]]; then
		(cd "$scratch/case" && bash -euo pipefail ./cmd)
	else
		(cd "$scratch/case" && eval "$program $(<args)")
	fi <"$input" >"$scratch/got.out" 2>"$scratch/got.err"
	echo $? >"$scratch/got.status"
}

# The expected text of file $2 of case $1, or the default $3.
expected()
{
	if [[ -f $1/$2 ]]; then
		cat "$1/$2"
	else
		printf '%s' "$3"
	fi
}

compare()
{
	local folder=$1 what differs=0
	for what in status out err; do
		if [[ $what == out && -f $folder/cmd && ! -f $folder/out ]]; then
			continue
		fi
		expected "$folder" $what "$([[ $what == status ]] && echo 0)" \
			>"$scratch/want"
		if [[ $what == status ]]; then
			echo "$(<"$scratch/want")" >"$scratch/want"
		fi
		if ! diff -au --label "expected $what" --label "got $what" \
			"$scratch/want" "$scratch/got.$what" >"$scratch/diff"; then
			differs=1
			cat "$scratch/diff" >>"$scratch/report"
		fi
	done
	return $differs
}

bless_case()
{
	local folder=$1 what
	for what in out err; do
		if [[ -s $scratch/got.$what ]]; then
			cp "$scratch/got.$what" "$folder/$what"
		else
			rm -f "$folder/$what"
		fi
	done
	if [[ $(<"$scratch/got.status") == 0 ]]; then
		rm -f "$folder/status"
	else
		cp "$scratch/got.status" "$folder/status"
	fi
}

while IFS= read -r file; do
	folder=$(dirname "$file")
	program=$(basename "$(dirname "$(realpath "$folder")")")
	name=$program/$(basename "$folder")
	n=$((n + 1))
	: >"$scratch/report"
	run_case "$folder" "$program"
	if [[ $(<"$scratch/got.status") == 12[67] ]]; then
		failed=$((failed + 1))
		echo "not ok $n - $name # cannot be run"
		sed 's/^/#   /' "$scratch/got.err"
	elif [[ $(<"$scratch/got.status") == 77 ]]; then
		echo "ok $n - $name # SKIP $(tail -n 1 "$scratch/got.err")"
	elif ((bless)); then
		bless_case "$folder"
		echo "ok $n - $name # blessed"
	elif compare "$folder"; then
		echo "ok $n - $name"
	else
		failed=$((failed + 1))
		echo "not ok $n - $name"
		head -n 60 "$scratch/report" | sed 's/^/#   /'
	fi
done < <(find "$@" -type f \( -name args -o -name cmd \) | LC_ALL=C sort)

if ((n == 0)); then
	echo "not ok - no case in $*"
	exit 1
fi
echo "1..$n"
exit $((failed > 0))
