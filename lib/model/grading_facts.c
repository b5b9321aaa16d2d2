/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_facts.h"

#include <stdlib.h>

#include "base/num.h"
#include "model/grading_lacks.h"

enum { CHUNK = 1 << 20, VALUES_MAX = 1 << 15 };

static const char *const own_name[EHR_GRADING_OWN] = {
	[EHR_GRADING_TOTALS_ID] = "totals.source_id",
	[EHR_GRADING_TOTALS_NAME] = "totals.source_name",
	[EHR_GRADING_TOTALS_USCC] = "totals.uscc",
	[EHR_GRADING_INCOMPLETE] = "totals.incomplete",
	[EHR_GRADING_COVERAGE] = "totals.coverage",
	[EHR_GRADING_UNMATCHED] = "totals.unmatched",
	[EHR_GRADING_UNSPLIT] = "totals.unsplit",
	[EHR_GRADING_UNSPECIATED] = "totals.unspeciated",
	[EHR_GRADING_NO_VALUE] = "totals.no_value",
	[EHR_GRADING_OTHER] = "totals.unscored_other",
	[EHR_GRADING_COVERAGE_IN_SCOPE] = "totals.coverage_in_scope",
	[EHR_GRADING_ROWS_SCORED] = "totals.scored",
	[EHR_GRADING_MEDIUM] = "totals.medium",
	[EHR_GRADING_PROFILE] = "totals.profile",
	[EHR_GRADING_SCORED] = "totals.n_scored",
	[EHR_GRADING_N] = "totals.n",
	[EHR_GRADING_ROSTER_ID] = "roster.source_id",
	[EHR_GRADING_ROSTER_NAME] = "roster.source_name",
	[EHR_GRADING_ROSTER_USCC] = "roster.uscc",
	[EHR_GRADING_REGION] = "roster.adm_code",
	[EHR_GRADING_INDUSTRY] = "roster.industry_code",
	[EHR_GRADING_CELL_ID] = "roster.cell_id",
	[EHR_GRADING_PLACE] = "roster.place",
	[EHR_GRADING_AMOUNTS_MISSING] = "roster.amounts_missing",
	[EHR_GRADING_MEDIA] = "roster.media",
	[EHR_GRADING_MEDIA_UNCOVERED] = "roster.media_uncovered",
	[EHR_GRADING_ZONE] = "zone.class",
	[EHR_GRADING_EVENT] = "events.grade",
	[EHR_GRADING_EVENT_ID] = "events.source_id",
};

/* All that can be a reason at once; an impact can be two. */
static size_t most_reasons(const struct ehr_grade_rules *rules)
{
	return rules->gates.n + 2 * rules->n_impacts + rules->evidence.n +
	       rules->worse.n + rules->better.n;
}

int ehr_grading_facts_init(struct ehr_grading_facts *facts,
	struct ehr_grade_rules *rules, const struct ehr_scope *scope,
	struct ehr_err *err)
{
	*facts = (struct ehr_grading_facts){ .rules = rules, .scope = scope };
	if (most_reasons(rules) > EHR_GRADING_REASONS)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("the rules \"%s\" are too many, at most %d (impacts "
			  "count twice)"),
			rules->name, EHR_GRADING_REASONS);
	for (size_t i = 0; i < EHR_GRADING_OWN; i++) {
		ehr_grade_fact_add(&rules->facts, own_name[i], &facts->own[i]);
		if (facts->own[i] == EHR_GRADE_FACTS)
			return ehr_fail(err, EHR_FAULT_USAGE,
				_("the rules \"%s\" ask for too many columns"),
				rules->name);
	}
	rules->facts.fact[facts->own[EHR_GRADING_COVERAGE]].number = true;
	rules->facts.fact[facts->own[EHR_GRADING_SCORED]].number = true;
	return 0;
}

void ehr_grading_facts_release(struct ehr_grading_facts *facts)
{
	ehr_map_release(&facts->id);
	ehr_arena_release(&facts->arena);
	free(facts->cell);
	*facts = (struct ehr_grading_facts){ 0 };
}

size_t ehr_grading_enterprise(
	struct ehr_grading_facts *facts, struct ehr_str id)
{
	size_t n = facts->rules->facts.n, cap = facts->cap;
	bool is_new;
	size_t at = (size_t)ehr_map_add(&facts->id, id, &is_new);

	if (at >= cap) {
		facts->cap = cap ? 2 * cap : 64;
		facts->cell = ehr_realloc(
			facts->cell, facts->cap * n, sizeof(*facts->cell));
		memset(facts->cell + cap * n, 0,
			(facts->cap - cap) * n * sizeof(*facts->cell));
	}
	return at;
}

size_t ehr_grading_enterprises(const struct ehr_grading_facts *facts)
{
	return facts->id.n;
}

struct ehr_str ehr_grading_id(
	const struct ehr_grading_facts *facts, size_t enterprise)
{
	return facts->id.key[enterprise];
}

/* A copy of text with a NUL, close behind the one before. */
static char *keep(struct ehr_grading_facts *facts, struct ehr_str text)
{
	char *at;

	if (text.n + 1 > CHUNK / 16)
		return ehr_arena_string(&facts->arena, text);
	if (text.n + 1 > facts->bump_left) {
		facts->bump = ehr_arena_alloc(&facts->arena, CHUNK);
		facts->bump_left = CHUNK;
	}
	at = facts->bump;
	memcpy(at, text.p, text.n);
	at[text.n] = '\0';
	facts->bump += text.n + 1;
	facts->bump_left -= text.n + 1;
	return at;
}

static const char **place_of(
	const struct ehr_grading_facts *facts, size_t enterprise, size_t fact)
{
	return &facts->cell[enterprise * facts->rules->facts.n + fact];
}

void ehr_grading_set(struct ehr_grading_facts *facts, size_t enterprise,
	size_t fact, struct ehr_str text)
{
	text = ehr_str_trim(text);
	*place_of(facts, enterprise, fact) =
		text.n > 0 ? keep(facts, text) : NULL;
}

void ehr_grading_add(struct ehr_grading_facts *facts, size_t enterprise,
	size_t fact, struct ehr_str text)
{
	const char **cell = place_of(facts, enterprise, fact);
	struct ehr_buf buf = { 0 };
	struct ehr_str rest;
	bool put = false;

	text = ehr_str_trim(text);
	if (text.n == 0 || (*cell && ehr_str_is(text, *cell)))
		return;
	rest = ehr_str_of(*cell ? *cell : "");
	if (rest.n > 0 && rest.n + text.n > VALUES_MAX) {
		facts->overfull = true;
		return;
	}
	while (rest.n > 0) {
		struct ehr_str value = ehr_str_cut(&rest, EHR_GRADE_SEPARATOR);
		int order = put ? 1 : ehr_str_cmp(text, value);

		if (order <= 0 && !put) {
			ehr_buf_add_str(&buf, text);
			ehr_buf_putc(&buf, EHR_GRADE_SEPARATOR);
			put = true;
		}
		if (order == 0)
			continue;
		ehr_buf_add_str(&buf, value);
		ehr_buf_putc(&buf, EHR_GRADE_SEPARATOR);
	}
	if (!put) {
		ehr_buf_add_str(&buf, text);
		ehr_buf_putc(&buf, EHR_GRADE_SEPARATOR);
	}
	*cell = keep(facts, (struct ehr_str){ buf.p, buf.n - 1 });
	ehr_buf_release(&buf);
}

/* Columns of a table with one row an enterprise. */
struct table {
	size_t id;
	long at[EHR_GRADE_FACTS];
};

static int bind(struct ehr_grading_facts *facts, enum ehr_grade_table which,
	const struct ehr_header *header, struct table *table,
	struct ehr_err *err)
{
	const struct ehr_grade_facts *all = &facts->rules->facts;

	facts->given[which] = true;
	if (ehr_header_need(header, "source_id", &table->id, err))
		return -1;
	for (size_t i = 0; i < all->n; i++) {
		table->at[i] = EHR_NO_COLUMN;
		if (all->fact[i].table != which)
			continue;
		if (ehr_header_look(
			    header, all->fact[i].column, &table->at[i], err))
			return -1;
		if (table->at[i] != EHR_NO_COLUMN)
			facts->there[i] = true;
	}
	return 0;
}

/* Are the cells that are compared with numbers numbers, and not below 0? */
static int check_numbers(const struct ehr_grading_facts *facts,
	const struct table *table, const struct ehr_row *row,
	struct ehr_err *err)
{
	const struct ehr_grade_facts *all = &facts->rules->facts;

	for (size_t i = 0; i < all->n; i++) {
		enum ehr_num_state state;
		double value = 0;

		if (table->at[i] == EHR_NO_COLUMN || !all->fact[i].number)
			continue;
		if (ehr_cell_number(row->cell[table->at[i]],
			    all->fact[i].column, &state, &value, err))
			return -1;
		if (state == EHR_NUM_VALUE && value < 0)
			return ehr_fail_cell(err, all->fact[i].column,
				"negative", N_("a number of 0 or more"),
				row->cell[table->at[i]]);
		if (i == facts->own[EHR_GRADING_COVERAGE] && value > 1)
			return ehr_fail_cell(err, all->fact[i].column,
				"out_of_range", N_("a share from 0 to 1"),
				row->cell[table->at[i]]);
	}
	return 0;
}

static int take_row(struct ehr_grading_facts *facts, const struct table *table,
	size_t marker, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_str id = ehr_str_trim(row->cell[table->id]);
	size_t enterprise;

	if (id.n == 0)
		return ehr_fail_cell(err, "source_id", "empty",
			N_("the id of an enterprise"), id);
	if (check_numbers(facts, table, row, err))
		return -1;
	enterprise = ehr_grading_enterprise(facts, id);
	if (ehr_grading_cell(facts, enterprise, marker))
		return ehr_fail_cell(err, "source_id", "twice",
			N_("each enterprise once (group by source_id alone)"),
			id);
	for (size_t i = 0; i < facts->rules->facts.n; i++)
		if (table->at[i] != EHR_NO_COLUMN)
			ehr_grading_set(
				facts, enterprise, i, row->cell[table->at[i]]);
	ehr_grading_set(facts, enterprise, marker, id);
	return 0;
}

static int read_table(struct ehr_grading_facts *facts,
	enum ehr_grade_table which, size_t marker, struct ehr_reader *reader,
	struct ehr_err *err)
{
	struct table table;
	struct ehr_row row;
	int got;

	if (bind(facts, which, ehr_reader_header(reader), &table, err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (take_row(facts, &table, marker, &row, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	return got;
}

static bool has(const struct ehr_header *header, const char *column)
{
	return ehr_header_find(header, column) != EHR_NO_COLUMN;
}

/* Do they look as if the receptors of a source had been added up? */
static bool look_summed(const struct ehr_header *header)
{
	return has(header, "quantity") && has(header, "method") &&
	       !has(header, "receptor_id") && !has(header, "worst_cr_at") &&
	       !has(header, "worst_hi_at");
}

int ehr_grading_read_totals(struct ehr_grading_facts *facts,
	struct ehr_reader *reader, struct ehr_err *err)
{
	static const char *const needed[] = { "source_id", "hi_high", "cr_high",
		"coverage", "incomplete" };
	size_t at;

	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (ehr_header_need(
			    ehr_reader_header(reader), needed[i], &at, err))
			return ehr_err_at(err, ehr_reader_file(reader), 0);
	facts->summed = look_summed(ehr_reader_header(reader));
	facts->there[facts->own[EHR_GRADING_PLACE]] = true;
	facts->there[facts->own[EHR_GRADING_CELL_ID]] = true;
	ehr_grading_lacks_there(facts);
	facts->there[facts->own[EHR_GRADING_ROWS_SCORED]] = true;
	return read_table(facts, EHR_GRADE_TOTALS,
		facts->own[EHR_GRADING_TOTALS_ID], reader, err);
}

int ehr_grading_read_events(struct ehr_grading_facts *facts,
	struct ehr_reader *reader, struct ehr_err *err)
{
	size_t at;

	if (ehr_header_need(ehr_reader_header(reader), "grade", &at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	return read_table(facts, EHR_GRADE_EVENTS,
		facts->own[EHR_GRADING_EVENT_ID], reader, err);
}

/* Of whom there is no result, no row was scored; of others it may be unknown. */
static void derive_scored(struct ehr_grading_facts *facts, size_t enterprise)
{
	const char *scored =
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_SCORED);

	if (!ehr_grading_own_cell(facts, enterprise, EHR_GRADING_TOTALS_ID))
		scored = "0";
	ehr_grading_set(facts, enterprise, facts->own[EHR_GRADING_ROWS_SCORED],
		ehr_str_of(scored ? scored : ""));
}

/* Where emissions go that no result is of; nothing if the totals have no column
 * that says of which medium they are. */
static void derive_media(struct ehr_grading_facts *facts, size_t enterprise)
{
	const char *medium =
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_MEDIUM);
	const char *media =
		ehr_grading_own_cell(facts, enterprise, EHR_GRADING_MEDIA);
	bool told = facts->there[facts->own[EHR_GRADING_MEDIUM]];
	struct ehr_str rest = ehr_str_of(media ? media : "");

	while (told && rest.n > 0) {
		struct ehr_str one = ehr_str_cut(&rest, EHR_GRADE_SEPARATOR);

		if (!medium || !ehr_str_is(one, medium))
			ehr_grading_add(facts, enterprise,
				facts->own[EHR_GRADING_MEDIA_UNCOVERED], one);
	}
}

static bool is_askable(const struct ehr_grading_facts *facts,
	const struct ehr_grade_condition *condition)
{
	return facts->there[condition->fact] ||
	       (condition->relation >= EHR_GRADE_EMPTY &&
		       facts->given[facts->rules->facts.fact[condition->fact]
					    .table]);
}

/* Is a column that the rule cannot do without one that nothing has? */
static bool is_idle(const struct ehr_grading_facts *facts,
	const struct ehr_grade_rule *rule)
{
	size_t askable = 0;

	for (size_t i = 0; i < rule->n_conditions; i++)
		askable += is_askable(facts, &rule->condition[i]);
	return rule->any ? askable == 0 : askable < rule->n_conditions;
}

static void find_idle(struct ehr_grading_facts *facts)
{
	const struct ehr_grade_list *gates = &facts->rules->gates;

	facts->idle = ehr_arena_calloc(
		&facts->arena, gates->n + 1, sizeof(*facts->idle));
	for (size_t i = 0; i < gates->n; i++)
		facts->idle[i] = is_idle(facts, &gates->rule[i]);
}

void ehr_grading_derive(struct ehr_grading_facts *facts)
{
	if (!facts->there[facts->own[EHR_GRADING_MEDIUM]])
		facts->there[facts->own[EHR_GRADING_MEDIA_UNCOVERED]] = false;
	find_idle(facts);
	for (size_t i = 0; i < facts->id.n; i++) {
		if (ehr_grading_own_cell(facts, i, EHR_GRADING_TOTALS_ID))
			ehr_grading_derive_lacks(facts, i);
		derive_scored(facts, i);
		derive_media(facts, i);
	}
}
