/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_cause.h"

#include <stdlib.h>

#include "model/grading_input.h"
#include "model/grading_text.h"

/* More distinct sets of inputs than this are not taken apart. */
enum { PLAYERS = 10 };

static int of_decision(const struct ehr_grading_aspect *aspect,
	const struct ehr_grading_decision *decision)
{
	return aspect->white ? decision->whitelisted : (int)decision->level;
}

static bool same_reason(
	const struct ehr_grading_reason *a, const struct ehr_grading_reason *b)
{
	return a->kind == b->kind && a->rule == b->rule &&
	       a->impact == b->impact && (!a->impact || a->truth == b->truth);
}

static bool same_effect(
	const struct ehr_grading_reason *a, const struct ehr_grading_reason *b)
{
	return a->truth == b->truth && a->level == b->level;
}

static void add_difference(struct ehr_grading_causes *self,
	const struct ehr_grading_reason *then,
	const struct ehr_grading_reason *now)
{
	const struct ehr_grading_reason *one = then ? then : now;
	struct ehr_grading_difference *differs =
		&self->differs[self->n_differs++];

	differs->then = then;
	differs->now = now;
	differs->inputs = one->impact ? ehr_grading_inputs_of_impact(
						self->facts, &self->recall,
						one->impact, self->same_rules)
				      : ehr_grading_inputs_of_rule(self->facts,
						self->enterprise, &self->recall,
						one->rule, self->same_rules);
}

/* Was the record asked then? What was not is taken as it is now. */
struct asked {
	bool worse, better;
};

static struct asked what_was_asked(const struct ehr_grading_causes *self,
	enum ehr_grade_level before_record)
{
	struct asked asked = { .worse = before_record != EHR_GRADE_GREY,
		.better = before_record == EHR_GRADE_HIGH };

	for (size_t i = 0; i < self->recall.n; i++)
		if (self->recall.reason[i].kind == EHR_GRADING_WORSE)
			asked.better = false;
	return asked;
}

static bool was_asked(
	const struct asked *asked, const struct ehr_grading_reason *reason)
{
	return (reason->kind != EHR_GRADING_WORSE || asked->worse) &&
	       (reason->kind != EHR_GRADING_BETTER || asked->better);
}

static void find_differences(
	struct ehr_grading_causes *self, enum ehr_grade_level before_record)
{
	const struct ehr_grading_recall *recall = &self->recall;
	struct asked asked = what_was_asked(self, before_record);

	self->n_differs = self->n_common = 0;
	for (size_t i = 0; i < self->now.n; i++) {
		const struct ehr_grading_reason *now = &self->now.reason[i];
		size_t k = 0;

		while (k < recall->n && !same_reason(&recall->reason[k], now))
			k++;
		if (k == recall->n ? !was_asked(&asked, now)
				   : same_effect(&recall->reason[k], now))
			self->common[self->n_common++] = *now;
		else
			add_difference(self,
				k < recall->n ? &recall->reason[k] : NULL, now);
	}
	for (size_t k = 0; k < recall->n; k++) {
		size_t i = 0;

		while (i < self->now.n &&
			!same_reason(&recall->reason[k], &self->now.reason[i]))
			i++;
		if (i == self->now.n)
			add_difference(self, &recall->reason[k], NULL);
	}
}

static int by_inputs(const void *a, const void *b)
{
	const unsigned *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

static void find_players(const struct ehr_grading_causes *self,
	struct ehr_grading_players *players)
{
	players->n = 0;
	for (size_t i = 0; i < self->n_differs; i++) {
		size_t k = 0;

		while (k < players->n &&
			players->inputs[k] != self->differs[i].inputs)
			k++;
		if (k == players->n)
			players->inputs[players->n++] = self->differs[i].inputs;
	}
	qsort(players->inputs, players->n, sizeof(players->inputs[0]),
		by_inputs);
}

/* The grade with the players of set as now, the others as then. */
static void play(const struct ehr_grading_causes *self,
	const struct ehr_grading_players *players, unsigned set,
	struct ehr_grading_decision *decision)
{
	struct ehr_grading_reason reason[3 * EHR_GRADING_REASONS];
	size_t n = self->n_common;

	memcpy(reason, self->common, n * sizeof(reason[0]));
	for (size_t i = 0; i < self->n_differs; i++) {
		const struct ehr_grading_difference *one = &self->differs[i];
		const struct ehr_grading_reason *chosen = one->then;

		for (size_t k = 0; k < players->n && k < PLAYERS; k++)
			if (players->inputs[k] == one->inputs &&
				(set & 1u << k))
				chosen = one->now;
		if (chosen)
			reason[n++] = *chosen;
	}
	ehr_grading_decide(self->facts->rules, reason, n, decision);
}

static unsigned count_bits(unsigned set)
{
	unsigned n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

/* The smallest sets that make what is now: what all have, and what some. */
static void find_smallest(const struct ehr_grading_causes *self,
	const struct ehr_grading_players *players,
	const struct ehr_grading_aspect *aspect, unsigned *every,
	unsigned *some)
{
	unsigned all = (1u << players->n) - 1;

	*every = *some = 0;
	for (unsigned size = 1; size <= players->n && *some == 0; size++) {
		*every = all;
		for (unsigned set = 1; set <= all; set++) {
			struct ehr_grading_decision decision;

			if (count_bits(set) != size)
				continue;
			play(self, players, set, &decision);
			if (of_decision(aspect, &decision) != aspect->now)
				continue;
			*every &= set;
			*some |= set;
		}
	}
}

void ehr_grading_cause_put(struct ehr_buf *out, unsigned inputs)
{
	if (out->n > 0)
		ehr_buf_putc(out, ';');
	ehr_grading_inputs_put(out, inputs);
}

/* The text of a reason without its id; "-": it does not hold. */
static void put_now(struct ehr_grading_causes *self,
	const struct ehr_grading_reason *reason, struct ehr_buf *out)
{
	size_t n;

	if (!reason) {
		ehr_buf_putc(out, '-');
		return;
	}
	self->text.n = 0;
	ehr_grading_put_reason(
		&self->text, self->facts, self->enterprise, reason);
	n = strlen(ehr_grading_reason_id(reason)) + 1;
	ehr_buf_add(out, self->text.p + n, self->text.n - n);
}

static void put_then(const struct ehr_grading_recall *recall, const char *id,
	struct ehr_buf *out)
{
	const struct ehr_grading_recalled *said =
		ehr_grading_recall_find(recall, id);

	if (out->n > 0)
		ehr_buf_puts(out, "; ");
	ehr_buf_puts(out, id);
	ehr_buf_putc(out, ' ');
	if (said)
		ehr_buf_add_str(out, said->text);
	else
		ehr_buf_putc(out, '-');
	ehr_buf_puts(out, " -> ");
}

/* The reasons behind the players of set. */
static void put_moved_by(struct ehr_grading_causes *self,
	const struct ehr_grading_players *players, unsigned set,
	struct ehr_buf *out)
{
	for (size_t i = 0; i < self->n_differs; i++) {
		const struct ehr_grading_difference *one = &self->differs[i];
		bool wanted = players->n > PLAYERS;

		for (size_t k = 0; k < players->n && k < PLAYERS; k++)
			wanted = wanted || (players->inputs[k] == one->inputs &&
						   (set & 1u << k));
		if (!wanted)
			continue;
		put_then(&self->recall,
			ehr_grading_reason_id(one->then ? one->then : one->now),
			out);
		put_now(self, one->now, out);
	}
}

static void put_other(const struct ehr_grading_recalled *said, const char *now,
	struct ehr_buf *out)
{
	if (out->n > 0)
		ehr_buf_puts(out, "; ");
	ehr_buf_add_str(out, said->id);
	ehr_buf_putc(out, ' ');
	ehr_buf_add_str(out, said->text);
	ehr_buf_puts(out, " -> ");
	ehr_buf_puts(out, now);
}

/* Does an impact that was shown come to another level by the rules of now? */
static bool has_other_level(const struct ehr_grading_recalled *said,
	const struct ehr_grading_reason *reason)
{
	const char *word = ehr_grade_level_word[reason->level];
	struct ehr_str rest = said->text;

	while (rest.n > 0)
		if (ehr_str_is(ehr_str_cut(&rest, ' '), word))
			return false;
	return true;
}

/* What the rules of now make of the same values, where that is another thing:
 * nothing, or another level. */
static void put_other_rules(
	struct ehr_grading_causes *self, struct ehr_buf *out)
{
	const struct ehr_grading_recall *recall = &self->recall;

	for (size_t i = 0; i < recall->n_said; i++) {
		const struct ehr_grading_recalled *said = &recall->said[i];

		if (said->lost)
			put_other(said, "-", out);
	}
	for (size_t i = 0; i < recall->n; i++) {
		const struct ehr_grading_reason *reason = &recall->reason[i];
		const struct ehr_grading_recalled *said =
			ehr_grading_recall_find(
				recall, ehr_grading_reason_id(reason));

		if (reason->impact && has_other_level(said, reason))
			put_other(
				said, ehr_grade_level_word[reason->level], out);
	}
}

void ehr_grading_causes_explain(struct ehr_grading_causes *self,
	const struct ehr_grading_aspect *aspect, struct ehr_buf *cause,
	struct ehr_buf *moved_by)
{
	const struct ehr_grading_players *players = &self->players;
	int mid = of_decision(aspect, &players->mid);
	unsigned every = 0, some = 0, either = 0;

	if (mid != aspect->then) {
		ehr_grading_cause_put(cause,
			self->same_rules ? EHR_INPUT_OTHER : EHR_INPUT_RULES);
		put_other_rules(self, moved_by);
	}
	if (mid == aspect->now)
		return;
	if (players->n > PLAYERS)
		for (size_t k = 0; k < players->n; k++)
			either |= players->inputs[k];
	else
		find_smallest(self, players, aspect, &every, &some);
	for (size_t k = 0; k < players->n && k < PLAYERS; k++) {
		if (every & 1u << k)
			ehr_grading_cause_put(cause, players->inputs[k]);
		else if (some & 1u << k)
			either |= players->inputs[k];
	}
	if (either)
		ehr_grading_cause_put(cause, either);
	put_moved_by(self, players, some, moved_by);
}

void ehr_grading_causes_find(struct ehr_grading_causes *self, size_t enterprise,
	const struct ehr_grading_past *past, size_t row)
{
	const struct ehr_grade_rules *rules = self->facts->rules;
	const struct ehr_grading_past_row *of = &past->row[row];
	struct ehr_str sha = ehr_grading_past_text(past, of->sha);

	self->enterprise = enterprise;
	self->same_rules = ehr_str_is(ehr_grading_past_text(past, of->rules),
				   rules->label) &&
			   sha.n > 0 && sha.n <= strlen(rules->sha256) &&
			   memcmp(sha.p, rules->sha256, sha.n) == 0;
	ehr_grading_recall_make(&self->recall, self->facts, past, row);
	if (self->same_rules)
		ehr_grading_recall_unsaid(&self->recall, self->facts);
	ehr_grading_ask_all(self->facts, enterprise, &self->now);
	ehr_grading_decide(
		rules, self->recall.reason, self->recall.n, &self->players.mid);
	find_differences(self, self->players.mid.before_record);
	find_players(self, &self->players);
	/* what was not asked then stands on both sides */
	play(self, &self->players, 0, &self->players.mid);
}

void ehr_grading_causes_release(struct ehr_grading_causes *self)
{
	ehr_grading_recall_release(&self->recall);
	ehr_buf_release(&self->text);
}
