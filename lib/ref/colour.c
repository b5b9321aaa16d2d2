/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/colour.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

bool ehr_colour_is(struct ehr_str text)
{
	if (text.n != 7 || text.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++)
		if (text.p[i] == '\0' ||
			!strchr("0123456789abcdefABCDEF", text.p[i]))
			return false;
	return true;
}

void ehr_colour_mix(const char *a, const char *b, double part, char colour[8])
{
	unsigned long from = strtoul(a + 1, NULL, 16);
	unsigned long to = strtoul(b + 1, NULL, 16);
	unsigned long mixed = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double x = (double)(from >> shift & 0xff);
		double y = (double)(to >> shift & 0xff);

		mixed = mixed << 8 | (unsigned long)lround(x + part * (y - x));
	}
	snprintf(colour, 8, "#%06lx", mixed & 0xffffff);
}
