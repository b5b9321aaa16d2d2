/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_happened.h"

static const char METHOD[] = "gbh119";

const char *const ehr_event_happened_outs[EHR_EVENT_HAPPENED_OUTS + 1] = {
	"event_grade", "event_grade_high", "event_grade_text", "event_criteria",
	"event_incomplete", "event_missing", "event_flags"
};

/* No cell of a column that the rules ask for: then nothing is known. */
static bool knows_anything(const struct ehr_event_rule_set *rules,
	const struct ehr_event_facts *facts)
{
	for (size_t i = 0; i < rules->n; i++)
		if (ehr_event_fact(facts, rules->test[i].column).n > 0)
			return true;
	return false;
}

static int write_row(const struct ehr_event_rule_set *rules,
	const struct ehr_event_facts *facts, const struct ehr_row *row,
	struct ehr_writer *writer, unsigned long *open, struct ehr_err *err)
{
	const struct ehr_event_set *set = rules->set;
	struct ehr_buf missing = { 0 }, held = { 0 };
	uint32_t possible = ehr_event_possible(rules, facts, &missing, &held);
	bool is_open = ehr_event_is_open(possible);
	size_t low = ehr_event_mildest(possible);
	bool is_known = knows_anything(rules, facts);

	*open += is_open;
	ehr_writer_carry(writer, row, false);
	ehr_writer_puts(writer, is_known ? set->word[low] : "");
	ehr_writer_puts(writer, set->word[ehr_event_worst(possible)]);
	ehr_writer_puts(writer, is_known ? set->label[low] : "");
	ehr_writer_puts(writer, ehr_buf_text(&held));
	ehr_writer_puts(writer, is_open ? "facts" : "");
	ehr_writer_puts(writer, is_open ? ehr_buf_text(&missing) : "");
	ehr_writer_puts(writer, rules->memory ? "memory_rule" : "");
	ehr_buf_release(&missing);
	ehr_buf_release(&held);
	return ehr_writer_end_row(writer, err);
}

int ehr_event_happened(const struct ehr_event_tables *tables,
	struct ehr_reader *reader, struct ehr_writer *writer,
	unsigned long *open, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	const struct ehr_event_rule_set *rules;
	struct ehr_row row;
	int rc;

	*open = 0;
	if (ehr_event_rules_need(tables->rules, METHOD, "event", &rules, err))
		return -1;
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		const struct ehr_event_facts facts = { .header = header,
			.cell = row.cell };

		if (ehr_event_check(tables->rules, NULL, header, &row, err)) {
			if (ehr_reader_bad(reader, &row, err))
				return -1;
			continue;
		}
		if (write_row(rules, &facts, &row, writer, open, err))
			return -1;
	}
	return rc;
}
