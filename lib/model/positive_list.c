/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/positive_list.h"

#include "model/grading_strict.h"
#include "model/grading_text.h"

const char *const ehr_positive_answer_word[EHR_POSITIVE_ANSWERS] = { "no",
	"undecided", "yes" };

const char *const ehr_positive_columns[] = { "source_id", "source_name", "uscc",
	"positive_list", "on_list", "list_effect", "list_effect_zh", "reasons",
	"would_lift", "valid_from", "valid_until", "rules_version",
	"rules_sha256", NULL };

static enum ehr_grade_truth ask(const struct ehr_positive_list *list,
	size_t enterprise, const struct ehr_grade_rule *rule, bool every)
{
	size_t condition;

	return ehr_grading_strict(
		list->facts, enterprise, rule, every, &condition);
}

static enum ehr_positive_answer worse(
	enum ehr_positive_answer a, enum ehr_positive_answer b)
{
	return a < b ? a : b;
}

static enum ehr_positive_answer answer_of(enum ehr_grade_truth truth)
{
	if (truth == EHR_GRADE_UNKNOWN)
		return EHR_POSITIVE_UNDECIDED;
	return truth == EHR_GRADE_TRUE ? EHR_POSITIVE_YES : EHR_POSITIVE_NO;
}

static enum ehr_positive_answer ask_effect(const struct ehr_positive_list *list,
	size_t enterprise, const struct ehr_positive_effect *effect)
{
	long certain = 0, possible = 0;

	for (size_t i = 0; i < effect->of.n; i++) {
		enum ehr_grade_truth truth =
			ask(list, enterprise, &effect->of.rule[i], true);

		certain += truth == EHR_GRADE_TRUE;
		possible += truth != EHR_GRADE_FALSE;
	}
	if (certain >= effect->needs)
		return EHR_POSITIVE_YES;
	return possible >= effect->needs ? EHR_POSITIVE_UNDECIDED
					 : EHR_POSITIVE_NO;
}

/* Without regard to effects. */
static enum ehr_positive_answer ask_lists(
	const struct ehr_positive_list *list, size_t enterprise)
{
	const struct ehr_positive_rules *rules = list->rules;
	enum ehr_positive_answer all = EHR_POSITIVE_YES;

	for (size_t i = 0; i < rules->never.n; i++) {
		enum ehr_grade_truth truth =
			ask(list, enterprise, &rules->never.rule[i], false);

		if (truth != EHR_GRADE_FALSE)
			all = worse(all, truth == EHR_GRADE_TRUE
						 ? EHR_POSITIVE_NO
						 : EHR_POSITIVE_UNDECIDED);
	}
	for (size_t i = 0; i < rules->basic.n; i++)
		all = worse(all, answer_of(ask(list, enterprise,
					 &rules->basic.rule[i], true)));
	return all;
}

enum ehr_positive_answer ehr_positive_ask(const struct ehr_positive_list *list,
	size_t enterprise, const struct ehr_positive_effect **effect)
{
	const struct ehr_positive_rules *rules = list->rules;
	enum ehr_positive_answer any = EHR_POSITIVE_NO;

	*effect = NULL;
	for (size_t i = 0; i < rules->n_effects; i++) {
		enum ehr_positive_answer one =
			ask_effect(list, enterprise, &rules->effect[i]);

		if (one <= any)
			continue;
		any = one;
		if (one == EHR_POSITIVE_YES)
			*effect = &rules->effect[i];
	}
	any = worse(ask_lists(list, enterprise), any);
	if (any != EHR_POSITIVE_YES)
		*effect = NULL;
	return any;
}

/* What one enterprise's row is made of. */
struct row {
	const struct ehr_positive_list *list;
	size_t enterprise;
	struct ehr_buf reasons, lift;
};

static void put_between(struct ehr_buf *out)
{
	if (out->n > 0)
		ehr_buf_puts(out, "; ");
}

/* A rule with what is known of it; before it "not" where it fails, "unknown"
 * where that is not known. */
static void put_rule(
	struct row *row, const struct ehr_grade_rule *rule, bool every)
{
	size_t condition;
	enum ehr_grade_truth truth = ehr_grading_strict(
		row->list->facts, row->enterprise, rule, every, &condition);
	struct ehr_grading_reason reason = {
		.kind = EHR_GRADING_EVIDENCE,
		.truth = truth,
		.rule = rule,
		.condition = condition,
	};

	put_between(&row->reasons);
	if (truth != EHR_GRADE_TRUE)
		ehr_buf_puts(&row->reasons,
			truth == EHR_GRADE_FALSE ? "not " : "unknown ");
	ehr_grading_put_reason(
		&row->reasons, row->list->facts, row->enterprise, &reason);
}

static void put_lift(
	struct row *row, const char *before, const struct ehr_grade_rule *rule)
{
	put_between(&row->lift);
	ehr_buf_puts(&row->lift, before);
	ehr_buf_puts(&row->lift, rule->id);
}

/* Of those that bar: all that hold or may; of those needed: all if on the list,
 * else those that fail or may. */
static void explain_lists(struct row *row, bool on)
{
	const struct ehr_positive_rules *rules = row->list->rules;

	for (size_t i = 0; i < rules->never.n; i++) {
		const struct ehr_grade_rule *rule = &rules->never.rule[i];

		if (ask(row->list, row->enterprise, rule, false) ==
			EHR_GRADE_FALSE)
			continue;
		put_rule(row, rule, false);
		put_lift(row, "not ", rule);
	}
	for (size_t i = 0; i < rules->basic.n; i++) {
		const struct ehr_grade_rule *rule = &rules->basic.rule[i];

		if (ask(row->list, row->enterprise, rule, true) ==
			EHR_GRADE_TRUE) {
			if (on)
				put_rule(row, rule, true);
			continue;
		}
		put_rule(row, rule, true);
		put_lift(row, "", rule);
	}
}

static void put_choice(
	struct row *row, const struct ehr_positive_effect *effect)
{
	put_between(&row->lift);
	ehr_buf_printf(
		&row->lift, "%s: %ld of", effect->head.id, effect->needs);
	for (size_t i = 0; i < effect->of.n; i++)
		ehr_buf_printf(&row->lift, " %s", effect->of.rule[i].id);
}

/* The rules that brought the effect; or, without one, of each effect that is
 * not certain those that fail or may. */
static void explain_effects(
	struct row *row, const struct ehr_positive_effect *got)
{
	const struct ehr_positive_rules *rules = row->list->rules;

	for (size_t i = 0; i < rules->n_effects; i++) {
		const struct ehr_positive_effect *effect = &rules->effect[i];

		if (got ? effect != got
			: ask_effect(row->list, row->enterprise, effect) ==
					EHR_POSITIVE_YES)
			continue;
		for (size_t k = 0; k < effect->of.n; k++)
			if ((ask(row->list, row->enterprise,
				     &effect->of.rule[k],
				     true) == EHR_GRADE_TRUE) == (got != NULL))
				put_rule(row, &effect->of.rule[k], true);
		if (!got)
			put_choice(row, effect);
	}
}

static void put_until(const struct ehr_positive_list *list,
	const struct ehr_positive_effect *effect, struct ehr_writer *writer)
{
	char text[EHR_DAY_TEXT];

	ehr_day_write(text, list->today);
	ehr_writer_puts(writer, text);
	if (effect)
		ehr_day_write(text,
			ehr_day_add_months(list->today, effect->valid_months));
	ehr_writer_puts(writer, effect ? text : "");
}

static int write_row(struct ehr_positive_list *list,
	struct ehr_grading_book *book, struct row *row,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_positive_effect *effect;
	enum ehr_positive_answer answer =
		ehr_positive_ask(list, row->enterprise, &effect);

	list->n[answer]++;
	row->reasons.n = row->lift.n = 0;
	explain_lists(row, effect != NULL);
	if (ask_lists(list, row->enterprise) != EHR_POSITIVE_NO)
		explain_effects(row, effect);
	ehr_writer_text(writer, ehr_grading_id(list->facts, row->enterprise));
	ehr_writer_text(writer, ehr_grading_book_name(book, row->enterprise));
	ehr_writer_text(writer, ehr_grading_book_uscc(book, row->enterprise));
	ehr_writer_puts(writer, ehr_positive_kind_word[list->rules->kind]);
	ehr_writer_puts(writer, ehr_positive_answer_word[answer]);
	ehr_writer_puts(writer, effect ? effect->effect : "");
	ehr_writer_puts(writer, effect ? effect->text_zh : "");
	ehr_writer_puts(writer, ehr_buf_text(&row->reasons));
	ehr_writer_puts(writer, ehr_buf_text(&row->lift));
	put_until(list, effect, writer);
	ehr_writer_puts(writer, list->rules->common.label);
	ehr_writer_puts(writer, list->rules->common.sha256);
	return ehr_writer_end_row(writer, err);
}

int ehr_positive_write(struct ehr_positive_list *list,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct row row = { .list = list };
	struct ehr_grading_book book;
	int rc = 0;

	ehr_grading_book_make(&book, list->facts, NULL, list->today);
	for (size_t i = 0; i < ehr_grading_enterprises(list->facts) && rc == 0;
		i++) {
		row.enterprise = book.order[i];
		rc = write_row(list, &book, &row, writer, err);
	}
	ehr_grading_book_release(&book);
	ehr_buf_release(&row.reasons);
	ehr_buf_release(&row.lift);
	return rc;
}
