/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/zoning_scale.h"

#include <math.h>

#include "base/num.h"

void ehr_zoning_scale_scheme(
	struct ehr_zoning_scale *scale, const struct ehr_zone_scheme *scheme)
{
	*scale = (struct ehr_zoning_scale){ .name = scheme->name,
		.n = scheme->n };
	for (size_t i = 0; i < scheme->n; i++) {
		scale->class_name[i] = ehr_str_of(scheme->class[i].name_en);
		scale->upper[i] = scheme->class[i].upper;
	}
}

static int add_bound(struct ehr_zoning_scale *scale, struct ehr_str text,
	struct ehr_err *err)
{
	char shown[64];
	double value;

	ehr_visible(shown, sizeof(shown), text);
	if (ehr_num_read(text, &value) != EHR_NUM_VALUE)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--classes: not a number: \"%s\""), shown);
	if (scale->n > 0 && !(scale->upper[scale->n - 1] < value))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--classes: bounds must ascend, found \"%s\" after "
			  "one that is not lower"),
			shown);
	if (scale->n == EHR_ZONE_CLASSES - 1)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--classes: more than %d classes"), EHR_ZONE_CLASSES);
	scale->upper[scale->n++] = value;
	return 0;
}

static void name_classes(struct ehr_zoning_scale *scale, struct ehr_str bounds,
	struct ehr_arena *arena)
{
	struct ehr_str before = { 0 };
	struct ehr_buf name = { 0 };

	for (size_t i = 0; i < scale->n; i++) {
		struct ehr_str bound = ehr_str_trim(ehr_str_cut(&bounds, ','));

		name.n = 0;
		if (i + 1 == scale->n)
			ehr_buf_puts(&name, "> ");
		else if (i == 0)
			ehr_buf_puts(&name, "<= ");
		ehr_buf_add_str(&name, i > 0 ? before : bound);
		if (i > 0 && i + 1 < scale->n) {
			ehr_buf_puts(&name, " to ");
			ehr_buf_add_str(&name, bound);
		}
		before = bound;
		scale->class_name[i] = ehr_arena_copy(
			arena, (struct ehr_str){ name.p, name.n });
	}
	ehr_buf_release(&name);
}

int ehr_zoning_scale_fixed(struct ehr_zoning_scale *scale, const char *text,
	struct ehr_arena *arena, struct ehr_err *err)
{
	struct ehr_str bounds = ehr_str_of(text), rest;

	(void)ehr_str_cut(&bounds, ':');
	rest = bounds;
	*scale = (struct ehr_zoning_scale){ .name = text };
	do {
		if (add_bound(scale, ehr_str_trim(ehr_str_cut(&rest, ',')),
			    err) < 0)
			return -1;
	} while (rest.p != NULL);
	scale->upper[scale->n++] = INFINITY;
	name_classes(scale, bounds, arena);
	return 0;
}

unsigned ehr_zoning_scale_class(
	const struct ehr_zoning_scale *scale, double value)
{
	for (size_t i = 0; i < scale->n; i++)
		if (value <= scale->upper[i])
			return (unsigned)i + 1;
	return 0;
}
