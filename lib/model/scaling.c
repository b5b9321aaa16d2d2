/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/scaling.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"

enum { SOURCE, OUTLET, POLLUTANT, CAS, KEYS, FACTOR = KEYS, COLUMNS };
static const char *const column_name[COLUMNS] = { "source_id", "outlet",
	"pollutant", "cas", "factor" };

enum { MASKS = 1 << KEYS };

struct line {
	double factor;
	unsigned long line;
	bool matched;
};

struct scaling {
	struct ehr_inventory *inventory;
	/* by which of the cells are not empty: their texts to lines */
	struct ehr_map key[MASKS];
	size_t *of[MASKS], cap[MASKS];
	struct line *line;
	size_t n, n_cap;
	struct ehr_buf text;
};

/* The columns; one that we do not know could be a misspelt one, and then the
 * line would hold for more than was meant. */
static int bind(const struct ehr_reader *reader, long at[static COLUMNS],
	struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	size_t factor;

	for (size_t i = 0; i < header->n; i++) {
		bool known = strcmp(header->name[i], "note") == 0;

		for (size_t k = 0; k < COLUMNS; k++)
			known = known ||
				strcmp(header->name[i], column_name[k]) == 0;
		if (!known)
			return ehr_fail_cell(err, header->name[i],
				"unknown_column",
				N_("source_id outlet pollutant cas factor or "
				   "note"),
				ehr_str_of(header->name[i]));
	}
	for (size_t k = 0; k < KEYS; k++)
		at[k] = ehr_header_find(header, column_name[k]);
	if (ehr_header_need(header, column_name[FACTOR], &factor, err))
		return -1;
	at[FACTOR] = (long)factor;
	return 0;
}

static void add_part(struct ehr_buf *text, struct ehr_str part)
{
	ehr_buf_add(text, &part.n, sizeof(part.n));
	ehr_buf_add_str(text, part);
}

static int add_line(struct scaling *self, const struct ehr_row *row,
	const long at[static COLUMNS], struct ehr_err *err)
{
	struct line line = { .line = row->line };
	enum ehr_num_state state;
	unsigned mask = 0;
	bool is_new;
	size_t i;

	if (ehr_cell_number(row->cell[at[FACTOR]], "factor", &state,
		    &line.factor, err) < 0)
		return -1;
	if (state != EHR_NUM_VALUE || line.factor < 0)
		return ehr_fail_cell(err, "factor", "out_of_range",
			N_("a factor of 0 or more"), row->cell[at[FACTOR]]);
	self->text.n = 0;
	for (unsigned k = 0; k < KEYS; k++) {
		struct ehr_str cell = { "", 0 };

		if (at[k] >= 0)
			cell = ehr_str_trim(row->cell[at[k]]);
		if (cell.n == 0)
			continue;
		mask |= 1u << k;
		add_part(&self->text, cell);
	}
	i = (size_t)ehr_map_add(&self->key[mask],
		(struct ehr_str){
			self->text.p ? self->text.p : "", self->text.n },
		&is_new);
	if (!is_new)
		return ehr_fail_cell(err, "", "repeated",
			N_("each source, outlet and pollutant once"), row->raw);
	if (i == self->cap[mask]) {
		self->cap[mask] = i ? 2 * i : 16;
		self->of[mask] = ehr_realloc(
			self->of[mask], self->cap[mask], sizeof(size_t));
	}
	self->of[mask][i] = self->n;
	if (self->n == self->n_cap) {
		self->n_cap = self->n_cap ? 2 * self->n_cap : 64;
		self->line = ehr_realloc(self->line, self->n_cap, sizeof(line));
	}
	self->line[self->n++] = line;
	return 0;
}

static int read_lines(
	struct scaling *self, struct ehr_reader *reader, struct ehr_err *err)
{
	long at[COLUMNS];
	struct ehr_row row = { 0 };
	int rc;

	if (bind(reader, at, err))
		return ehr_err_at(err, ehr_reader_file(reader), 0);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (add_line(self, &row, at, err))
			return ehr_err_at(
				err, ehr_reader_file(reader), row.line);
	return rc;
}

/* What lines with these cells say of an amount with them. */
static double factor_of(struct scaling *self, unsigned mask,
	const struct ehr_str cell[static KEYS], bool *matched)
{
	struct line *line;
	long at;

	self->text.n = 0;
	for (unsigned k = 0; k < KEYS; k++)
		if (mask & 1u << k)
			add_part(&self->text, cell[k]);
	at = ehr_map_find(&self->key[mask],
		(struct ehr_str){
			self->text.p ? self->text.p : "", self->text.n });
	if (at == EHR_MAP_NONE)
		return 1;
	line = &self->line[self->of[mask][at]];
	line->matched = *matched = true;
	return line->factor;
}

/* The factor of all lines whose cells the amount has; whether there are any. */
static double all_factors(struct scaling *self,
	struct ehr_str cell[static KEYS], struct ehr_str label, bool *matched)
{
	struct ehr_str outlet = cell[OUTLET];
	double factor = 1;

	for (unsigned mask = 0; mask < MASKS; mask++) {
		if (self->key[mask].n == 0)
			continue;
		factor *= factor_of(self, mask, cell, matched);
		if (!(mask & 1u << OUTLET) || ehr_str_eq(label, outlet))
			continue;
		cell[OUTLET] = label;
		factor *= factor_of(self, mask, cell, matched);
		cell[OUTLET] = outlet;
	}
	return factor;
}

static int scale_outlet(struct scaling *self, const struct ehr_outlet *outlet,
	struct ehr_buf *label, struct ehr_scaling_report *report,
	struct ehr_err *err)
{
	struct ehr_inventory *inventory = self->inventory;

	label->n = 0;
	ehr_outlet_label(outlet, label);
	for (size_t i = 0; i < outlet->n; i++) {
		struct ehr_amount_kg *amount =
			&inventory->amount[outlet->first + i];
		const struct ehr_pollutant_name *name =
			&inventory->pollutant[amount->pollutant];
		struct ehr_str cell[KEYS] = {
			[SOURCE] = inventory->source[outlet->source].source_id,
			[OUTLET] = outlet->outlet,
			[POLLUTANT] = name->name,
			[CAS] = name->cas,
		};
		bool matched = false;

		amount->kg_a *= all_factors(self, cell,
			(struct ehr_str){ label->p, label->n }, &matched);
		report->amounts += matched;
		if (!isfinite(amount->kg_a))
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the factors of --scale make an amount "
				  "larger than any number"));
	}
	return 0;
}

static void count_lines(
	const struct scaling *self, struct ehr_scaling_report *report)
{
	report->lines = self->n;
	for (size_t i = 0; i < self->n; i++) {
		if (self->line[i].matched)
			continue;
		if (report->unmatched++ == 0)
			report->first = self->line[i].line;
	}
}

static void release(struct scaling *self)
{
	for (size_t i = 0; i < MASKS; i++) {
		ehr_map_release(&self->key[i]);
		free(self->of[i]);
	}
	free(self->line);
	ehr_buf_release(&self->text);
}

int ehr_scaling_apply(struct ehr_inventory *inventory,
	struct ehr_reader *reader, struct ehr_scaling_report *report,
	struct ehr_err *err)
{
	struct scaling self = { .inventory = inventory };
	struct ehr_buf label = { 0 };
	int rc = read_lines(&self, reader, err);

	*report = (struct ehr_scaling_report){ .kg_before = ehr_inventory_load(
						       inventory, NULL, 0) };
	for (size_t i = 0; rc == 0 && i < inventory->n_outlets; i++)
		rc = scale_outlet(
			&self, &inventory->outlet[i], &label, report, err);
	count_lines(&self, report);
	ehr_inventory_compact(inventory);
	report->kg_after = ehr_inventory_load(inventory, NULL, 0);
	ehr_buf_release(&label);
	release(&self);
	return rc;
}
