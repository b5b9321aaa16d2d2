/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record_key.h"

static bool is_key(const char *name)
{
	static const char *const key[] = { "source_id", "receptor_id", "year",
		"time", "outlet", "layer", "depth_top_m", "depth_bottom_m" };

	for (size_t i = 0; i < sizeof key / sizeof key[0]; i++)
		if (strcmp(key[i], name) == 0)
			return true;
	return false;
}

struct ehr_print ehr_record_key(const struct ehr_plan *plan,
	const struct ehr_record_fields *fields,
	const struct ehr_amount_row *row)
{
	struct ehr_print key = ehr_print_begin();

	for (size_t i = 0; i < plan->n; i++)
		if (plan->op[i].kind == EHR_OP_FIELD && is_key(plan->column[i]))
			ehr_print_add(&key, fields->cell[i]);
	for (size_t i = 0; i < plan->map->n_measures; i++)
		for (size_t k = 0; k < EHR_TRAIT_UNIT; k++)
			if (plan->measure[i].trait[k] != EHR_NO_COLUMN &&
				!row[i].is_empty)
				ehr_print_add(&key, row[i].trait[k]);
	ehr_print_end(&key);
	return key;
}

static struct ehr_str field_named(const struct ehr_plan *plan,
	const struct ehr_record_fields *fields, const char *name)
{
	for (size_t i = 0; i < plan->n; i++)
		if (plan->op[i].kind == EHR_OP_FIELD &&
			strcmp(plan->column[i], name) == 0)
			return fields->cell[i];
	return (struct ehr_str){ "", 0 };
}

struct ehr_str ehr_record_source(
	const struct ehr_plan *plan, const struct ehr_record_fields *fields)
{
	struct ehr_str source = field_named(plan, fields, "source_id");

	return source.n > 0 ? source : field_named(plan, fields, "receptor_id");
}
