# SPDX-License-Identifier: GPL-3.0-or-later
# air.awk -v stations=N -v hours=N: concentrations of N stations by the hour from
# 2023-01-01 on, an hour of all of them behind the other; one cell of 40 is empty.
function uniform() {
	seed = (seed * 69069 + 12345) % 4294967296
	return seed / 4294967296
}

function cell(most) {
	return uniform() < 0.025 ? "" : int(uniform() * uniform() * most)
}

BEGIN {
	split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ")
	seed = 20230101
	print "station,time,pm25,pm10,no2,so2,o3"
	month = day = 1
	for (h = 0; h < hours; h++) {
		at = sprintf("2023-%02d-%02dT%02d:00", month, day, h % 24)
		for (s = 1; s <= stations; s++)
			printf "S%04d,%s,%s,%s,%s,%s,%s\n", s, at, cell(200), \
				cell(300), cell(120), cell(40), cell(200)
		if (h % 24 == 23 && ++day > days[month]) {
			day = 1
			month = month % 12 + 1
		}
	}
}
