#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# made.sh FOLDER: do the tables there hold what make.py writes?
set -euo pipefail
folder=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 "$folder/make.py" "$scratch"
for file in "$scratch"/*.csv; do
	cmp "$file" "$folder/$(basename "$file")"
done
# iconv knows both encodings too
iconv -f GB18030 -t UTF-8 "$folder/dirty-gb18030.csv" |
	cmp - <(tail -c +4 "$folder/dirty.csv")
