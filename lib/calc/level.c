/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calc/level.h"

#include <math.h>

/* The line from one bend to the next. */
struct line {
	double flat;  /* of parts that grow no more */
	double per_c; /* of those that still do */
	double to;    /* the next bend; HUGE_VAL */
};

static struct line line_from(
	const struct ehr_level_part *part, size_t n, double from)
{
	struct line line = { 0, 0, HUGE_VAL };

	for (size_t i = 0; i < n; i++) {
		if (part[i].cap <= from) {
			line.flat += part[i].per_c * part[i].cap;
			continue;
		}
		line.per_c += part[i].per_c;
		line.to = fmin(line.to, part[i].cap);
	}
	return line;
}

double ehr_level(const struct ehr_level_part *part, size_t n, double target)
{
	double from = 0;

	while (from < HUGE_VAL) {
		struct line line = line_from(part, n, from);
		double at = HUGE_VAL;
		if (line.per_c > 0)
			at = (target - line.flat) / line.per_c;
		/* rounded, the end of one line may lie before the start of
		 * the next */
		if (at <= line.to)
			return fmax(at, from);
		from = line.to;
	}
	return HUGE_VAL;
}

double ehr_one_hit_inverse(double risk, double above)
{
	if (risk <= above)
		return risk;
	return risk < 1 ? -log1p(-risk) : HUGE_VAL;
}
