/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_happened.h"

#include <stdlib.h>

#include "base/mem.h"

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

static int grade_row(void *object, void *scratch, const struct ehr_row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_event_happened *self = object;
	const struct ehr_event_facts facts = { .header = self->header,
		.cell = row->cell };
	const struct ehr_event_set *set = self->set->set;
	struct ehr_buf missing = { 0 }, held = { 0 };
	unsigned long *open = scratch;
	uint32_t possible;
	bool is_open, is_known;
	size_t low;

	if (ehr_event_check(self->rules, NULL, self->header, row, err))
		return -1;
	possible = ehr_event_possible(self->set, &facts, &missing, &held);
	is_open = ehr_event_is_open(possible);
	is_known = knows_anything(self->set, &facts);
	low = ehr_event_mildest(possible);
	*open += is_open;
	ehr_writer_puts(writer, is_known ? set->word[low] : "");
	ehr_writer_puts(writer, set->word[ehr_event_worst(possible)]);
	ehr_writer_puts(writer, is_known ? set->label[low] : "");
	ehr_writer_puts(writer, ehr_buf_text(&held));
	ehr_writer_puts(writer, is_open ? "facts" : "");
	ehr_writer_puts(writer, is_open ? ehr_buf_text(&missing) : "");
	ehr_writer_puts(writer, self->set->memory ? "memory_rule" : "");
	ehr_buf_release(&missing);
	ehr_buf_release(&held);
	return 0;
}

static void *new_count(void *object)
{
	(void)object;
	return ehr_calloc(1, sizeof(unsigned long));
}

static void free_count(void *object, void *scratch)
{
	(void)object;
	free(scratch);
}

static int gather(void *object, void *scratch, const char *file,
	unsigned long line, struct ehr_err *err)
{
	struct ehr_event_happened *self = object;
	unsigned long *open = scratch;

	(void)file;
	(void)line;
	(void)err;
	self->open += *open;
	*open = 0;
	return 0;
}

int ehr_event_happened_init(struct ehr_event_happened *self,
	const struct ehr_event_rules *rules, struct ehr_err *err)
{
	*self = (struct ehr_event_happened){ .rules = rules };
	return ehr_event_rules_need(rules, METHOD, "event", &self->set, err);
}

int ehr_event_happened_bind(struct ehr_event_happened *self,
	const struct ehr_header *header, struct ehr_err *err)
{
	const struct ehr_event_rule_set *rules = self->set;

	self->header = header;
	for (size_t i = 0; i < rules->n; i++)
		if (ehr_header_find(header, rules->test[i].column) !=
			EHR_NO_COLUMN)
			return 0;
	return ehr_fail(err, EHR_FAULT_DATA,
		_("none of the columns is there by which events are graded, "
		  "such as \"%s\""),
		rules->test[0].column);
}

struct ehr_filter ehr_event_happened_filter(struct ehr_event_happened *self)
{
	return (struct ehr_filter){ .self = self,
		.appends = true,
		.row = grade_row,
		.scratch_new = new_count,
		.scratch_free = free_count,
		.commit = gather };
}
