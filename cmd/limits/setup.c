/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "limits/setup.h"

#include "limits/options.h"

int limits_setup_tables(struct limits_setup *self, struct ehr_run *run)
{
	static const char *const name[] = { "limit_standards", "limits" };
	struct ehr_limit_paths paths = { ehr_run_ref(run, name[0]),
		ehr_run_ref(run, name[1]), { { NULL } } };
	const struct ehr_limit_rules *rules = &self->limits.rules;

	*self = (struct limits_setup){ .run = run, .trigger = EHR_LIMIT_KINDS };
	for (int i = 0; i < EHR_LIMIT_RULE_TABLES; i++)
		paths.rules.path[i] = ehr_run_ref(run, ehr_limit_rule_table[i]);
	if (ehr_limits_read(&self->limits, &paths, &run->err))
		return -1;
	for (int i = 0; i < 2; i++)
		ehr_run_used_table(run, name[i], ehr_run_ref(run, name[i]),
			self->limits.sha256[i], self->limits.rows[i]);
	for (int i = 0; i < EHR_LIMIT_RULE_TABLES; i++)
		ehr_run_used_table(run, ehr_limit_rule_table[i],
			paths.rules.path[i], rules->sha256[i], rules->n[i]);
	return 0;
}

static int open_others(struct limits_setup *self)
{
	struct ehr_run *run = self->run;
	const char *aliases = ehr_run_ref(run, "aliases");
	const char *units = ehr_run_ref(run, "units");

	self->aliases = ehr_aliases_open(aliases, &run->err);
	if (self->aliases)
		self->units = ehr_units_open(units, &run->err);
	if (self->units)
		self->words = ehr_words_open(&run->err);
	if (!self->words)
		return -1;
	ehr_run_used_table(run, "aliases", aliases,
		ehr_aliases_sha256(self->aliases),
		ehr_aliases_rows(self->aliases));
	ehr_run_used_table(run, "units", units, ehr_units_sha256(self->units),
		ehr_units_rows(self->units));
	return 0;
}

/* The rule that rows are to pass by; *family is the standard it goes by. */
static int find_trigger(
	struct limits_setup *self, const char **family, struct ehr_err *err)
{
	const struct ehr_limit_rule *rule;
	size_t at = 0;

	rule = ehr_limit_rules_next(&self->limits.rules, EHR_LIMIT_TRIGGER,
		limits_given.trigger, &at);
	for (int i = 0; rule && i < EHR_LIMIT_KINDS; i++)
		if (strcmp(ehr_limit_kind_word[i], rule->kind) == 0)
			self->trigger = (enum ehr_limit_kind)i;
	if (self->trigger == EHR_LIMIT_KINDS)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("no trigger \"%s\" in the table limit_rules"),
			limits_given.trigger);
	*family = rule->family;
	return 0;
}

static int ask(struct limits_setup *self, struct ehr_err *err)
{
	const struct ehr_list *asked = &limits_given.standard;
	const char *family = NULL;

	if (limits_given.trigger && find_trigger(self, &family, err))
		return -1;
	if (asked->n == 0)
		return ehr_limit_plan_ask(&self->plan, &family, 1, err);
	if (ehr_limit_plan_ask(&self->plan, asked->item, asked->n, err))
		return -1;
	if (family && strcmp(self->plan.asked[0].family, family) != 0)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the trigger \"%s\" goes by %s, not by \"%s\""),
			limits_given.trigger, family, asked->item[0]);
	return 0;
}

/* What the class leaves out, said once. */
static int leave_out(struct limits_setup *self)
{
	const struct ehr_list *out = &limits_given.exclude;
	struct ehr_buf all = { 0 };
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < out->n; i++) {
		const struct ehr_limit_rule *rule;

		rc = ehr_limit_plan_exclude(&self->plan,
			ehr_str_of(out->item[i]), &rule, &self->run->err);
		if (rc)
			break;
		if (rule && rule->memory)
			ehr_run_notice(self->run,
				_("items left out of classes by the rule %s, "
				  "which is from memory"),
				rule->rule);
		else
			ehr_run_notice(self->run, _("left out of classes: %s"),
				out->item[i]);
		ehr_buf_printf(&all, i > 0 ? "; %s" : "%s", out->item[i]);
	}
	if (out->n > 0)
		ehr_run_fact(self->run, "exclude", ehr_buf_text(&all));
	ehr_buf_release(&all);
	if (limits_given.background)
		ehr_run_notice(self->run,
			_("what is not above the natural background does not "
			  "exceed (--background)"));
	return rc;
}

static struct ehr_str number_text(char out[static EHR_NUM_MAX], double value)
{
	if (value < 0)
		return (struct ehr_str){ "", 0 };
	return (struct ehr_str){ out, ehr_num_write(out, value) };
}

static int fill_unsaid(struct limits_setup *self)
{
	const struct limits_given *given = &limits_given;
	const struct {
		const char *const *text;
		enum ehr_limit_cell cell;
	} word[] = { { &given->land, EHR_LIMIT_CELL_LAND },
		{ &given->class, EHR_LIMIT_CELL_CLASS },
		{ &given->area, EHR_LIMIT_CELL_AREA },
		{ &given->averaging, EHR_LIMIT_CELL_AVERAGING },
		{ &given->water_body, EHR_LIMIT_CELL_WATER_BODY } };
	struct ehr_str *unsaid = self->judging.unsaid;

	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++)
		if (limits_word(word[i].text, word[i].cell, self->words,
			    &self->plan.arena, &unsaid[word[i].cell],
			    &self->run->err))
			return -1;
	if (given->condition)
		unsaid[EHR_LIMIT_CELL_CONDITION] = ehr_str_of(given->condition);
	unsaid[EHR_LIMIT_CELL_ALTITUDE] =
		number_text(self->altitude_m, given->altitude_m);
	self->judging.unsaid_ph = number_text(self->ph, given->ph);
	return 0;
}

int limits_setup_open(struct limits_setup *self, struct ehr_run *run)
{
	if (limits_setup_tables(self, run) || open_others(self))
		return -1;
	self->plan.limits = &self->limits;
	self->plan.units = self->units;
	self->plan.aliases = self->aliases;
	self->plan.words = self->words;
	self->plan.allow_memory = limits_given.allow_memory;
	self->plan.background = limits_given.background;
	self->judging.plan = &self->plan;
	if (ask(self, &run->err))
		return -1;
	if (leave_out(self))
		return -1;
	return fill_unsaid(self);
}

void limits_setup_release(struct limits_setup *self)
{
	ehr_limit_plan_release(&self->plan);
	ehr_units_close(self->units);
	ehr_aliases_close(self->aliases);
	ehr_words_close(self->words);
	ehr_limits_release(&self->limits);
}

void limits_tell(const struct limits_setup *self, const unsigned long *count)
{
	if (count[EHR_LIMIT_COUNT_MEMORY] > 0)
		ehr_run_notice(self->run,
			_("comparisons with limits from memory: %lu"),
			count[EHR_LIMIT_COUNT_MEMORY]);
	if (count[EHR_LIMIT_COUNT_BACKGROUND] > 0)
		ehr_run_notice(self->run,
			_("above a limit but within the background: %lu"),
			count[EHR_LIMIT_COUNT_BACKGROUND]);
	if (count[EHR_LIMIT_COUNT_LEFT_OUT] > 0)
		ehr_run_notice(self->run, _("left out of classes: %lu rows"),
			count[EHR_LIMIT_COUNT_LEFT_OUT]);
}
