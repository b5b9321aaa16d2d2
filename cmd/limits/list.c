/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"
#include "limits/setup.h"

static void put_day(struct ehr_writer *writer, long day)
{
	char text[EHR_DAY_TEXT];

	if (day == EHR_LIMIT_ALWAYS || day == LONG_MIN) {
		ehr_writer_empty(writer);
		return;
	}
	ehr_day_write(text, day);
	ehr_writer_puts(writer, text);
}

static void count_status(const struct ehr_limits *limits, size_t standard,
	unsigned long count[static 3])
{
	for (size_t i = 0; i < limits->n; i++) {
		const struct ehr_limit *limit = &limits->limit[i];

		if (limit->standard != standard)
			continue;
		count[0]++;
		count[1] += strcmp(limit->status, "read") == 0;
		count[2] += limit->memory;
	}
}

static int put(const struct ehr_limits *limits, size_t i,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_limit_standard *standard = &limits->standard[i];
	unsigned long count[3] = { 0 };

	count_status(limits, i, count);
	ehr_writer_puts(writer, standard->name);
	ehr_writer_puts(writer, standard->family);
	ehr_writer_puts(writer, standard->number);
	ehr_writer_puts(writer, standard->edition);
	put_day(writer, standard->from);
	put_day(writer, standard->to);
	ehr_writer_puts(writer, standard->binding ? "yes" : "no");
	ehr_writer_count(writer, count[0]);
	ehr_writer_count(writer, count[1]);
	ehr_writer_count(writer, count[0] - count[1] - count[2]);
	ehr_writer_count(writer, count[2]);
	ehr_writer_puts(writer, standard->title_zh);
	ehr_writer_puts(writer, standard->title_en);
	return ehr_writer_end_row(writer, err);
}

int limits_list(struct ehr_run *run)
{
	static const char *const column[] = { "standard", "family", "number",
		"edition", "in_force_from", "in_force_to", "binding",
		"n_limits", "n_read", "n_secondary", "n_memory", "title_zh",
		"title_en" };
	struct limits_setup setup;
	int rc = limits_setup_tables(&setup, run);
	struct ehr_writer *writer = NULL;

	if (rc == 0) {
		writer = ehr_run_writer(
			run, NULL, column, sizeof(column) / sizeof(*column));
		rc = writer ? 0 : -1;
	}
	for (size_t i = 0; rc == 0 && i < setup.limits.n_standards; i++)
		rc = put(&setup.limits, i, writer, &run->err);
	ehr_limits_release(&setup.limits);
	return rc;
}
