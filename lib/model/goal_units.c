/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/goal_units.h"

#include "base/mem.h"

enum side { MISSING, RENAMED, SAME };

/* Is the unit in the list, by its name or by another one of it (*as)? */
static enum side find(const struct ehr_unit_names *names, struct ehr_str unit,
	struct ehr_str list, struct ehr_str *as)
{
	struct ehr_arena arena = { 0 };
	struct ehr_str full = ehr_unit_names_full(names, unit, &arena);
	enum side found = MISSING;

	while (list.n > 0 && found != SAME) {
		struct ehr_str one = ehr_str_trim(ehr_str_cut(&list, ';'));

		if (ehr_str_eq(one, unit))
			found = SAME;
		else if (found == MISSING && one.n > 0 &&
			 ehr_str_eq(ehr_unit_names_full(names, one, &arena),
				 full)) {
			found = RENAMED;
			*as = one;
		}
	}
	ehr_arena_release(&arena);
	return found;
}

static void put(struct ehr_buf *out, char sign, struct ehr_str unit)
{
	if (out->n > 0)
		ehr_buf_putc(out, ' ');
	ehr_buf_putc(out, sign);
	ehr_buf_add_str(out, unit);
}

void ehr_goal_units_part(struct ehr_goal_units *units,
	const struct ehr_unit_names *names, struct ehr_str a, struct ehr_str b)
{
	struct ehr_str rest = a, as = { "", 0 };

	while (rest.n > 0) {
		struct ehr_str unit = ehr_str_trim(ehr_str_cut(&rest, ';'));
		enum side side = find(names, unit, b, &as);

		if (unit.n > 0 && side == MISSING)
			put(&units->parts, '-', unit);
		if (unit.n == 0 || side != RENAMED)
			continue;
		if (units->renamed.n > 0)
			ehr_buf_puts(&units->renamed, "; ");
		ehr_buf_add_str(&units->renamed, unit);
		ehr_buf_puts(&units->renamed, " = ");
		ehr_buf_add_str(&units->renamed, as);
	}
	for (rest = b; rest.n > 0;) {
		struct ehr_str unit = ehr_str_trim(ehr_str_cut(&rest, ';'));

		if (unit.n > 0 && find(names, unit, a, &as) == MISSING)
			put(&units->parts, '+', unit);
	}
}

void ehr_goal_units_release(struct ehr_goal_units *units)
{
	ehr_buf_release(&units->parts);
	ehr_buf_release(&units->renamed);
}
