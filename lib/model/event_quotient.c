/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_quotient.h"

#include <math.h>

#include "model/words.h"

void ehr_event_notes_reset(struct ehr_event_notes *notes)
{
	notes->incomplete.n = notes->missing.n = 0;
	notes->unmatched.n = notes->flags.n = 0;
}

void ehr_event_notes_release(struct ehr_event_notes *notes)
{
	ehr_buf_release(&notes->incomplete);
	ehr_buf_release(&notes->missing);
	ehr_buf_release(&notes->unmatched);
	ehr_buf_release(&notes->flags);
}

void ehr_event_note(struct ehr_buf *words, const char *word)
{
	ehr_words_add(words, ehr_str_of(word));
}

bool ehr_event_listed(
	const struct ehr_event_substance *entry, enum ehr_event_list list)
{
	if (isnan(entry->critical_t))
		return false;
	return list == EHR_EVENT_AIR     ? entry->air
	       : list == EHR_EVENT_WATER ? entry->water
					 : true;
}

/* Of what is not known for sure: the sum has no upper bound. */
static bool note_doubt(const struct ehr_event_holding *hold,
	const struct ehr_event_substance *entry, enum ehr_event_list list,
	struct ehr_event_notes *notes)
{
	if (!entry) {
		ehr_event_note(&notes->incomplete, "unmatched");
		return true;
	}
	if (list != EHR_EVENT_ALL && entry->list_memory)
		ehr_event_note(&notes->flags, "memory_list");
	if (!ehr_event_listed(entry, list))
		return false;
	if (entry->memory)
		ehr_event_note(&notes->flags, "memory_quantity");
	if (hold->found.ambiguous)
		ehr_event_note(&notes->flags, "ambiguous_substance");
	if (hold->no_amount)
		ehr_event_note(&notes->incomplete, "no_amount");
	if (hold->bad_unit)
		ehr_event_note(&notes->incomplete, "unit");
	return hold->no_amount || hold->bad_unit;
}

void ehr_event_quotient(const struct ehr_event_amounts *amounts,
	const struct ehr_event_source *source, enum ehr_event_list list,
	double *low, double *high, struct ehr_event_notes *notes)
{
	struct ehr_sum sum = { 0 };
	bool has_bound = source->n > 0;

	if (source->n == 0)
		ehr_event_note(&notes->incomplete, "no_substances");
	for (size_t i = source->first; i < source->first + source->n; i++) {
		const struct ehr_event_holding *hold = &amounts->hold[i];
		const struct ehr_event_substance *entry = NULL;

		if (hold->found.match != EHR_EVENT_UNMATCHED)
			entry = ehr_event_substances_at(
				amounts->substances, hold->found.entry);
		if (note_doubt(hold, entry, list, notes))
			has_bound = false;
		if (entry && ehr_event_listed(entry, list))
			ehr_sum_add(&sum, hold->tonnes / entry->critical_t);
	}
	*low = ehr_sum_value(&sum);
	*high = has_bound ? *low : INFINITY;
	ehr_sum_release(&sum);
}

void ehr_event_unmatched(const struct ehr_event_amounts *amounts,
	const struct ehr_event_source *source, struct ehr_event_notes *notes)
{
	for (size_t i = source->first; i < source->first + source->n; i++) {
		const struct ehr_event_holding *hold = &amounts->hold[i];

		if (hold->found.match != EHR_EVENT_UNMATCHED)
			continue;
		if (notes->unmatched.n)
			ehr_buf_puts(&notes->unmatched, "; ");
		ehr_buf_add_str(&notes->unmatched,
			hold->name.n ? hold->name : hold->cas);
	}
}

void ehr_event_class_text(const struct ehr_event_set *set, uint32_t possible,
	struct ehr_buf *text)
{
	ehr_buf_puts(text, set->word[ehr_event_mildest(possible)]);
	if (!ehr_event_is_open(possible))
		return;
	ehr_buf_puts(text, "..");
	ehr_buf_puts(text, set->word[ehr_event_worst(possible)]);
}

uint32_t ehr_event_classify(const struct ehr_event_rule_set *rules,
	const struct ehr_event_facts *facts, struct ehr_event_notes *notes)
{
	struct ehr_buf missing = { 0 };
	uint32_t possible = ehr_event_possible(rules, facts, &missing, NULL);

	if (ehr_event_is_open(possible) && missing.n)
		ehr_words_add_all(&notes->missing,
			(struct ehr_str){ missing.p, missing.n });
	if (rules->memory)
		ehr_event_note(&notes->flags, "memory_rule");
	ehr_buf_release(&missing);
	return possible;
}
