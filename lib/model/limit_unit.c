/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_unit.h"

#include "ref/alias_key.h"

static bool same_text(struct ehr_str a, struct ehr_str b)
{
	struct ehr_alias_key one, other;

	ehr_alias_key(a, &one);
	ehr_alias_key(b, &other);
	return ehr_str_eq((struct ehr_str){ one.text, one.n },
		(struct ehr_str){ other.text, other.n });
}

static bool has_no_dimension(struct ehr_str unit)
{
	static const char *const none[] = { "1", "pH", "\u65e0\u91cf\u7eb2",
		"dimensionless", "sum of ratios" };

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		if (ehr_str_is(unit, none[i]))
			return true;
	return unit.n == 0;
}

/* The next unit of a list with " or " between, which moves behind it. */
static struct ehr_str next_unit(const char **list)
{
	static const char between[] = " or ";
	const char *start = *list, *end = strstr(start, between);

	*list = end ? end + sizeof(between) - 1 : NULL;
	return (struct ehr_str){ start,
		end ? (size_t)(end - start) : strlen(start) };
}

static bool find_factor(const struct ehr_units *units, const char *from,
	struct ehr_str to, struct ehr_factor *factor)
{
	struct ehr_err ignored = { 0 };

	*factor = (struct ehr_factor){ 1, 0 };
	if (has_no_dimension(ehr_str_of(from)) || has_no_dimension(to))
		return has_no_dimension(ehr_str_of(from)) &&
		       has_no_dimension(to);
	if (same_text(to, ehr_str_of(from)))
		return true;
	while (from != NULL) {
		struct ehr_str one = next_unit(&from);

		if (same_text(to, one))
			return true;
		if (ehr_units_factor(units, one, to, factor, &ignored) == 0)
			return true;
	}
	return false;
}

bool ehr_limit_in_unit(const struct ehr_units *units, struct ehr_str unit,
	struct ehr_arena *arena, struct ehr_limit_held *held)
{
	const struct ehr_limit *limit = held->limit;
	struct ehr_factor factor;

	if (!find_factor(units, limit->unit, ehr_str_trim(unit), &factor))
		return false;
	return (limit->low[0] == '\0' || ehr_limit_number(limit->low, factor,
						 arena, &held->low)) &&
	       (limit->value[0] == '\0' ||
		       ehr_limit_number(
			       limit->value, factor, arena, &held->value));
}
