/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recognise_maker.h"

enum { SHOWN = 12 };

static bool has(const struct ehr_maker *maker, const char *field)
{
	return ehr_recognised_find(maker->self, field) != EHR_NO_COLUMN ||
	       ehr_recognised_constant(maker->self, maker->with, field) != NULL;
}

static void list_columns(
	const struct ehr_maker *maker, bool used, struct ehr_buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < maker->self->n; i++) {
		const struct ehr_decision *one = &maker->self->decision[i];
		char name[48];

		if ((one->decided == EHR_DECIDED_USED) != used ||
			(!used && one->decided == EHR_DECIDED_IGNORED))
			continue;
		if (n++ == SHOWN) {
			ehr_buf_puts(out, ", ...");
			return;
		}
		ehr_visible(name, sizeof name, ehr_str_of(one->column->name));
		ehr_buf_printf(out, "%s%s", n > 1 ? ", " : "", name);
		if (used)
			ehr_buf_printf(out, " (%s)", one->field);
	}
	if (n == 0)
		ehr_buf_puts(out, _("nothing"));
}

static void fail_unrecognised(struct ehr_maker *maker, const char *missing)
{
	struct ehr_buf known = { 0 }, unknown = { 0 };

	list_columns(maker, true, &known);
	list_columns(maker, false, &unknown);
	ehr_maker_fail(maker,
		_("%s; recognised: %s; not known: %s; give --form NAME, or "
		  "--map FILE (--write-map makes one to go on from)"),
		missing, ehr_buf_text(&known), ehr_buf_text(&unknown));
	ehr_buf_release(&known);
	ehr_buf_release(&unknown);
}

void ehr_maker_check(struct ehr_maker *maker)
{
	bool source = has(maker, "source_id") || has(maker, "receptor_id") ||
		      has(maker, "uscc") || has(maker, "org_code") ||
		      has(maker, "permit_no") || has(maker, "source_name");
	bool listed = has(maker, "uscc") || has(maker, "org_code") ||
		      has(maker, "permit_no") || maker->self->form != NULL;

	if (!source)
		fail_unrecognised(maker,
			_("no column says whose rows these are (source_id, or "
			  "uscc, org_code, source_name)"));
	else if (maker->self->amounts == 0 && !listed && !maker->with->roster)
		fail_unrecognised(maker, _("no column of amounts is known"));
}
