# SPDX-License-Identifier: GPL-3.0-or-later
# Lines "NAME BYTES WALL CPU PEAK" into a table of throughput: medians of each
# name, and the first name's bytes a second over each other's, by the clock and
# by processor time.
function median(values, n,    i, j, kept)
{
	for (i = 2; i <= n; i++) {
		kept = values[i]
		for (j = i - 1; j >= 1 && values[j] > kept; j--)
			values[j + 1] = values[j]
		values[j + 1] = kept
	}
	return n % 2 ? values[(n + 1) / 2] :
	    (values[n / 2] + values[n / 2 + 1]) / 2
}
function middle(name, what,    i, list)
{
	for (i = 1; i <= rounds[name]; i++)
		list[i] = result[name, i, what]
	return median(list, rounds[name])
}
{
	if (!($1 in rounds))
		order[++names] = $1
	rounds[$1]++
	bytes[$1] = $2
	for (i = 3; i <= 5; i++)
		result[$1, rounds[$1], i] = $i
}
END {
	printf "%-14s %8s %8s %10s %8s   %s/it: wall    cpu\n", "", "wall s",
	    "cpu s", "peak MiB", "MB/s", order[1]
	for (i = 1; i <= names; i++) {
		name = order[i]
		wall[i] = bytes[name] / middle(name, 3) / 1e6
		cpu[i] = bytes[name] / middle(name, 4) / 1e6
		printf "%-14s %8.3f %8.3f %10.1f %8.1f", name, middle(name, 3),
		    middle(name, 4), middle(name, 5) / 1024, wall[i]
		if (i > 1)
			printf "   %*.2f %6.2f", length(order[1]) + 9,
			    wall[1] / wall[i], cpu[1] / cpu[i]
		print ""
	}
}
