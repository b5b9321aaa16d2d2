/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/admission.h"

#include "base/num.h"
#include "model/grading_strict.h"

static const char *cell_of(const struct ehr_admission *self, size_t project,
	enum ehr_admission_own own)
{
	return ehr_grading_cell(&self->facts, project, self->own[own]);
}

static void tell(struct ehr_admission_outcome *outcome, const char *word,
	struct ehr_str detail)
{
	if (outcome->why.n > 0)
		ehr_buf_putc(&outcome->why, ' ');
	ehr_buf_puts(&outcome->why, word);
	if (detail.n == 0)
		return;
	ehr_buf_putc(&outcome->why, ':');
	for (size_t i = 0; i < detail.n; i++)
		ehr_buf_putc(
			&outcome->why, detail.p[i] == ' ' ? '_' : detail.p[i]);
}

static void tell_word(struct ehr_admission_outcome *outcome, const char *word)
{
	tell(outcome, word, (struct ehr_str){ "", 0 });
}

/* By the name of its class where the cells have one, else its number. */
static long zone_of_cell(const struct ehr_admission *self, long cell,
	struct ehr_admission_outcome *outcome)
{
	const struct ehr_cell *found = &self->cells->cell[cell];
	long named = ehr_cells_column(self->cells, "class_name");
	struct ehr_buf number = { 0 };
	struct ehr_str word;
	long zone;

	ehr_buf_printf(&number, "%u", found->class);
	word = (struct ehr_str){ number.p, number.n };
	if (named != EHR_NO_COLUMN && ehr_str_trim(found->text[named]).n > 0)
		word = ehr_str_trim(found->text[named]);
	zone = ehr_admission_rules_zone(self->rules, word);
	if (found->class == 0)
		tell_word(outcome, "zone_not_assessed");
	else if (zone < 0)
		tell(outcome, "zone_not_in_rules", word);
	else if (found->incomplete)
		tell(outcome, "zone_incomplete",
			ehr_str_of(self->rules->zone[zone].head.id));
	ehr_buf_release(&number);
	return found->class == 0 || found->incomplete ? -1 : zone;
}

/* The cell that the project lies in; *asked: it says where it lies. */
static int find_cell(struct ehr_admission *self, size_t project, bool *asked,
	long *cell, struct ehr_err *err)
{
	const char *id = cell_of(self, project, EHR_ADMISSION_CELL);
	const char *text[] = { cell_of(self, project, EHR_ADMISSION_LON),
		cell_of(self, project, EHR_ADMISSION_LAT) };
	double degrees[2];

	*cell = -1;
	*asked = id || (text[0] && text[1]);
	if (!self->finder || !*asked)
		return 0;
	if (id) {
		*cell = ehr_zone_finder_named(self->finder, ehr_str_of(id));
		return 0;
	}
	for (int i = 0; i < 2; i++)
		if (ehr_num_read(ehr_str_of(text[i]), &degrees[i]) !=
			EHR_NUM_VALUE)
			return 0;
	return ehr_zone_finder_at(
		self->finder, degrees[0], degrees[1], cell, err);
}

static int find_zone(struct ehr_admission *self, size_t project,
	struct ehr_admission_outcome *outcome, struct ehr_err *err)
{
	const char *said = cell_of(self, project, EHR_ADMISSION_ZONE);
	struct ehr_str word = ehr_str_of(said ? said : "");
	long stated = said ? ehr_admission_rules_zone(self->rules, word) : -1;
	bool asked;

	if (find_cell(self, project, &asked, &outcome->cell, err))
		return -1;
	outcome->zone = stated;
	if (said && stated < 0)
		tell(outcome, "zone_not_in_rules", word);
	if (asked && self->finder && outcome->cell < 0) {
		tell_word(outcome, "outside_zones");
		outcome->zone = -1;
	} else if (asked && self->finder) {
		outcome->zone = zone_of_cell(self, outcome->cell, outcome);
		if (said && outcome->zone >= 0 && outcome->zone != stated) {
			tell(outcome, "zone_differs", word);
			outcome->zone = -1;
		}
	} else if (!said) {
		tell_word(outcome, asked ? "zones_not_given" : "no_place");
	}
	return 0;
}

/* Does the table have a column that the rule asks for? */
static bool is_asked(
	const struct ehr_admission *self, const struct ehr_grade_rule *rule)
{
	for (size_t i = 0; i < rule->n_conditions; i++)
		if (self->facts.there[rule->condition[i].fact])
			return true;
	return false;
}

/* By the conditions; -1: none, or not known which, in *unknown. */
static long class_by_rules(const struct ehr_admission *self, size_t project,
	const struct ehr_grade_rule **unknown)
{
	*unknown = NULL;
	for (size_t i = 0; i < self->rules->n_classes; i++) {
		const struct ehr_admission_class *class =
			&self->rules->class[i];
		size_t condition;
		enum ehr_grade_truth truth = ehr_grading_strict(
			&self->facts, project, &class->rule, true, &condition);

		if (truth == EHR_GRADE_TRUE ||
			(truth == EHR_GRADE_UNKNOWN && class->holds_if_unknown))
			return (long)i;
		if (truth == EHR_GRADE_UNKNOWN) {
			*unknown = &class->rule;
			return -1;
		}
	}
	return -1;
}

static void find_class(struct ehr_admission *self, size_t project,
	struct ehr_admission_outcome *outcome)
{
	const char *said = cell_of(self, project, EHR_ADMISSION_CLASS);
	const struct ehr_grade_rule *unknown;
	long ruled = class_by_rules(self, project, &unknown);
	long stated =
		said ? ehr_admission_rules_class(self->rules, ehr_str_of(said))
		     : -1;

	outcome->class = -1;
	if (said && stated < 0) {
		tell(outcome, "class_not_in_rules", ehr_str_of(said));
	} else if (ruled >= 0) {
		outcome->class = stated >= 0 && stated < ruled ? stated : ruled;
	} else if (stated >= 0 && !(unknown && is_asked(self, unknown))) {
		outcome->class = stated;
	} else {
		tell(outcome, "class_unknown",
			ehr_str_of(unknown ? unknown->id : ""));
	}
}

static enum ehr_grade_truth both(enum ehr_grade_truth a, enum ehr_grade_truth b)
{
	return a < b ? a : b;
}

static enum ehr_grade_truth either(
	enum ehr_grade_truth a, enum ehr_grade_truth b)
{
	return a > b ? a : b;
}

static enum ehr_grade_truth truth_of(bool known, bool holds)
{
	if (!known)
		return EHR_GRADE_UNKNOWN;
	return holds ? EHR_GRADE_TRUE : EHR_GRADE_FALSE;
}

/* The part of a code of a division that says something: 330800 is 3308. */
static size_t told_of(struct ehr_str code)
{
	size_t n = code.n;

	while (n > 6 && code.p[n - 1] == '0')
		n--;
	while (n >= 4 && n <= 6 && n % 2 == 0 && code.p[n - 1] == '0' &&
		code.p[n - 2] == '0')
		n -= 2;
	return n;
}

/* A code that only names what is around a region of the limit may lie there. */
static enum ehr_grade_truth in_regions(
	const char *code, const struct ehr_admission_limit *limit)
{
	enum ehr_grade_truth truth = EHR_GRADE_FALSE;
	struct ehr_str told = ehr_str_of(code ? code : "");

	if (!code)
		return EHR_GRADE_UNKNOWN;
	told.n = told_of(told);
	for (size_t i = 0; i < limit->n_regions; i++) {
		struct ehr_str region = ehr_str_of(limit->region[i]);

		if (ehr_str_starts(ehr_str_of(code), region.p))
			return EHR_GRADE_TRUE;
		if (region.n > told.n && memcmp(region.p, told.p, told.n) == 0)
			truth = EHR_GRADE_UNKNOWN;
	}
	return truth;
}

/* Is the cell of the project one of the limit's? */
static enum ehr_grade_truth in_cells(struct ehr_admission *self, size_t project,
	const struct ehr_admission_limit *limit,
	const struct ehr_admission_outcome *outcome)
{
	const char *said = cell_of(self, project, EHR_ADMISSION_CELL);
	struct ehr_buf id = { 0 };
	bool known = said != NULL || outcome->cell >= 0, holds = false;

	if (said)
		ehr_buf_puts(&id, said);
	else if (outcome->cell >= 0)
		ehr_zone_finder_put_id(
			self->finder, (size_t)outcome->cell, &id);
	for (size_t i = 0; i < limit->n_cells && known; i++)
		if (strcmp(limit->cell[i], ehr_buf_text(&id)) == 0)
			holds = true;
	ehr_buf_release(&id);
	return truth_of(known, holds);
}

static enum ehr_grade_truth in_area(struct ehr_admission *self, size_t project,
	const struct ehr_admission_limit *limit,
	const struct ehr_admission_outcome *outcome)
{
	const char *region = cell_of(self, project, EHR_ADMISSION_REGION);
	enum ehr_grade_truth truth = EHR_GRADE_FALSE;

	if (limit->n_regions > 0)
		truth = in_regions(region, limit);
	if (limit->n_zones > 0)
		truth = either(
			truth, truth_of(outcome->zone >= 0,
				       outcome->zone >= 0 &&
					       limit->zone[outcome->zone]));
	if (limit->n_cells > 0)
		truth = either(truth, in_cells(self, project, limit, outcome));
	return truth;
}

static enum ehr_grade_truth is_limited(struct ehr_admission *self,
	size_t project, const struct ehr_admission_limit *limit,
	const struct ehr_admission_outcome *outcome)
{
	enum ehr_grade_truth truth = EHR_GRADE_TRUE;
	bool every = true;
	size_t condition;

	if (self->today < limit->begin || self->today > limit->end)
		return EHR_GRADE_FALSE;
	for (size_t i = 0; i < self->rules->n_classes; i++)
		every = every && limit->class[i];
	if (!every)
		truth = truth_of(outcome->class >= 0,
			outcome->class >= 0 && limit->class[outcome->class]);
	if (limit->rule.n_conditions > 0)
		truth = both(truth, ehr_grading_strict(&self->facts, project,
					    &limit->rule, false, &condition));
	return both(truth, in_area(self, project, limit, outcome));
}

static void pass_limits(struct ehr_admission *self, size_t project,
	struct ehr_admission_outcome *outcome)
{
	for (size_t i = 0; i < self->rules->n_limits; i++) {
		const struct ehr_admission_limit *limit =
			&self->rules->limit[i];
		enum ehr_grade_truth truth =
			is_limited(self, project, limit, outcome);

		if (truth == EHR_GRADE_TRUE && !outcome->limit)
			outcome->limit = limit;
		if (truth == EHR_GRADE_UNKNOWN)
			tell(outcome, "limit_unknown",
				ehr_str_of(limit->rule.id));
	}
}

int ehr_admission_decide(struct ehr_admission *admission, size_t project,
	struct ehr_admission_outcome *outcome, struct ehr_err *err)
{
	*outcome = (struct ehr_admission_outcome){
		.decision = EHR_ADMISSION_UNDECIDED,
	};
	if (find_zone(admission, project, outcome, err))
		return -1;
	find_class(admission, project, outcome);
	pass_limits(admission, project, outcome);
	if (outcome->limit) {
		outcome->decision = EHR_ADMISSION_REFUSE;
		outcome->why.n = 0;
		return 0;
	}
	if (outcome->why.n > 0)
		return 0;
	outcome->rule = ehr_admission_rules_at(admission->rules,
		(size_t)outcome->zone, (size_t)outcome->class);
	outcome->decision = outcome->rule->decision;
	return 0;
}
