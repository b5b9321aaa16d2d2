/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_moves.h"

#include "model/grading_input.h"
#include "model/grading_text.h"

const char *const ehr_move_word[EHR_MOVES] = { "worse", "better",
	"now_assessed", "no_longer_assessed", "new", "gone", "code",
	"whitelist_gained", "whitelist_lost", "supervision", "expired" };

static struct ehr_grading_move *add_move(
	struct ehr_grading_comparison *self, enum ehr_grading_change change)
{
	struct ehr_grading_move *move = &self->move[self->n++];

	move->change = change;
	move->before.n = move->after.n = 0;
	move->cause.n = move->moved_by.n = 0;
	return move;
}

static enum ehr_grading_change change_of(
	enum ehr_grade_level then, enum ehr_grade_level now)
{
	if (then == EHR_GRADE_GREY)
		return EHR_MOVE_NOW_ASSESSED;
	if (now == EHR_GRADE_GREY)
		return EHR_MOVE_NO_LONGER_ASSESSED;
	return now > then ? EHR_MOVE_WORSE : EHR_MOVE_BETTER;
}

static void compare_level(struct ehr_grading_comparison *self,
	enum ehr_grade_level then, enum ehr_grade_level now)
{
	const struct ehr_grading_aspect aspect = { false, (int)then, (int)now };
	struct ehr_grading_move *move;

	if (then == now)
		return;
	move = add_move(self, change_of(then, now));
	ehr_buf_puts(&move->before, ehr_grade_level_word[then]);
	ehr_buf_puts(&move->after, ehr_grade_level_word[now]);
	ehr_grading_causes_explain(
		&self->causes, &aspect, &move->cause, &move->moved_by);
}

static void compare_white(
	struct ehr_grading_comparison *self, bool then, bool now)
{
	const struct ehr_grading_aspect aspect = { true, then, now };
	struct ehr_grading_move *move;

	if (then == now)
		return;
	move = add_move(self,
		now ? EHR_MOVE_WHITELIST_GAINED : EHR_MOVE_WHITELIST_LOST);
	ehr_buf_puts(&move->before, then ? "yes" : "no");
	ehr_buf_puts(&move->after, now ? "yes" : "no");
	ehr_grading_causes_explain(
		&self->causes, &aspect, &move->cause, &move->moved_by);
}

/* What moved the level moves what hangs on it. */
static void take_over(
	struct ehr_grading_move *move, struct ehr_grading_move *level)
{
	ehr_buf_add(&move->cause, level->cause.p, level->cause.n);
	ehr_buf_add(&move->moved_by, ehr_buf_text(&level->moved_by),
		level->moved_by.n);
}

/* A code is that of the level by the rules. */
static void compare_code(struct ehr_grading_comparison *self,
	const struct ehr_grading_past_row *row, const struct ehr_grading *now)
{
	const struct ehr_grade_rules *rules = self->causes.facts->rules;
	struct ehr_str then = ehr_grading_past_text(self->past, row->code);
	bool rules_did = !ehr_str_is(then, rules->look[row->level].code);
	struct ehr_grading_move *move;

	if (ehr_str_is(then, rules->look[now->level].code))
		return;
	move = add_move(self, EHR_MOVE_CODE);
	ehr_buf_add_str(&move->before, then);
	ehr_buf_puts(&move->after, rules->look[now->level].code);
	if (rules_did)
		ehr_grading_cause_put(&move->cause, self->causes.same_rules
							    ? EHR_INPUT_OTHER
							    : EHR_INPUT_RULES);
	else
		take_over(move, &self->move[0]);
}

static void put_due(struct ehr_buf *out, const struct ehr_grade_visits *visits)
{
	ehr_buf_printf(out, "%s %s, %ld visits, %ld samples", visits->rule.id,
		visits->text_en, visits->visits, visits->samples);
}

static bool is_due(struct ehr_grading_comparison *self,
	const struct ehr_grade_visits *visits, const struct ehr_buf *due)
{
	self->text.n = 0;
	if (visits)
		put_due(&self->text, visits);
	return visits && strcmp(ehr_buf_text(&self->text), due->p) == 0;
}

/* What would be due at the level in the zone of then. */
static const struct ehr_grade_visits *in_former_zone(
	struct ehr_grading_comparison *self, enum ehr_grade_level level,
	struct ehr_str zone)
{
	const struct ehr_grading_facts *facts = self->causes.facts;
	size_t fact = facts->own[EHR_GRADING_ZONE];
	const char **cell =
		&facts->cell[self->causes.enterprise * facts->rules->facts.n +
			     fact];
	const char *kept = *cell;
	const struct ehr_grade_visits *visits;
	char *text = ehr_arena_string(&self->causes.recall.arena, zone);

	*cell = zone.n > 0 ? text : NULL;
	visits = ehr_grading_visits(facts, self->causes.enterprise, level);
	*cell = kept;
	return visits;
}

/* Of what is due at the levels of then and now. */
static unsigned inputs_of_visits(const struct ehr_grading_comparison *self,
	enum ehr_grade_level then, enum ehr_grade_level now, bool zone_moved)
{
	const struct ehr_grading_facts *facts = self->causes.facts;
	const struct ehr_grade_rules *rules = facts->rules;
	unsigned inputs = zone_moved ? EHR_INPUT_ZONES | EHR_INPUT_ROSTER : 0;

	for (size_t i = 0; i < rules->n_visits; i++) {
		const struct ehr_grade_rule *rule = &rules->visits[i].rule;

		if (rule->level != then && rule->level != now)
			continue;
		for (size_t k = 0; k < rule->n_conditions; k++) {
			size_t fact = rule->condition[k].fact;

			if (fact != facts->own[EHR_GRADING_ZONE])
				inputs |= ehr_grading_inputs_of(facts, fact);
		}
	}
	if (!self->causes.same_rules)
		inputs |= EHR_INPUT_RULES;
	return inputs ? inputs : EHR_INPUT_OTHER;
}

static void explain_due(struct ehr_grading_comparison *self,
	const struct ehr_grading_past_row *row, const struct ehr_grading *now,
	struct ehr_grading_move *move)
{
	struct ehr_str zone = ehr_grading_past_text(self->past, row->zone);
	struct ehr_str here = ehr_arena_copy(&self->causes.recall.arena,
		ehr_grading_plain(
			ehr_grading_own_cell(self->causes.facts,
				self->causes.enterprise, EHR_GRADING_ZONE),
			&self->text));
	bool zone_moved = !ehr_str_eq(zone, here), level_moved = false;
	unsigned inputs =
		inputs_of_visits(self, row->level, now->level, zone_moved);

	if (row->level != now->level) {
		bool level_does = is_due(self,
			in_former_zone(self, now->level, zone), &move->after);
		bool others_do = is_due(self,
			ehr_grading_visits(self->causes.facts,
				self->causes.enterprise, row->level),
			&move->after);

		level_moved = level_does || !others_do;
		if (level_moved)
			take_over(move, &self->move[0]);
		if (level_does)
			return;
	}
	ehr_grading_cause_put(&move->cause, inputs);
	if (!zone_moved)
		return;
	if (move->moved_by.n > 0)
		ehr_buf_puts(&move->moved_by, "; ");
	ehr_buf_puts(&move->moved_by, "zone.class ");
	ehr_buf_add_str(&move->moved_by, zone.n ? zone : ehr_str_of("-"));
	ehr_buf_puts(&move->moved_by, " -> ");
	ehr_buf_add_str(&move->moved_by, here.n ? here : ehr_str_of("-"));
}

static void compare_due(struct ehr_grading_comparison *self,
	const struct ehr_grading_past_row *row, const struct ehr_grading *now)
{
	struct ehr_grading_move *move = add_move(self, EHR_MOVE_SUPERVISION);

	ehr_buf_add_str(&move->before,
		ehr_grading_past_text(self->past, row->supervision));
	ehr_buf_puts(&move->before, ", ");
	ehr_buf_add_str(
		&move->before, ehr_grading_past_text(self->past, row->visits));
	ehr_buf_puts(&move->before, " visits, ");
	ehr_buf_add_str(
		&move->before, ehr_grading_past_text(self->past, row->samples));
	ehr_buf_puts(&move->before, " samples");
	put_due(&move->after, now->visits);
	if (strcmp(ehr_buf_text(&move->before), ehr_buf_text(&move->after)) ==
		0)
		self->n--;
	else
		explain_due(self, row, now, move);
}

/* A grade whose last day is before the day of grading. */
static void compare_validity(struct ehr_grading_comparison *self,
	const struct ehr_grading_past_row *row)
{
	struct ehr_str until = ehr_grading_past_text(self->past, row->until);
	struct ehr_grading_move *move;
	char today[EHR_DAY_TEXT];
	long day = 0;

	if (!ehr_day_read(until, &day) || day >= self->today)
		return;
	move = add_move(self, EHR_MOVE_EXPIRED);
	ehr_buf_add_str(&move->before, until);
	ehr_day_write(today, self->today);
	ehr_buf_puts(&move->after, today);
	ehr_grading_cause_put(&move->cause, EHR_INPUT_DATE);
}

void ehr_grading_compare(struct ehr_grading_comparison *self, size_t enterprise,
	const struct ehr_grading *grading, size_t row)
{
	const struct ehr_grading_past_row *then = &self->past->row[row];

	self->n = 0;
	ehr_grading_causes_find(&self->causes, enterprise, self->past, row);
	compare_level(self, then->level, grading->level);
	compare_code(self, then, grading);
	compare_white(self, then->white, grading->whitelisted);
	compare_due(self, then, grading);
	compare_validity(self, then);
}

void ehr_grading_compare_new(struct ehr_grading_comparison *self,
	size_t enterprise, const struct ehr_grading *grading)
{
	static const struct {
		enum ehr_grading_own own;
		unsigned input;
	} table[] = { { EHR_GRADING_TOTALS_ID, EHR_INPUT_TOTALS },
		{ EHR_GRADING_ROSTER_ID, EHR_INPUT_ROSTER },
		{ EHR_GRADING_EVENT_ID, EHR_INPUT_EVENTS } };
	struct ehr_grading_move *move;
	unsigned inputs = 0;

	self->n = 0;
	move = add_move(self, EHR_MOVE_NEW);
	ehr_buf_puts(&move->after, ehr_grade_level_word[grading->level]);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (ehr_grading_own_cell(
			    self->causes.facts, enterprise, table[i].own))
			inputs |= table[i].input;
	ehr_grading_cause_put(&move->cause, inputs);
}

/* What had it lost it: what the former row says for certain, else the roster,
 * which is all that is left. */
void ehr_grading_compare_gone(struct ehr_grading_comparison *self, size_t row)
{
	const struct ehr_grading_recall *recall = &self->causes.recall;
	const size_t *own = self->causes.facts->own;
	size_t event = own[EHR_GRADING_EVENT];
	size_t totals = own[EHR_GRADING_TOTALS_ID];
	struct ehr_grading_move *move;

	self->n = 0;
	ehr_grading_recall_make(
		&self->causes.recall, self->causes.facts, self->past, row);
	move = add_move(self, EHR_MOVE_GONE);
	ehr_buf_puts(&move->before,
		ehr_grade_level_word[self->past->row[row].level]);
	if (recall->told[totals] && recall->cell[totals])
		ehr_grading_cause_put(&move->cause, EHR_INPUT_TOTALS);
	if (recall->told[event] && recall->cell[event])
		ehr_grading_cause_put(&move->cause, EHR_INPUT_EVENTS);
	if (move->cause.n == 0)
		ehr_grading_cause_put(&move->cause,
			EHR_INPUT_ROSTER |
				(recall->told[event] ? 0 : EHR_INPUT_EVENTS));
}

void ehr_grading_comparison_release(struct ehr_grading_comparison *self)
{
	for (size_t i = 0; i < EHR_MOVES_OF_ONE; i++) {
		ehr_buf_release(&self->move[i].before);
		ehr_buf_release(&self->move[i].after);
		ehr_buf_release(&self->move[i].cause);
		ehr_buf_release(&self->move[i].moved_by);
	}
	ehr_grading_causes_release(&self->causes);
	ehr_buf_release(&self->text);
}
