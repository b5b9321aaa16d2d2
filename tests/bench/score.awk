# SPDX-License-Identifier: GPL-3.0-or-later
# What ehrisk-score --profile hem --columns hq,cr,tox_src computes on the
# benchmark's input: mawk -v chemicals=FILE -f csv.awk -f score.awk input.csv
# A record without a quote is split by awk itself, others by cells().
BEGIN {
	FS = OFS = ","
	CONVFMT = OFMT = "%.16g"
	getline < chemicals
	while ((getline < chemicals) > 0) {
		if ($3 != "")
			reference[$1] = 1000 * $3
		if ($4 != "")
			risk[$1] = $4 + 0
		source[$1] = $5
	}
}
NR == 1 {
	for (i = 1; i <= NF; i++)
		at[$i] = i
	cas_at = at["cas"]
	value_at = at["value"]
	print $0, "hq", "cr", "tox_src"
	next
}
{
	if (index($0, "\"")) {
		cells($0, cell)
		cas = cell[cas_at]
		value = cell[value_at]
	} else {
		cas = $cas_at
		value = $value_at
	}
	print $0, (cas in reference ? value / reference[cas] : ""),
	    (cas in risk ? value * risk[cas] : ""), source[cas]
}
