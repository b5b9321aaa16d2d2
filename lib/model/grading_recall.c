/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_recall.h"

#include "model/grading_code.h"

/* A reason being read. */
struct reading {
	struct ehr_grading_recall *recall;
	const struct ehr_grading_facts *facts;
	struct ehr_str id, rest;
};

static bool take(struct ehr_str *rest, const char *word)
{
	size_t n = strlen(word);

	if (!ehr_str_starts(*rest, word))
		return false;
	rest->p += n;
	rest->n -= n;
	return true;
}

/* Does a reason begin here: an id, a blank and a fact? */
static bool begins(struct ehr_str text)
{
	(void)ehr_str_cut(&text, ' ');
	for (size_t i = 0; i < EHR_GRADE_TABLES && text.n > 0; i++) {
		struct ehr_str fact = text;

		if (take(&fact, ehr_grade_table_word[i]) &&
			ehr_str_starts(fact, "."))
			return true;
	}
	return false;
}

/* The next reason of several with "; " between. */
static struct ehr_str cut_reason(struct ehr_str *rest)
{
	struct ehr_str all = *rest;

	for (size_t i = 0; i + 1 < all.n; i++) {
		struct ehr_str next = { all.p + i + 2, all.n - i - 2 };

		if (all.p[i] == ';' && all.p[i + 1] == ' ' && begins(next)) {
			*rest = next;
			return (struct ehr_str){ all.p, i };
		}
	}
	*rest = (struct ehr_str){ NULL, 0 };
	return all;
}

static struct ehr_str without_mark(struct ehr_str text)
{
	static const char *const mark[] = { " [memory]", " [assumed]" };

	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(mark[i]);

		if (text.n >= n && memcmp(text.p + text.n - n, mark[i], n) == 0)
			text.n -= n;
	}
	return text;
}

/* The cell that was shown so: of the roster it may have several values. */
static const char *cell_of(
	struct reading *self, size_t fact, struct ehr_str shown)
{
	char *cell = ehr_arena_string(&self->recall->arena, shown);

	if (self->facts->rules->facts.fact[fact].table == EHR_GRADE_ROSTER)
		for (char *c = cell; *c; c++)
			if (*c == ';')
				*c = EHR_GRADE_SEPARATOR;
	return cell;
}

static void tell(struct reading *self, size_t fact, const char *cell)
{
	self->recall->told[fact] = true;
	self->recall->cell[fact] = cell;
}

/* Where a value ends: before what the condition asks, behind which is the end
 * or (more) another condition; NULL: nowhere. */
static const char *end_of_value(
	struct ehr_str text, const char *asks, bool more)
{
	for (size_t i = 0; i < text.n; i++) {
		struct ehr_str tail = { text.p + i, text.n - i };

		if (take(&tail, " ") && take(&tail, asks) &&
			(more ? ehr_str_starts(tail, " and ") : tail.n == 0))
			return text.p + i;
	}
	return NULL;
}

/* One condition at the start of *rest, with its cell. */
static bool read_condition(struct reading *self,
	const struct ehr_grade_condition *condition, bool more,
	struct ehr_str *rest, const char **cell)
{
	const char *end;

	*cell = NULL;
	if (!take(rest, " ") ||
		!take(rest,
			self->facts->rules->facts.fact[condition->fact].name))
		return false;
	if (take(rest, "=")) {
		struct ehr_str value = *rest;

		end = end_of_value(*rest, condition->asks, more);
		if (!end)
			return false;
		value.n = (size_t)(end - rest->p);
		rest->n -= value.n;
		rest->p = end;
		if (condition->relation == EHR_GRADE_FILLED ||
			!ehr_str_is(value, "?"))
			*cell = cell_of(self, condition->fact, value);
	}
	return take(rest, " ") && take(rest, condition->asks) &&
	       (more ? take(rest, " and") : rest->n == 0);
}

/* All conditions with their cells; *truth is what they come to. */
static bool read_all(struct reading *self, const struct ehr_grade_rule *rule,
	bool every, enum ehr_grade_truth *truth, size_t *decided)
{
	struct ehr_str rest = self->rest;
	const char *cell[EHR_GRADE_FACTS] = { NULL };

	*truth = EHR_GRADE_TRUE;
	*decided = 0;
	if (rule->n_conditions > EHR_GRADE_FACTS)
		return false;
	for (size_t i = 0; i < rule->n_conditions; i++) {
		const struct ehr_grade_condition *one = &rule->condition[i];
		enum ehr_grade_truth its;

		if (!read_condition(self, one, i + 1 < rule->n_conditions,
			    &rest, &cell[i]))
			return false;
		its = ehr_grade_condition_ask(one, cell[i], every);
		if (its < *truth) {
			*truth = its;
			*decided = i;
		}
	}
	for (size_t i = 0; i < rule->n_conditions; i++)
		tell(self, rule->condition[i].fact, cell[i]);
	return true;
}

/* The one condition that was shown. */
static bool read_any(struct reading *self, const struct ehr_grade_rule *rule,
	bool every, enum ehr_grade_truth *truth, size_t *decided)
{
	for (size_t i = 0; i < rule->n_conditions; i++) {
		const struct ehr_grade_condition *one = &rule->condition[i];
		struct ehr_str rest = self->rest;
		const char *cell;

		if (!read_condition(self, one, false, &rest, &cell))
			continue;
		*truth = ehr_grade_condition_ask(one, cell, every);
		*decided = i;
		tell(self, one->fact, cell);
		return true;
	}
	return false;
}

static void add(struct reading *self, const struct ehr_grading_reason *reason)
{
	struct ehr_grading_recall *recall = self->recall;

	if (recall->n < EHR_GRADING_REASONS)
		recall->reason[recall->n++] = *reason;
}

static bool read_rule(struct reading *self, enum ehr_grading_kind kind,
	const struct ehr_grade_rule *rule)
{
	bool every = kind == EHR_GRADING_EVIDENCE || kind == EHR_GRADING_BETTER;
	bool may_hold = kind == EHR_GRADING_GATE || kind == EHR_GRADING_WORSE;
	struct ehr_grading_reason reason = { .kind = kind, .rule = rule };

	if (!(rule->any ? read_any(self, rule, every, &reason.truth,
				  &reason.condition)
			: read_all(self, rule, every, &reason.truth,
				  &reason.condition)))
		return false;
	reason.fact = rule->condition[reason.condition].fact;
	reason.level = reason.truth == EHR_GRADE_UNKNOWN ? EHR_GRADE_GREY
							 : rule->level;
	if (reason.truth == EHR_GRADE_TRUE ||
		(reason.truth == EHR_GRADE_UNKNOWN && may_hold))
		add(self, &reason);
	return true;
}

/* Takes the last part, behind between, off *text; NULL: there is none. */
static bool drop_last(struct ehr_str *text, const char *between)
{
	size_t n = strlen(between);

	for (size_t i = text->n; i >= n; i--)
		if (memcmp(text->p + i - n, between, n) == 0) {
			text->n = i - n;
			return true;
		}
	return false;
}

/* The level of the highest value that was shown. */
static enum ehr_grade_level weigh(
	const struct ehr_grade_impact *impact, struct ehr_str shown)
{
	enum ehr_grade_level level = EHR_GRADE_GREY;

	while (shown.n > 0) {
		enum ehr_grade_level one =
			ehr_grading_weigh(impact, ehr_str_cut(&shown, ';'));

		if (one != EHR_GRADE_GREY &&
			(level == EHR_GRADE_GREY || one > level))
			level = one;
	}
	return level;
}

static bool read_impact(
	struct reading *self, const struct ehr_grade_impact *impact)
{
	const struct ehr_grade_facts *facts = &self->facts->rules->facts;
	struct ehr_grading_reason reason = { .kind = EHR_GRADING_IMPACT,
		.impact = impact };
	bool grey;

	for (size_t i = 0; i < impact->n_facts; i++) {
		struct ehr_str rest = self->rest;

		reason.fact = impact->fact[i];
		if (!take(&rest, " ") ||
			!take(&rest, facts->fact[reason.fact].name) ||
			!take(&rest, "="))
			continue;
		grey = rest.n >= 5 &&
		       memcmp(rest.p + rest.n - 5, " grey", 5) == 0;
		if (!drop_last(&rest, " "))
			return false;
		if (!impact->words && !grey && !drop_last(&rest, " >= ") &&
			!drop_last(&rest, " < "))
			return false;
		reason.level = weigh(impact, rest);
		reason.truth = reason.level == EHR_GRADE_GREY
				       ? EHR_GRADE_UNKNOWN
				       : EHR_GRADE_TRUE;
		tell(self, reason.fact,
			grey && ehr_str_is(rest, "?")
				? NULL
				: cell_of(self, reason.fact, rest));
		add(self, &reason);
		return true;
	}
	return false;
}

/* The rule of that id, read; false: there is none, or it says other words. */
static bool read_reason(struct reading *self)
{
	const struct ehr_grade_rules *rules = self->facts->rules;
	const struct {
		const struct ehr_grade_list *list;
		enum ehr_grading_kind kind;
	} part[] = { { &rules->gates, EHR_GRADING_GATE },
		{ &rules->evidence, EHR_GRADING_EVIDENCE },
		{ &rules->worse, EHR_GRADING_WORSE },
		{ &rules->better, EHR_GRADING_BETTER } };

	for (size_t i = 0; i < rules->n_impacts; i++)
		if (ehr_str_is(self->id, rules->impact[i].id))
			return read_impact(self, &rules->impact[i]);
	for (size_t k = 0; k < sizeof(part) / sizeof(part[0]); k++)
		for (size_t i = 0; i < part[k].list->n; i++)
			if (ehr_str_is(self->id, part[k].list->rule[i].id))
				return read_rule(self, part[k].kind,
					&part[k].list->rule[i]);
	return false;
}

/* " scored 2 of 3 ...", behind "totals"; who had no row had none scored, and
 * nothing that was not matched. */
static void read_scored(struct reading *self, struct ehr_str totals)
{
	const size_t *own = self->facts->own;
	const char *scored = NULL;

	if (ehr_str_starts(totals, " none;")) {
		tell(self, own[EHR_GRADING_UNMATCHED], NULL);
		scored = "0";
	} else if (take(&totals, " scored ")) {
		totals = ehr_str_cut(&totals, ';');
		scored = ehr_arena_string(
			&self->recall->arena, ehr_str_cut(&totals, ' '));
	}
	tell(self, own[EHR_GRADING_ROWS_SCORED], scored);
}

/* "totals none; events larger; ..." */
static void read_evidence(
	struct reading *self, struct ehr_str evidence, struct ehr_str id)
{
	const size_t *own = self->facts->own;
	struct ehr_str event = evidence, behind = evidence;
	size_t totals = own[EHR_GRADING_TOTALS_ID];

	if (take(&behind, "totals"))
		read_scored(self, behind);
	if (ehr_str_starts(evidence, "totals none;"))
		tell(self, totals, NULL);
	else if (ehr_str_starts(evidence, "totals"))
		tell(self, totals, ehr_arena_string(&self->recall->arena, id));
	while (event.n > 0 && !take(&event, "; events ")) {
		event.p++;
		event.n--;
	}
	event = ehr_str_cut(&event, ';');
	if (ehr_str_is(event, "none"))
		tell(self, own[EHR_GRADING_EVENT], NULL);
	else if (event.n > 0 && !ehr_str_is(event, "not_given"))
		tell(self, own[EHR_GRADING_EVENT],
			ehr_arena_string(&self->recall->arena, event));
}

void ehr_grading_recall_make(struct ehr_grading_recall *recall,
	const struct ehr_grading_facts *facts,
	const struct ehr_grading_past *past, size_t row)
{
	const struct ehr_grading_past_row *of = &past->row[row];
	struct reading self = { .recall = recall, .facts = facts };
	struct ehr_str rest = of->reasons;

	recall->n = recall->n_said = 0;
	memset(recall->told, 0, sizeof(recall->told));
	ehr_arena_reset(&recall->arena);
	read_evidence(&self, ehr_grading_past_text(past, of->evidence),
		past->id.key[row]);
	while (rest.n > 0 && recall->n_said < EHR_GRADING_REASONS) {
		struct ehr_grading_recalled *said =
			&recall->said[recall->n_said++];
		struct ehr_str text = cut_reason(&rest);

		said->id = self.id = ehr_str_cut(&text, ' ');
		said->text = text;
		self.rest = without_mark(text);
		/* the blank before the fact belongs to what is read */
		if (self.rest.n > 0) {
			self.rest.p--;
			self.rest.n++;
		}
		said->lost = !read_reason(&self);
	}
}

void ehr_grading_recall_unsaid(struct ehr_grading_recall *recall,
	const struct ehr_grading_facts *facts)
{
	const struct ehr_grade_list *gates = &facts->rules->gates;

	for (size_t i = 0; i < gates->n; i++) {
		const struct ehr_grade_rule *rule = &gates->rule[i];
		size_t fact = rule->condition[0].fact;

		if (rule->n_conditions != 1 || rule->excused_by ||
			rule->condition[0].relation != EHR_GRADE_FILLED ||
			ehr_grading_recall_find(recall, rule->id) ||
			recall->told[fact])
			continue;
		recall->told[fact] = true;
		recall->cell[fact] = NULL;
	}
}

void ehr_grading_recall_release(struct ehr_grading_recall *recall)
{
	ehr_arena_release(&recall->arena);
}

const struct ehr_grading_recalled *ehr_grading_recall_find(
	const struct ehr_grading_recall *recall, const char *id)
{
	for (size_t i = 0; i < recall->n_said; i++)
		if (ehr_str_is(recall->said[i].id, id))
			return &recall->said[i];
	return NULL;
}
