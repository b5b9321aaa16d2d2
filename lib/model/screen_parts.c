/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "model/screen_state.h"
#include "model/screen_weigh.h"

const char *const ehr_screen_parts[EHR_SCREEN_PART_OUTS + 1] = { "item", "rank",
	"contributor", "amount_kg_a", "load", "load_share", "load_unit",
	"load_cancer", "load_noncancer" };

struct sorted {
	const struct ehr_screen_part *part;
	struct ehr_str name;
};

/* The largest load first, those without one last, by name where alike. */
static int compare(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->part->has_chosen != y->part->has_chosen)
		return x->part->has_chosen ? -1 : 1;
	if (x->part->chosen != y->part->chosen)
		return x->part->chosen > y->part->chosen ? -1 : 1;
	return ehr_str_cmp(x->name, y->name);
}

static void put(struct ehr_writer *out, bool has, double value)
{
	if (has)
		ehr_writer_number(out, value);
	else
		ehr_writer_empty(out);
}

static int write_part(const struct ehr_screen *self,
	const struct ehr_screen_line *line, const struct sorted *sorted,
	struct ehr_writer *out, struct ehr_err *err)
{
	const struct ehr_screen_part *part = sorted->part;
	double whole = self->loads.item[line->item].chosen;
	bool has_share = part->has_chosen && whole > 0;

	ehr_writer_text(out, ehr_screen_item_key(&self->loads, line->item));
	put(out, line->outcome == EHR_SCREEN_RANKED, line->rank);
	ehr_writer_text(out, sorted->name);
	ehr_writer_number(out, part->kg);
	put(out, part->has_chosen, part->chosen);
	put(out, has_share, has_share ? part->chosen / whole : 0);
	ehr_writer_puts(out, ehr_screen_chosen_unit(&self->opts->load));
	for (int i = 0; i < EHR_LOAD_EFFECTS; i++)
		put(out, part->has_load[i], part->load[i]);
	return ehr_writer_end_row(out, err);
}

/* Where the parts of each item start; they stand together. */
static size_t *starts(const struct ehr_screen_loads *loads, size_t n)
{
	size_t *start = ehr_calloc(n + 1, sizeof(*start));

	for (size_t i = loads->n_part; i > 0; i--)
		start[loads->part[i - 1].item] = i - 1;
	return start;
}

static int write_item(const struct ehr_screen *self,
	const struct ehr_screen_line *line, size_t start,
	struct ehr_writer *out, struct ehr_err *err)
{
	const struct ehr_screen_loads *loads = &self->loads;
	struct sorted *sorted;
	size_t n = 0;
	int rc = 0;

	while (start + n < loads->n_part &&
		loads->part[start + n].item == line->item)
		n++;
	sorted = ehr_calloc(n + 1, sizeof(*sorted));
	for (size_t i = 0; i < n; i++) {
		uint32_t by = loads->part[start + i].by;

		sorted[i].part = &loads->part[start + i];
		sorted[i].name = loads->parts_are_pollutants
					 ? self->store.name[by]
					 : self->store.source.key[by];
	}
	qsort(sorted, n, sizeof(*sorted), compare);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = write_part(self, line, &sorted[i], out, err);
	free(sorted);
	return rc;
}

int ehr_screen_write_parts(
	struct ehr_screen *self, struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = self->store.groups.key.n;
	size_t *start = starts(&self->loads, n);
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < n; i++)
		if (self->line[i].written)
			rc = write_item(self, &self->line[i],
				start[self->line[i].item], writer, err);
	free(start);
	return rc;
}
