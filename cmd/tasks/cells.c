/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks/cells.h"

#include "base/day.h"

void tasks_write_day(struct ehr_writer *writer, bool has, long day)
{
	char text[EHR_DAY_TEXT];

	if (!has) {
		ehr_writer_empty(writer);
		return;
	}
	ehr_day_write(text, day);
	ehr_writer_puts(writer, text);
}

void tasks_write_integer(struct ehr_writer *writer, bool has, long value)
{
	char text[EHR_NUM_MAX];

	if (!has) {
		ehr_writer_empty(writer);
		return;
	}
	ehr_writer_text(writer,
		(struct ehr_str){ text, ehr_num_write(text, (double)value) });
}
