/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units_tool UNITS.CSV: for each line of stdin, two units with a tab between, what a
 * number in the first is multiplied by to be in the second; "refused" where
 * there is no such thing. */
#include <stdio.h>

#include "ref/unit.h"

static void answer(const struct ehr_units *units, struct ehr_str line)
{
	struct ehr_str to = line, from = ehr_str_cut(&to, '\t');
	struct ehr_factor factor;

	if (ehr_units_factor(units, from, to, &factor, NULL) == 0)
		printf("%.17g\n", ehr_factor_apply(factor, 1));
	else
		puts("refused");
}

int main(int argc, char **argv)
{
	struct ehr_err err = { 0 };
	struct ehr_units *units =
		ehr_units_open(argc > 1 ? argv[1] : NULL, &err);
	char line[512];

	if (units == NULL) {
		fprintf(stderr, "units_tool: %s\n", err.text);
		return 2;
	}
	while (fgets(line, sizeof line, stdin) != NULL)
		answer(units, (struct ehr_str){ line, strcspn(line, "\n") });
	ehr_units_close(units);
	return 0;
}
