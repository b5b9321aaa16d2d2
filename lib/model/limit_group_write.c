/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/limit_group_write.h"

#include "model/limit_groups.h"
#include "model/words.h"

enum when { ALWAYS, OF_CLASSES, OF_PAIRS };

static const struct {
	const char *name;
	enum when when;
} result[] = {
	{ "n", ALWAYS },
	{ "n_compared", ALWAYS },
	{ "n_not_compared", ALWAYS },
	{ "n_exceeds", ALWAYS },
	{ "n_intervention", OF_PAIRS },
	{ "n_undecidable", ALWAYS },
	{ "complies", ALWAYS },
	{ "quality_class", OF_CLASSES },
	{ "deciding", OF_CLASSES },
	{ "exceeding", ALWAYS },
	{ "ratio_max", ALWAYS },
	{ "ratio_max_item", ALWAYS },
	{ "left_out", OF_CLASSES },
	{ "limit_flags", ALWAYS },
	{ "incomplete", ALWAYS },
};
enum { RESULTS = sizeof(result) / sizeof(*result) };

const char *const ehr_limit_summary_columns[] = { "standard", "edition",
	"measure", "n", "n_undecided", "of", "share", "share_high" };

static bool has(const struct ehr_limit_asked *asked, enum when when)
{
	return when == ALWAYS ||
	       (when == OF_CLASSES && asked->standard->classes > 0) ||
	       (when == OF_PAIRS && asked->pair);
}

const char **ehr_limit_group_columns(
	const struct ehr_limit_plan *plan, struct ehr_arena *arena, size_t *n)
{
	const char **column =
		ehr_arena_calloc(arena, plan->n * RESULTS + 1, sizeof(*column));
	struct ehr_buf text = { 0 };

	*n = 0;
	for (size_t i = 0; i < plan->n; i++)
		for (size_t k = 0; k < RESULTS; k++) {
			if (!has(&plan->asked[i], result[k].when))
				continue;
			text.n = 0;
			ehr_buf_puts(&text, result[k].name);
			if (plan->n > 1)
				ehr_buf_printf(
					&text, "_%s", plan->asked[i].label);
			column[(*n)++] = ehr_arena_string(
				arena, (struct ehr_str){ text.p, text.n });
		}
	ehr_buf_release(&text);
	return column;
}

static void put_text(struct ehr_writer *writer, const struct ehr_buf *text)
{
	ehr_writer_text(
		writer, (struct ehr_str){ text->p ? text->p : "", text->n });
}

static void add_name(struct ehr_buf *text, const char *name)
{
	if (text->n > 0)
		ehr_buf_puts(text, "; ");
	ehr_buf_puts(text, name);
}

/* Is the item one that decides the class: of the worst class there is, or, where
 * that is open, perhaps? */
static bool decides(const struct ehr_limit_item *item,
	const struct ehr_limit_outcome *outcome)
{
	if (item->word || item->left_out || item->from == 0)
		return false;
	return outcome->from == outcome->worst ? item->from == outcome->from
					       : item->to == outcome->worst;
}

static void put_deciding(const struct ehr_limit_group *group,
	const struct ehr_limit_outcome *outcome, struct ehr_writer *writer,
	struct ehr_buf *text)
{
	text->n = 0;
	for (size_t i = 0; i < group->n_item; i++)
		if (decides(&group->item[i], outcome))
			add_name(text, group->item[i].name);
	put_text(writer, text);
}

static void put_exceeding(const struct ehr_limit_group *group,
	struct ehr_writer *writer, struct ehr_buf *text)
{
	text->n = 0;
	for (size_t i = 0; i < group->n_item; i++)
		if (!group->item[i].word && group->item[i].exceeds)
			add_name(text, group->item[i].name);
	put_text(writer, text);
}

static void put_left_out(const struct ehr_limit_group *group,
	struct ehr_writer *writer, struct ehr_buf *text)
{
	text->n = 0;
	for (size_t i = 0; i < group->n_item; i++)
		if (!group->item[i].word && group->item[i].left_out)
			add_name(text, group->item[i].name);
	put_text(writer, text);
}

static void put_incomplete(const struct ehr_limit_group *group,
	struct ehr_writer *writer, struct ehr_buf *text)
{
	text->n = 0;
	for (size_t i = 0; i < group->n_item; i++) {
		const struct ehr_limit_item *item = &group->item[i];

		if (!item->word || ehr_limit_is_aside(item->word))
			continue;
		add_name(text, item->name);
		ehr_buf_printf(text, "(%s)", item->word);
	}
	put_text(writer, text);
}

static void put_flags(const struct ehr_limit_group *group,
	struct ehr_writer *writer, struct ehr_buf *text)
{
	text->n = 0;
	ehr_limit_put_flags(text, group->flags);
	put_text(writer, text);
}

static const char *complies_word(enum ehr_complies complies)
{
	static const char *const word[] = { "", "yes", "no", "undecided" };

	return word[complies];
}

void ehr_limit_group_put(const struct ehr_limit_group *group,
	const struct ehr_limit_asked *asked, struct ehr_writer *writer)
{
	const struct ehr_limit_standard *standard = asked->standard;
	const struct ehr_limit_outcome outcome =
		ehr_limit_group_outcome(group, standard->classes);
	struct ehr_buf text = { 0 };

	ehr_writer_count(writer, group->n);
	ehr_writer_count(writer, group->n_compared);
	ehr_writer_count(writer, group->n_not_compared);
	ehr_writer_count(writer, outcome.exceeding);
	if (asked->pair)
		ehr_writer_count(writer, outcome.intervention);
	ehr_writer_count(writer, outcome.unknown);
	ehr_writer_puts(writer, complies_word(outcome.complies));
	if (standard->classes > 0) {
		ehr_limit_put_class(&text, standard, outcome.from, outcome.to);
		put_text(writer, &text);
		put_deciding(group, &outcome, writer, &text);
	}
	put_exceeding(group, writer, &text);
	if (outcome.highest)
		ehr_writer_number(writer, outcome.highest->ratio);
	else
		ehr_writer_empty(writer);
	ehr_writer_puts(writer, outcome.highest ? outcome.highest->name : "");
	if (standard->classes > 0)
		put_left_out(group, writer, &text);
	put_flags(group, writer, &text);
	put_incomplete(group, writer, &text);
	ehr_buf_release(&text);
}

/* Groups for which something is so, and for which it may be, of those that have
 * it at all. */
struct share {
	unsigned long n, of, undecided;
};

static struct share of_classes(const struct ehr_limit_group_list *list,
	int classes, int first, int last)
{
	struct share share = { 0 };

	for (size_t i = 0; i < list->n; i++) {
		const struct ehr_limit_outcome outcome =
			ehr_limit_group_outcome(
				&list->group[i * list->step], classes);
		bool inside = outcome.from >= first && outcome.to <= last;
		bool outside = outcome.to < first || outcome.from > last;

		if (outcome.from == 0)
			continue;
		share.n += inside;
		share.of++;
		share.undecided += !inside && !outside;
	}
	return share;
}

static struct share of_complying(
	const struct ehr_limit_group_list *list, int classes)
{
	struct share share = { 0 };

	for (size_t i = 0; i < list->n; i++) {
		const struct ehr_limit_outcome outcome =
			ehr_limit_group_outcome(
				&list->group[i * list->step], classes);
		bool yes = outcome.complies == EHR_COMPLIES_YES;

		share.n += yes;
		share.of += outcome.complies != EHR_COMPLIES_NOTHING;
		share.undecided += outcome.complies == EHR_COMPLIES_UNKNOWN;
	}
	return share;
}

static void put_ratio(
	struct ehr_writer *writer, unsigned long over, unsigned long under)
{
	if (under > 0)
		ehr_writer_number(writer, (double)over / (double)under);
	else
		ehr_writer_empty(writer);
}

static int put_share(struct ehr_writer *writer,
	const struct ehr_limit_asked *asked, const char *measure,
	struct share share, struct ehr_err *err)
{
	ehr_writer_puts(writer, asked->standard->number);
	ehr_writer_puts(
		writer, asked->edition < 0 ? "" : asked->standard->edition);
	ehr_writer_puts(writer, measure);
	ehr_writer_count(writer, share.n);
	ehr_writer_count(writer, share.undecided);
	ehr_writer_count(writer, share.of);
	put_ratio(writer, share.n, share.of);
	put_ratio(writer, share.n + share.undecided, share.of);
	return ehr_writer_end_row(writer, err);
}

/* The last class that counts as good by the rules; 0: none. */
static int good_class(const struct ehr_limit_rules *rules, const char *family)
{
	const struct ehr_limit_rule *rule;
	size_t at = 0;
	bool grade;

	while ((rule = ehr_limit_rules_next(
			rules, EHR_LIMIT_GOOD, NULL, &at)) != NULL)
		if (strcmp(rule->family, family) == 0)
			return ehr_limit_class(ehr_str_of(rule->kind), &grade);
	return 0;
}

static int put_classes(const struct ehr_limit_group_list *list,
	const struct ehr_limit_asked *asked, int good,
	struct ehr_writer *writer, struct ehr_err *err)
{
	const struct ehr_limit_standard *standard = asked->standard;
	int classes = standard->classes, rc = 0;
	struct ehr_buf text = { 0 };

	for (int i = 1; rc == 0 && i <= classes + 1; i++) {
		text.n = 0;
		ehr_buf_puts(&text, "class_");
		ehr_limit_put_class(&text, standard, i, i);
		rc = put_share(writer, asked, ehr_buf_text(&text),
			of_classes(list, classes, i, i), err);
	}
	if (rc == 0 && good > 1) {
		text.n = 0;
		ehr_buf_puts(&text, "class_I_to_");
		ehr_limit_put_class(&text, standard, good, good);
		rc = put_share(writer, asked, ehr_buf_text(&text),
			of_classes(list, classes, 1, good), err);
	}
	ehr_buf_release(&text);
	return rc;
}

int ehr_limit_group_summary(const struct ehr_limit_group_list *list,
	const struct ehr_limit_asked *asked,
	const struct ehr_limit_rules *rules, struct ehr_writer *writer,
	struct ehr_err *err)
{
	if (asked->standard->classes > 0 &&
		put_classes(list, asked, good_class(rules, asked->family),
			writer, err))
		return -1;
	return put_share(writer, asked, "complies",
		of_complying(list, asked->standard->classes), err);
}
