/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect/ids.h"

#include "model/alike.h"

enum { SHOWN_MAX = 64 };

static void say_unknown(struct ehr_run *run, const struct ehr_map *table,
	const struct ehr_map *records)
{
	char shown[SHOWN_MAX];
	size_t unknown = 0, first = 0;

	for (size_t i = records->n; i > 0; i--)
		if (ehr_map_find(table, records->key[i - 1]) == EHR_MAP_NONE) {
			unknown++;
			first = i - 1;
		}
	if (unknown == 0)
		return;
	ehr_visible(shown, sizeof(shown), records->key[first]);
	ehr_run_notice(run,
		_("enterprises with records that the table has not: %zu, the "
		  "first \"%s\""),
		unknown, shown);
}

void inspect_say_ids(struct ehr_run *run, const struct ehr_map *table,
	const struct ehr_map *records)
{
	struct ehr_alike alike = { 0 };
	char shown[2][SHOWN_MAX];

	say_unknown(run, table, records);
	for (size_t i = 0; i < table->n; i++)
		ehr_alike_add(&alike, table->key[i]);
	if (alike.n > 0) {
		for (int i = 0; i < 2; i++)
			ehr_visible(shown[i], SHOWN_MAX, alike.pair[i]);
		ehr_run_notice(run,
			_("ids that differ from another only in blanks, width "
			  "or case: %zu, such as \"%s\" and \"%s\""),
			alike.n, shown[0], shown[1]);
	}
	ehr_alike_release(&alike);
}
