# SPDX-License-Identifier: GPL-3.0-or-later
# cells(LINE, CELL): the cells of one CSV record without line breaks in it,
# unquoted, into CELL[1..n]; returns n. Works in mawk and gawk.
function cells(line, cell,    n, at)
{
	for (n = 1; ; n++) {
		if (substr(line, 1, 1) == "\"") {
			match(line, /^"([^"]|"")*"/)
			cell[n] = substr(line, 2, RLENGTH - 2)
			if (index(cell[n], "\""))
				gsub(/""/, "\"", cell[n])
			line = substr(line, RLENGTH + 1)
			if (line == "")
				return n
			line = substr(line, 2)
		} else {
			at = index(line, ",")
			if (!at) {
				cell[n] = line
				return n
			}
			cell[n] = substr(line, 1, at - 1)
			line = substr(line, at + 1)
		}
	}
}
