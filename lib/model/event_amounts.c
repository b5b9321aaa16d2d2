/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/event_amounts.h"

#include <stdlib.h>

#include "model/grouped.h"

enum {
	SOURCE_ID,
	QUANTITY,
	POLLUTANT,
	VALUE,
	UNIT,
	NEEDED,
	CAS = NEEDED,
	QUALIFIER,
	YEAR,
	TIME,
	FRACTION,
	NAME,
	READ = NAME + EHR_EVENT_CARRIED,
};

const char *const ehr_event_columns[READ + 1] = { "source_id", "quantity",
	"pollutant", "value", "unit", "cas", "qualifier", "year", "time",
	"mass_fraction", "source_name", "uscc", "industry_code", "adm_code" };

void ehr_event_amounts_init(struct ehr_event_amounts *self,
	const struct ehr_event_substances *substances,
	const struct ehr_words *words)
{
	*self = (struct ehr_event_amounts){ .substances = substances,
		.words = words };
}

void ehr_event_amounts_release(struct ehr_event_amounts *self)
{
	for (size_t i = 0; i < self->period.n; i++)
		ehr_sum_release(&self->sum[i]);
	ehr_map_release(&self->source);
	ehr_map_release(&self->holding);
	ehr_map_release(&self->period);
	ehr_arena_release(&self->arena);
	ehr_buf_release(&self->key);
	free(self->sum);
	free(self->holding_of);
	free(self->hold);
	free(self->at);
}

static void *room(void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return array;
	*cap = *cap ? 2 * *cap : 64;
	return ehr_realloc(array, *cap, size);
}

/* Keeps the first text by bytes that is not empty. */
static void keep_first(struct ehr_event_amounts *self, struct ehr_str *kept,
	struct ehr_str text)
{
	if (text.n && (kept->n == 0 || ehr_str_cmp(text, *kept) < 0))
		*kept = ehr_arena_copy(&self->arena, text);
}

static size_t source_of(struct ehr_event_amounts *self, struct ehr_str id)
{
	bool is_new;
	size_t at = (size_t)ehr_map_add(&self->source, id, &is_new);

	self->at = room(self->at, at, &self->source_cap, sizeof(*self->at));
	if (is_new)
		self->at[at] = (struct ehr_event_source){ 0 };
	return at;
}

void ehr_event_amounts_exists(
	struct ehr_event_amounts *self, struct ehr_str source_id)
{
	source_of(self, source_id);
}

/* A row, its cells by the enum above. */
struct line {
	struct ehr_str cell[READ];
};

static size_t holding_of(
	struct ehr_event_amounts *self, size_t source, const struct line *line)
{
	struct ehr_event_found found = ehr_event_substances_find(
		self->substances, line->cell[CAS], line->cell[POLLUTANT]);
	struct ehr_event_holding *hold;
	bool is_new;
	size_t at;

	self->key.n = 0;
	ehr_buf_add(&self->key, &source, sizeof(source));
	if (found.match == EHR_EVENT_UNMATCHED) {
		ehr_group_key(&self->key, line->cell[CAS]);
		ehr_group_key(&self->key, line->cell[POLLUTANT]);
	} else {
		ehr_buf_add(&self->key, &found.entry, sizeof(found.entry));
	}
	at = (size_t)ehr_map_add(&self->holding,
		(struct ehr_str){ self->key.p, self->key.n }, &is_new);
	self->hold =
		room(self->hold, at, &self->holding_cap, sizeof(*self->hold));
	hold = &self->hold[at];
	if (is_new)
		*hold = (struct ehr_event_holding){ .source = source,
			.found = found };
	if (found.match < hold->found.match)
		hold->found.match = found.match;
	hold->found.ambiguous |= found.ambiguous;
	keep_first(self, &hold->name, line->cell[POLLUTANT]);
	keep_first(self, &hold->cas, line->cell[CAS]);
	return at;
}

static void add_amount(struct ehr_event_amounts *self, size_t holding,
	const struct line *line, double tonnes)
{
	size_t old = self->sum_cap, at;
	bool is_new;

	self->key.n = 0;
	ehr_buf_add(&self->key, &holding, sizeof(holding));
	ehr_group_key(&self->key, line->cell[YEAR]);
	ehr_group_key(&self->key, line->cell[TIME]);
	at = (size_t)ehr_map_add(&self->period,
		(struct ehr_str){ self->key.p, self->key.n }, &is_new);
	self->sum = room(self->sum, at, &self->sum_cap, sizeof(*self->sum));
	if (old != self->sum_cap)
		self->holding_of = ehr_realloc(self->holding_of, self->sum_cap,
			sizeof(*self->holding_of));
	if (is_new)
		self->sum[at] = (struct ehr_sum){ 0 };
	self->holding_of[at] = holding;
	ehr_sum_add(&self->sum[at], tonnes);
}

static int read_share(
	const struct line *line, double *share, struct ehr_err *err)
{
	enum ehr_num_state state;

	if (ehr_cell_number(line->cell[FRACTION], ehr_event_columns[FRACTION],
		    &state, share, err))
		return -1;
	if (state == EHR_NUM_EMPTY)
		*share = 1;
	if (*share < 0 || *share > 1)
		return ehr_fail_cell(err, ehr_event_columns[FRACTION],
			"out_of_range", _("a share from 0 to 1"),
			line->cell[FRACTION]);
	return 0;
}

/* The numbers of a row. */
struct amount {
	enum ehr_num_state state;
	double value, share;
};

static int read_amount(
	const struct line *line, struct amount *amount, struct ehr_err *err)
{
	if (line->cell[SOURCE_ID].n == 0)
		return ehr_fail_cell(err, ehr_event_columns[SOURCE_ID], "empty",
			_("the id of an enterprise"), line->cell[SOURCE_ID]);
	if (ehr_cell_number(line->cell[VALUE], ehr_event_columns[VALUE],
		    &amount->state, &amount->value, err))
		return -1;
	if (!ehr_str_is(line->cell[QUANTITY], "onsite"))
		return 0;
	if (amount->state == EHR_NUM_VALUE && amount->value < 0)
		return ehr_fail_cell(err, ehr_event_columns[VALUE],
			"out_of_range", _("a number of 0 or more"),
			line->cell[VALUE]);
	return read_share(line, &amount->share, err);
}

/* A slip in the word would leave an amount out. Without a word a row may only
 * say that the enterprise exists. */
static int check_quantity(const struct ehr_event_amounts *self,
	const struct line *line, struct ehr_err *err)
{
	struct ehr_str word = line->cell[QUANTITY];

	if (word.n == 0 && line->cell[VALUE].n == 0 &&
		line->cell[POLLUTANT].n == 0)
		return 0;
	return ehr_words_check(
		self->words, ehr_event_columns[QUANTITY], word, err);
}

static int add_row(struct ehr_event_amounts *self, const struct line *line,
	struct ehr_err *err)
{
	struct amount amount = { 0 };
	size_t source, holding;

	if (check_quantity(self, line, err) || read_amount(line, &amount, err))
		return -1;
	source = source_of(self, line->cell[SOURCE_ID]);
	for (size_t i = 0; i < EHR_EVENT_CARRIED; i++)
		keep_first(self, &self->at[source].carried[i],
			line->cell[NAME + i]);
	if (!ehr_str_is(line->cell[QUANTITY], "onsite")) {
		self->other_rows++;
		return 0;
	}
	holding = holding_of(self, source, line);
	if (amount.state == EHR_NUM_EMPTY || line->cell[QUALIFIER].n)
		self->hold[holding].no_amount = true;
	else if (!ehr_str_is(line->cell[UNIT], "t"))
		self->hold[holding].bad_unit = true;
	else
		add_amount(self, holding, line, amount.value * amount.share);
	return 0;
}

int ehr_event_amounts_read(struct ehr_event_amounts *self,
	struct ehr_reader *reader, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct ehr_row row;
	long at[READ];
	int rc;

	for (size_t i = 0; i < READ; i++) {
		size_t must = 0;

		rc = i < NEEDED ? ehr_header_need(header, ehr_event_columns[i],
					  &must, err)
				: ehr_header_look(header, ehr_event_columns[i],
					  &at[i], err);
		if (rc)
			return ehr_err_at(err, ehr_reader_file(reader), 1);
		if (i < NEEDED)
			at[i] = (long)must;
	}
	while ((rc = ehr_reader_next(reader, &row, err)) == 1) {
		struct line line;

		for (size_t i = 0; i < READ; i++)
			line.cell[i] = at[i] == EHR_NO_COLUMN
					       ? ehr_str_of("")
					       : ehr_str_trim(row.cell[at[i]]);
		if (add_row(self, &line, err) &&
			ehr_reader_bad(reader, &row, err))
			return -1;
	}
	return rc;
}

static int by_id(const void *a, const void *b)
{
	const struct ehr_event_source *x = a, *y = b;

	return ehr_str_cmp(x->id, y->id);
}

/* By source (its place before sorting), then by name and number. */
static int by_name(const void *a, const void *b)
{
	const struct ehr_event_holding *x = a, *y = b;
	int order;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	order = ehr_str_cmp(x->name, y->name);
	if (order == 0)
		order = ehr_str_cmp(x->cas, y->cas);
	if (order == 0)
		order = (x->found.entry > y->found.entry) -
			(x->found.entry < y->found.entry);
	return order;
}

void ehr_event_amounts_end(struct ehr_event_amounts *self)
{
	size_t n = self->holding.n;

	for (size_t i = 0; i < self->period.n; i++) {
		double sum = ehr_sum_value(&self->sum[i]);
		struct ehr_event_holding *hold =
			&self->hold[self->holding_of[i]];

		if (sum > hold->tonnes)
			hold->tonnes = sum;
	}
	if (n)
		qsort(self->hold, n, sizeof(*self->hold), by_name);
	for (size_t i = 0; i < self->source.n; i++)
		self->at[i].id = self->source.key[i];
	for (size_t i = 0; i < n; i++) {
		struct ehr_event_source *source =
			&self->at[self->hold[i].source];

		if (source->n++ == 0)
			source->first = i;
	}
	if (self->source.n)
		qsort(self->at, self->source.n, sizeof(*self->at), by_id);
}
