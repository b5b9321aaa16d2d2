# SPDX-License-Identifier: GPL-3.0-or-later
# Lines "NAME ROUND WALL CPU PEAK" and "NAME agrees TEXT" into a table: medians,
# and the median over the rounds of the first name's share of each other.
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
	for (i = 1; i <= rounds; i++)
		list[i] = result[name, i, what]
	return median(list, rounds)
}
function share(name, what,    i, list)
{
	for (i = 1; i <= rounds; i++)
		list[i] = result[order[1], i, what] / result[name, i, what]
	return median(list, rounds)
}
$2 == "agrees" {
	verdict[$1] = $3 == "yes" ? "yes" : substr($0, length($1) + 9)
	checked = 1
	next
}
{
	if (!($1 in seen))
		order[++names] = $1
	seen[$1]
	for (i = 3; i <= 5; i++)
		result[$1, $2, i] = $i
	if ($2 > rounds)
		rounds = $2
}
END {
	printf "%-14s %8s %8s %10s   %s/it: wall    cpu%s\n", "", "wall s",
	    "cpu s", "peak MiB", order[1], checked ? "   agrees" : ""
	for (i = 1; i <= names; i++) {
		name = order[i]
		printf "%-14s %8.3f %8.3f %10.1f", name, middle(name, 3),
		    middle(name, 4), middle(name, 5) / 1024
		if (i > 1)
			printf "   %*.2f %6.2f   %s",
			    length(order[1]) + 9, share(name, 3),
			    share(name, 4), verdict[name]
		print ""
	}
}
