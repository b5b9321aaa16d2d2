/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/visits.h"

#include <stdlib.h>

#include "base/day.h"

enum { SOURCE, DATE, KIND, NEEDED, INSPECTORS = NEEDED, COLUMNS };
const char *const ehr_visit_columns[] = { "source_id", "date", "record_kind",
	"inspectors", NULL };

struct reading {
	struct ehr_visits *visits;
	const struct ehr_words *words;
	size_t at[NEEDED];
	long inspectors;
	long last;
};

static int take(
	struct reading *self, const struct ehr_row *row, struct ehr_err *err)
{
	struct ehr_visits *visits = self->visits;
	struct ehr_str source = ehr_str_trim(row->cell[self->at[SOURCE]]);
	struct ehr_str kind = ehr_words_meant(self->words, "record_kind",
		ehr_str_trim(row->cell[self->at[KIND]]));
	struct ehr_visit visit = { 0 };

	if (source.n == 0)
		return ehr_fail_cell(err, "source_id", "no_id",
			N_("the number of an enterprise"), source);
	if (ehr_day_cell(row->cell[self->at[DATE]], "date", &visit.day, err) ||
		ehr_words_check(self->words, "record_kind", kind, err))
		return -1;
	if (visit.day > self->last) {
		visits->later++;
		return 0;
	}
	visit.source = (uint32_t)ehr_map_add(&visits->source, source, NULL);
	visit.kind = (uint32_t)ehr_map_add(&visits->kind, kind, NULL);
	if (self->inspectors != EHR_NO_COLUMN)
		visit.inspectors = ehr_arena_copy(
			&visits->arena, row->cell[self->inspectors]);
	if (visits->n == visits->cap) {
		visits->cap = visits->cap ? 2 * visits->cap : 256;
		visits->visit =
			ehr_realloc(visits->visit, visits->cap, sizeof(visit));
	}
	visits->visit[visits->n++] = visit;
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct ehr_visit *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->day > y->day) - (x->day < y->day);
}

static void arrange(struct ehr_visits *visits)
{
	size_t at = 0;

	if (visits->n > 0)
		qsort(visits->visit, visits->n, sizeof(*visits->visit),
			compare);
	visits->from = ehr_calloc(visits->source.n + 1, sizeof(*visits->from));
	for (size_t i = 0; i < visits->source.n; i++) {
		visits->from[i] = at;
		while (at < visits->n && visits->visit[at].source == i)
			at++;
	}
	visits->from[visits->source.n] = visits->n;
}

int ehr_visits_read(struct ehr_visits *visits, struct ehr_reader *reader,
	const struct ehr_words *words, long last, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(reader);
	struct reading self = {
		.visits = visits, .words = words, .last = last
	};
	struct ehr_row row;
	int rc;

	for (int i = 0; i < NEEDED; i++)
		if (ehr_header_need(
			    header, ehr_visit_columns[i], &self.at[i], err))
			return ehr_err_at(err, ehr_reader_file(reader), 1);
	if (ehr_header_look(header, "inspectors", &self.inspectors, err))
		return ehr_err_at(err, ehr_reader_file(reader), 1);
	while ((rc = ehr_reader_next(reader, &row, err)) == 1)
		if (take(&self, &row, err) && ehr_reader_bad(reader, &row, err))
			return -1;
	if (rc == 0)
		arrange(visits);
	return rc;
}

void ehr_visits_release(struct ehr_visits *visits)
{
	ehr_map_release(&visits->source);
	ehr_map_release(&visits->kind);
	free(visits->visit);
	free(visits->from);
	ehr_arena_release(&visits->arena);
	*visits = (struct ehr_visits){ 0 };
}

/* The records of a source and a kind: from *at up to what is returned. */
static size_t range(const struct ehr_visits *visits, struct ehr_str source,
	const char *kind, size_t *at)
{
	long s = ehr_map_find(&visits->source, ehr_str_trim(source));
	long k = ehr_map_find(&visits->kind, ehr_str_of(kind));
	size_t end;

	*at = 0;
	if (s == EHR_MAP_NONE || k == EHR_MAP_NONE)
		return 0;
	*at = visits->from[s];
	end = visits->from[s + 1];
	while (*at < end && visits->visit[*at].kind != (uint32_t)k)
		(*at)++;
	while (end > *at && visits->visit[end - 1].kind != (uint32_t)k)
		end--;
	return end;
}

long ehr_visits_count(const struct ehr_visits *visits, struct ehr_str source,
	const char *kind, long from, long to, long *last)
{
	size_t at, end = range(visits, source, kind, &at);
	long n = 0, before = 0;

	for (; at < end; at++) {
		long day = visits->visit[at].day;

		if (day < from || day > to || (n > 0 && day == before))
			continue;
		n++;
		before = day;
	}
	if (n > 0 && last)
		*last = before;
	return n;
}

static bool has_word(struct ehr_str text, struct ehr_str word)
{
	while (text.n > 0)
		if (ehr_str_eq(ehr_str_cut(&text, ' '), word))
			return true;
	return false;
}

bool ehr_visits_pair(const struct ehr_visits *visits, struct ehr_str source,
	struct ehr_str one, struct ehr_str other, long from)
{
	size_t at, end = range(visits, source, "visit", &at);

	for (; at < end; at++)
		if (visits->visit[at].day >= from &&
			has_word(visits->visit[at].inspectors, one) &&
			has_word(visits->visit[at].inspectors, other))
			return true;
	return false;
}
