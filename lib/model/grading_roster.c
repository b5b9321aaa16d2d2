/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading_roster.h"

#include <math.h>

enum { ID, LON, LAT, QUANTITY, MEDIUM, POLLUTANT, CAS, VALUE, QUALIFIER, USED };
static const char *const used_name[USED] = { "source_id", "lon", "lat",
	"quantity", "medium", "pollutant", "cas", "value", "qualifier" };

struct roster {
	struct ehr_grading_facts *facts;
	long at[USED];
	long fact[EHR_GRADE_FACTS];
	bool amounts;
};

static bool is_derived(const struct ehr_grading_facts *facts, size_t fact)
{
	return fact == facts->own[EHR_GRADING_PLACE] ||
	       fact == facts->own[EHR_GRADING_AMOUNTS_MISSING] ||
	       fact == facts->own[EHR_GRADING_MEDIA] ||
	       fact == facts->own[EHR_GRADING_MEDIA_UNCOVERED];
}

static int bind(struct roster *self, const struct ehr_header *header,
	struct ehr_err *err)
{
	struct ehr_grading_facts *facts = self->facts;
	const struct ehr_grade_facts *all = &facts->rules->facts;
	size_t id;

	if (ehr_header_need(header, "source_id", &id, err))
		return -1;
	for (size_t i = 0; i < USED; i++)
		if (ehr_header_look(header, used_name[i], &self->at[i], err))
			return -1;
	for (size_t i = 0; i < all->n; i++) {
		self->fact[i] = EHR_NO_COLUMN;
		if (all->fact[i].table != EHR_GRADE_ROSTER ||
			is_derived(facts, i))
			continue;
		if (ehr_header_look(
			    header, all->fact[i].column, &self->fact[i], err))
			return -1;
		if (self->fact[i] != EHR_NO_COLUMN)
			facts->there[i] = true;
	}
	facts->given[EHR_GRADE_ROSTER] = true;
	self->amounts = self->at[QUANTITY] != EHR_NO_COLUMN &&
			self->at[VALUE] != EHR_NO_COLUMN &&
			self->at[POLLUTANT] != EHR_NO_COLUMN &&
			self->at[MEDIUM] != EHR_NO_COLUMN;
	for (int i = EHR_GRADING_AMOUNTS_MISSING;
		i <= EHR_GRADING_MEDIA_UNCOVERED; i++)
		facts->there[facts->own[i]] = self->amounts;
	return 0;
}

static struct ehr_str cell_of(
	const struct roster *self, const struct ehr_row *row, int which)
{
	return self->at[which] == EHR_NO_COLUMN
		       ? (struct ehr_str){ "", 0 }
		       : ehr_str_trim(row->cell[self->at[which]]);
}

/* Longitude and latitude as one text, if both are there. */
static int take_place(struct roster *self, const struct ehr_row *row,
	size_t enterprise, struct ehr_err *err)
{
	static const double limit[] = { 180, 90 };
	struct ehr_str part[] = { cell_of(self, row, LON),
		cell_of(self, row, LAT) };
	struct ehr_buf text = { 0 };

	for (int i = 0; i < 2; i++) {
		enum ehr_num_state state;
		double degrees = 0;

		if (ehr_cell_number(
			    part[i], used_name[LON + i], &state, &degrees, err))
			return -1;
		if (fabs(degrees) > limit[i])
			return ehr_fail_cell(err, used_name[LON + i],
				"out_of_range",
				N_("degrees of longitude or latitude"),
				part[i]);
	}
	if (part[0].n == 0 || part[1].n == 0)
		return 0;
	ehr_buf_add_str(&text, part[0]);
	ehr_buf_putc(&text, ' ');
	ehr_buf_add_str(&text, part[1]);
	ehr_grading_add(self->facts, enterprise,
		self->facts->own[EHR_GRADING_PLACE],
		(struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return 0;
}

/* A row that does not say what it is may be one. */
static bool is_emission(const struct roster *self, const struct ehr_row *row)
{
	struct ehr_str quantity = cell_of(self, row, QUANTITY);

	return ehr_str_is(quantity, "emission") ||
	       (quantity.n == 0 &&
		       (cell_of(self, row, VALUE).n > 0 ||
			       cell_of(self, row, POLLUTANT).n > 0));
}

static bool in_scope(const struct roster *self, const struct ehr_row *row)
{
	struct ehr_str name = cell_of(self, row, POLLUTANT);
	const struct ehr_grade_rules *rules = self->facts->rules;
	const struct ehr_scope_row *scope = ehr_scope_find(
		self->facts->scope, name, cell_of(self, row, CAS));

	if (scope && strcmp(scope->not_scored, "out_of_scope") == 0)
		return false;
	for (size_t i = 0; i < rules->n_ignore; i++)
		if (ehr_str_is(name, rules->ignore[i]))
			return false;
	return true;
}

static void count_missing(struct roster *self, size_t enterprise)
{
	size_t fact = self->facts->own[EHR_GRADING_AMOUNTS_MISSING];
	const char *before = ehr_grading_cell(self->facts, enterprise, fact);
	struct ehr_buf text = { 0 };
	double count = 0;

	if (before)
		(void)ehr_num_read(ehr_str_of(before), &count);
	ehr_buf_printf(&text, "%.0f", count + 1);
	ehr_grading_set(self->facts, enterprise, fact,
		(struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
}

/* An emission: its medium, or that it has no number. */
static int take_amount(struct roster *self, const struct ehr_row *row,
	size_t enterprise, struct ehr_err *err)
{
	enum ehr_num_state state;
	struct ehr_str medium;
	double value = 0;

	if (!self->amounts || !is_emission(self, row) || !in_scope(self, row))
		return 0;
	if (ehr_cell_number(
		    cell_of(self, row, VALUE), "value", &state, &value, err))
		return -1;
	medium = cell_of(self, row, MEDIUM);
	if (state == EHR_NUM_VALUE && value > 0)
		ehr_grading_add(self->facts, enterprise,
			self->facts->own[EHR_GRADING_MEDIA],
			medium.n > 0 ? medium : ehr_str_of("?"));
	if (state == EHR_NUM_EMPTY && cell_of(self, row, QUALIFIER).n == 0)
		count_missing(self, enterprise);
	return 0;
}

/* A slip in the word would leave an emission out. */
static int check_quantity(const struct roster *self, const struct ehr_row *row,
	struct ehr_err *err)
{
	struct ehr_str word = cell_of(self, row, QUANTITY);

	return word.n == 0 ? 0
			   : ehr_words_check(self->facts->words,
				     used_name[QUANTITY], word, err);
}

static int take_row(
	struct roster *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_grading_facts *facts = self->facts;
	struct ehr_str id = cell_of(self, row, ID);
	size_t enterprise;

	if (id.n == 0)
		return ehr_fail_cell(err, "source_id", "empty",
			N_("the id of an enterprise"), id);
	if (check_quantity(self, row, err))
		return -1;
	for (size_t i = 0; i < facts->rules->facts.n; i++) {
		enum ehr_num_state state;
		double value;

		if (self->fact[i] != EHR_NO_COLUMN &&
			facts->rules->facts.fact[i].number &&
			ehr_cell_number(row->cell[self->fact[i]],
				facts->rules->facts.fact[i].column, &state,
				&value, err))
			return -1;
	}
	enterprise = ehr_grading_enterprise(facts, id);
	facts->overfull = false;
	for (size_t i = 0; i < facts->rules->facts.n; i++)
		if (self->fact[i] != EHR_NO_COLUMN)
			ehr_grading_add(
				facts, enterprise, i, row->cell[self->fact[i]]);
	if (take_place(self, row, enterprise, err) ||
		take_amount(self, row, enterprise, err))
		return -1;
	return facts->overfull ? ehr_fail_cell(err, "source_id", "too_many",
					 N_("an enterprise with less than 32 "
					    "KiB of different values in a "
					    "column"),
					 id)
			       : 0;
}

/* Of whom the roster has, that none is missing is known. */
static void fill_counts(struct ehr_grading_facts *facts)
{
	size_t fact = facts->own[EHR_GRADING_AMOUNTS_MISSING];

	for (size_t i = 0; i < ehr_grading_enterprises(facts); i++)
		if (ehr_grading_own_cell(facts, i, EHR_GRADING_ROSTER_ID) &&
			!ehr_grading_cell(facts, i, fact))
			ehr_grading_set(facts, i, fact, ehr_str_of("0"));
}

int ehr_grading_read_roster(struct ehr_grading_facts *facts,
	struct ehr_reader *reader, struct ehr_err *err)
{
	struct roster self = { .facts = facts };
	struct ehr_row row;
	int got;

	if (bind(&self, ehr_reader_header(reader), err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((got = ehr_reader_next(reader, &row, err)) == 1)
		if (take_row(&self, &row, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	if (got == 0 && self.amounts)
		fill_counts(facts);
	return got;
}
