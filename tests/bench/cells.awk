# SPDX-License-Identifier: GPL-3.0-or-later
# Rows, highest cr and highest hi of each cell of 1 km. With by_id rows of CSV that
# name it (source_id,cell_id,cr,hi), else what cs2cs writes: northing, easting and
# "0 cr,hi".
function down(x) { return x < int(x) ? int(x) - 1 : int(x) }
BEGIN { FS = by_id ? "," : "[ \t,]+" }
by_id && FNR == 1 { next }
{
	if (by_id) {
		cell = $2
		c = $3 + 0
		h = $4 + 0
	} else {
		cell = "EPSG:4548/1000/" down($2 / 1000) "/" down($1 / 1000)
		c = $4 + 0
		h = $5 + 0
	}
	if (!n[cell]++ || c > cr[cell])
		cr[cell] = c
	if (n[cell] == 1 || h > hi[cell])
		hi[cell] = h
}
END {
	print "cell_id,n,cr,hi"
	for (cell in n)
		printf "%s,%d,%.17g,%.17g\n", cell, n[cell], cr[cell], hi[cell]
}
