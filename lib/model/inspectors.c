/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/inspectors.h"

#include <stdlib.h>

#include "base/day.h"
#include "io/file.h"

enum { ID, FROM, UNTIL, CONFLICTS, COLUMNS };
const char *const ehr_inspector_columns[] = { "inspector_id", "leave_from",
	"leave_until", "conflicts", NULL };

struct reading {
	struct ehr_inspectors *inspectors;
	long at[COLUMNS];
	long day;
	size_t cap;
	struct ehr_buf text;
};

static struct ehr_str cell(
	const struct reading *self, const struct ehr_row *row, int column)
{
	return self->at[column] == EHR_NO_COLUMN
		       ? (struct ehr_str){ "", 0 }
		       : ehr_str_trim(row->cell[self->at[column]]);
}

static int on_leave(const struct reading *self, const struct ehr_row *row,
	bool *away, struct ehr_err *err)
{
	struct ehr_str first = cell(self, row, FROM);
	struct ehr_str last = cell(self, row, UNTIL);
	long from = self->day, until = self->day;

	if (first.n == 0 && last.n == 0)
		return 0;
	if (first.n > 0 && ehr_day_cell(first, "leave_from", &from, err))
		return -1;
	if (last.n > 0 && ehr_day_cell(last, "leave_until", &until, err))
		return -1;
	if (first.n > 0 && last.n > 0 && until < from)
		return ehr_fail_cell(err, "leave_until", "order",
			N_("a day not before leave_from"), last);
	*away = *away || (from <= self->day && self->day <= until);
	return 0;
}

static void conflict_key(struct ehr_buf *text, struct ehr_str inspector,
	struct ehr_str enterprise)
{
	text->n = 0;
	ehr_buf_add_str(text, inspector);
	ehr_buf_putc(text, '\n');
	ehr_buf_add_str(text, enterprise);
}

static void add_conflicts(
	struct reading *self, struct ehr_str id, struct ehr_str rest)
{
	while (rest.n > 0) {
		struct ehr_str enterprise = ehr_str_cut(&rest, ' ');

		if (enterprise.n == 0)
			continue;
		conflict_key(&self->text, id, enterprise);
		(void)ehr_map_add(&self->inspectors->conflict,
			(struct ehr_str){ self->text.p, self->text.n }, NULL);
	}
}

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_inspectors *inspectors = self->inspectors;
	struct ehr_str id = cell(self, row, ID);
	bool away = false, is_new;
	long at;

	if (id.n == 0 || memchr(id.p, ':', id.n) || memchr(id.p, ' ', id.n) ||
		memchr(id.p, '\n', id.n))
		return ehr_fail_cell(err, "inspector_id", "bad_id",
			N_("the number of an inspector, without : and blanks"),
			id);
	if (on_leave(self, row, &away, err))
		return -1;
	at = ehr_map_add(&inspectors->id, id, &is_new);
	if (inspectors->id.n > self->cap) {
		self->cap = 2 * inspectors->id.n;
		inspectors->away = ehr_realloc(
			inspectors->away, self->cap, sizeof(*inspectors->away));
	}
	if (is_new)
		inspectors->away[at] = false;
	inspectors->away[at] = inspectors->away[at] || away;
	add_conflicts(self, id, cell(self, row, CONFLICTS));
	return 0;
}

int ehr_inspectors_read(struct ehr_inspectors *inspectors,
	struct ehr_reader *reader, long day, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct reading self = { .inspectors = inspectors, .day = day };
	struct ehr_row row;
	size_t id;
	int rc = ehr_header_need(header, "inspector_id", &id, err);

	for (int i = 0; i < COLUMNS && rc == 0; i++)
		rc = ehr_header_look(
			header, ehr_inspector_columns[i], &self.at[i], err);
	if (rc)
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (take(&self, &row, err) &&
			ehr_reader_bad(reader, &row, err)) {
			rc = -1;
			break;
		}
	ehr_buf_release(&self.text);
	for (size_t i = 0; i < inspectors->id.n; i++)
		inspectors->present += !inspectors->away[i];
	return rc;
}

void ehr_inspectors_release(struct ehr_inspectors *inspectors)
{
	ehr_map_release(&inspectors->id);
	ehr_map_release(&inspectors->conflict);
	free(inspectors->away);
	*inspectors = (struct ehr_inspectors){ 0 };
}

/* The draw. */

struct candidate {
	unsigned char ticket[EHR_SHA256_BYTES];
	struct ehr_str id;
};

static int compare(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	return memcmp(x->ticket, y->ticket, sizeof(x->ticket));
}

static bool in_conflict(const struct ehr_inspectors *inspectors,
	struct ehr_str id, struct ehr_str enterprise, struct ehr_buf *text)
{
	if (enterprise.n == 0)
		return false;
	conflict_key(text, id, enterprise);
	return ehr_map_find(&inspectors->conflict,
		       (struct ehr_str){ text->p, text->n }) != EHR_MAP_NONE;
}

static size_t line_up(const struct ehr_inspector_draw *draw,
	struct ehr_str source, struct ehr_str uscc, struct candidate *list)
{
	const struct ehr_inspectors *all = draw->inspectors;
	struct ehr_buf text = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < all->id.n; i++) {
		struct ehr_str id = all->id.key[i];

		if (all->away[i] || in_conflict(all, id, source, &text) ||
			in_conflict(all, id, uscc, &text))
			continue;
		text.n = 0;
		ehr_buf_puts(&text, draw->seed);
		ehr_buf_puts(&text, "/inspectors:");
		ehr_buf_add_str(&text, source);
		ehr_buf_putc(&text, ':');
		ehr_buf_add_str(&text, id);
		ehr_sha256_raw(
			(struct ehr_str){ text.p, text.n }, list[n].ticket);
		list[n++].id = id;
	}
	ehr_buf_release(&text);
	if (n > 1)
		qsort(list, n, sizeof(*list), compare);
	return n;
}

static bool went_together(const struct ehr_inspector_draw *draw,
	struct ehr_str source, const struct candidate *list,
	const size_t *taken, size_t n, size_t next)
{
	for (size_t i = 0; i < n && draw->visits; i++)
		if (ehr_visits_pair(draw->visits, source, list[taken[i]].id,
			    list[next].id, draw->pairs_from))
			return true;
	return false;
}

void ehr_inspectors_draw(const struct ehr_inspector_draw *draw,
	struct ehr_str source, struct ehr_str uscc, struct ehr_buf *text)
{
	size_t most = draw->inspectors->id.n;
	struct candidate *list = ehr_calloc(most + 1, sizeof(*list));
	size_t *taken = ehr_calloc(most + 1, sizeof(*taken));
	size_t n = line_up(draw, source, uscc, list), got = 0;

	for (size_t lead = 0; lead + draw->seats <= n && got < draw->seats;
		lead++) {
		got = 0;
		for (size_t i = lead; i < n && got < draw->seats; i++)
			if (!went_together(draw, source, list, taken, got, i))
				taken[got++] = i;
	}
	text->n = 0;
	for (size_t i = 0; got == draw->seats && i < got; i++) {
		if (i > 0)
			ehr_buf_putc(text, ' ');
		ehr_buf_add_str(text, list[taken[i]].id);
	}
	free(taken);
	free(list);
}
