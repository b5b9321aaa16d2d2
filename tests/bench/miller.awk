# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the job of the benchmark as a Miller program, from the lookup table.
# Maps, since Miller's join takes a third longer and reorders the columns:
# mlr --icsv --ocsv put -f OUTPUT
BEGIN {
	FS = ","
	print "begin {"
}
NR > 1 {
	if ($3 != "")
		printf "@reference[\"%s\"] = 1000.0 * %s;\n", $1, $3
	if ($4 != "")
		printf "@risk[\"%s\"] = %s;\n", $1, $4
	printf "@source[\"%s\"] = \"%s\";\n", $1, $5
}
function look_up(out, map, result)
{
	printf "$%s = is_present(@%s[$cas]) ? %s : \"\";\n", out, map, result
}
END {
	print "}"
	print "value = float($value);"
	look_up("hq", "reference", "value / @reference[$cas]")
	look_up("cr", "risk", "value * @risk[$cas]")
	look_up("tox_src", "source", "@source[$cas]")
}
