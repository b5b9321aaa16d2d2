/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speciate/list.h"

int speciate_list(struct ehr_run *run, const struct ehr_speciation *speciation)
{
	static const char *const column[] = { "profile", "splits", "name_en",
		"name_zh", "industry_codes", "industry_status", "process",
		"shares", "n", "quality", "source", "status", "note" };
	enum { COLUMNS = sizeof(column) / sizeof(column[0]) };
	struct ehr_writer *writer = ehr_run_writer(run, NULL, column, COLUMNS);

	for (size_t i = 0; writer && i < ehr_speciation_count(speciation);
		i++) {
		const struct ehr_speciation_profile *profile =
			ehr_speciation_at(speciation, i);
		const char *const cell[] = { profile->name, profile->splits,
			profile->name_en, profile->name_zh,
			profile->industry_codes, profile->industry_status,
			profile->process, profile->shares, NULL,
			profile->quality, profile->source, profile->status,
			profile->note };
		for (size_t k = 0; k < COLUMNS; k++)
			if (cell[k])
				ehr_writer_puts(writer, cell[k]);
			else
				ehr_writer_count(writer, profile->n);
		if (ehr_writer_end_row(writer, &run->err))
			return -1;
	}
	return writer ? 0 : -1;
}
