# SPDX-License-Identifier: GPL-3.0-or-later
# The lookup table of the benchmark: 40 organic chemicals with HEM5 values,
# those with both values first; unit risks with the age factor in them, as the
# profile hem takes them. Columns: cas, name, rfc (mg/m3), iur (per
# ug/m3), tox_src as ehrisk-score writes it. Run in lib/ref/data as
#     awk -f csv.awk -f chemicals.awk chemicals.csv toxicity.csv
FNR == 1 {
	file++
	n = cells($0, head)
	for (i = 1; i <= n; i++)
		at[head[i]] = i
	next
}
file == 1 {
	cells($0, cell)
	cas = cell[at["cas"]]
	order[++chemicals] = cas
	name[cas] = cell[at["name_zh"]]
	if (name[cas] == "")
		name[cas] = cell[at["name_en"]]
	next
}
index($0, "HEM5") {
	cells($0, cell)
	key = cell[at["cas"]] SUBSEP cell[at["param"]]
	if (cell[at["source"]] == "HEM5" &&
	    (cell[at["adaf_included"]] == "yes" || !(key in hem5)))
		hem5[key] = cell[at["value"]]
}
function usable(cas,    part)
{
	split(cas, part, "-")
	return part[1] < 1000 && name[cas] !~ /[,"]|铅|[Ll]ead/
}
END {
	print "cas,name,rfc,iur,tox_src"
	for (want = 2; want >= 1; want--)
		for (i = 1; i <= chemicals && written < 40; i++) {
			cas = order[i]
			have = ((cas, "RfC") in hem5) + ((cas, "IUR") in hem5)
			if (have != want || !usable(cas))
				continue
			printf "%s,%s,%s,%s,%s\n", cas, name[cas],
			    hem5[cas, "RfC"], hem5[cas, "IUR"], "HEM5"
			written++
		}
	exit written == 40 ? 0 : 1
}
