/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/side.h"

#include <math.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/num.h"
#include "ref/code.h"

/* Keys by which a source is found. */
enum key { KEY_ID, KEY_USCC, KEY_ORG_CODE, KEY_NAME, KEYS };

enum { NOBODY = -1, SEVERAL = -2 };

/* Which source a key leads to. */
struct index {
	struct ehr_map map;
	long *source; /* by index of map; SEVERAL */
	size_t cap;
};

/* All records of a source. */
struct source {
	size_t *record;
	size_t n;
};

struct ehr_side {
	bool by_id;
	struct ehr_arena arena;
	struct ehr_side_record *record;
	size_t n_records, cap_records;
	struct source *source;
	size_t n_sources, cap_sources;
	struct index index[KEYS];
	struct ehr_side_record
		*common; /* by source: what its records agree on */
	unsigned *torn;  /* by source: fields that they do not agree on */
	unsigned has;    /* fields that any record has */
};

static const char *const column[EHR_SIDE_FIELDS] = {
	[EHR_SIDE_SOURCE_ID] = "source_id",
	[EHR_SIDE_OUTLET] = "outlet",
	[EHR_SIDE_SOURCE_NAME] = "source_name",
	[EHR_SIDE_USCC] = "uscc",
	[EHR_SIDE_ORG_CODE] = "org_code",
	[EHR_SIDE_PERMIT_NO] = "permit_no",
	[EHR_SIDE_INDUSTRY_CODE] = "industry_code",
	[EHR_SIDE_ADM_CODE] = "adm_code",
	[EHR_SIDE_LON] = "lon",
	[EHR_SIDE_LAT] = "lat",
	[EHR_SIDE_HOURS_RUN] = "hours_run",
	[EHR_SIDE_STACK_HEIGHT] = "stack_height_m",
	[EHR_SIDE_STACK_DIAMETER] = "stack_diameter_m",
	[EHR_SIDE_EXIT_VELOCITY] = "exit_velocity_m_s",
	[EHR_SIDE_EXIT_TEMPERATURE] = "exit_temp_k",
};

const char *ehr_side_column(enum ehr_side_field field)
{
	return column[field];
}

struct ehr_side *ehr_side_new(bool by_id)
{
	struct ehr_side *side = ehr_calloc(1, sizeof *side);

	side->by_id = by_id;
	return side;
}

void ehr_side_free(struct ehr_side *side)
{
	if (side == NULL)
		return;
	for (size_t i = 0; i < KEYS; i++) {
		ehr_map_release(&side->index[i].map);
		free(side->index[i].source);
	}
	for (size_t i = 0; i < side->n_sources; i++)
		free(side->source[i].record);
	ehr_arena_release(&side->arena);
	free(side->record);
	free(side->source);
	free(side->common);
	free(side->torn);
	free(side);
}

/* A name without what two lists write in different ways. */
static void fold_name(struct ehr_str name, struct ehr_buf *out)
{
	struct ehr_buf folded = { 0 };
	struct ehr_str text = ehr_folded(name, &folded);

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && text.p[i] != '\t')
			ehr_buf_putc(out, text.p[i]);
	ehr_buf_release(&folded);
}

/* The organisation code of a record: its own, or that in its credit code. */
static void org_code_of(
	const struct ehr_side_record *record, struct ehr_buf *out)
{
	struct ehr_code uscc, code;

	if (ehr_code_organisation(record->cell[EHR_SIDE_ORG_CODE], NULL,
		    &code) == EHR_CODE_OK)
		ehr_buf_puts(out, code.text);
	else if (ehr_code_uscc(record->cell[EHR_SIDE_USCC], NULL, &uscc) ==
			 EHR_CODE_OK &&
		 ehr_code_uscc_organisation(&uscc, &code))
		ehr_buf_puts(out, code.text);
}

/* The text by which a record is found under key, appended to out. */
static void key_of(
	const struct ehr_side_record *record, enum key key, struct ehr_buf *out)
{
	struct ehr_code code;

	switch (key) {
	case KEY_ID:
		ehr_buf_add_str(
			out, ehr_str_trim(record->cell[EHR_SIDE_SOURCE_ID]));
		break;
	case KEY_USCC:
		if (ehr_code_uscc(record->cell[EHR_SIDE_USCC], NULL, &code) ==
			EHR_CODE_OK)
			ehr_buf_puts(out, code.text);
		break;
	case KEY_ORG_CODE: org_code_of(record, out); break;
	default: fold_name(record->cell[EHR_SIDE_SOURCE_NAME], out); break;
	}
}

static long look_up(const struct ehr_side *side, enum key key,
	const struct ehr_side_record *record)
{
	const struct index *index = &side->index[key];
	struct ehr_buf text = { 0 };
	long at;

	key_of(record, key, &text);
	at = text.n == 0 ? EHR_MAP_NONE
			 : ehr_map_find(&index->map,
				   (struct ehr_str){ text.p, text.n });
	ehr_buf_release(&text);
	return at == EHR_MAP_NONE ? NOBODY : index->source[at];
}

static void enter(struct ehr_side *side, enum key key,
	const struct ehr_side_record *record, long source)
{
	struct index *index = &side->index[key];
	struct ehr_buf text = { 0 };
	bool is_new = false;
	long at;

	key_of(record, key, &text);
	if (text.n > 0) {
		at = ehr_map_add(&index->map,
			(struct ehr_str){ text.p, text.n }, &is_new);
		if ((size_t)at >= index->cap) {
			index->cap = index->cap * 2 + 64;
			index->source = ehr_realloc(index->source, index->cap,
				sizeof *index->source);
		}
		if (is_new)
			index->source[at] = source;
		else if (index->source[at] != source)
			index->source[at] = SEVERAL;
	}
	ehr_buf_release(&text);
}

static size_t add_record(
	struct ehr_side *side, const struct ehr_side_record *record)
{
	struct ehr_side_record *copy;

	if (side->n_records == side->cap_records) {
		side->cap_records = side->cap_records * 2 + 64;
		side->record = ehr_realloc(
			side->record, side->cap_records, sizeof *side->record);
	}
	copy = &side->record[side->n_records];
	for (size_t i = 0; i < EHR_SIDE_FIELDS; i++) {
		copy->cell[i] = ehr_arena_copy(
			&side->arena, ehr_str_trim(record->cell[i]));
		if (copy->cell[i].n > 0)
			side->has |= 1u << i;
	}
	return side->n_records++;
}

/* Records with the same source_id are of one source. */
static size_t source_of(
	struct ehr_side *side, const struct ehr_side_record *record)
{
	long known = look_up(side, KEY_ID, record);

	if (known >= 0)
		return (size_t)known;
	if (side->n_sources == side->cap_sources) {
		side->cap_sources = side->cap_sources * 2 + 64;
		side->source = ehr_realloc(
			side->source, side->cap_sources, sizeof *side->source);
	}
	side->source[side->n_sources] = (struct source){ NULL, 0 };
	return side->n_sources++;
}

void ehr_side_add(struct ehr_side *side, const struct ehr_side_record *record)
{
	size_t at = add_record(side, record);
	size_t number = source_of(side, &side->record[at]);
	struct source *source = &side->source[number];

	/* doubles at 1, 2, 4, ... */
	if ((source->n & (source->n - 1)) == 0)
		source->record = ehr_realloc(source->record,
			source->n == 0 ? 1 : source->n * 2,
			sizeof *source->record);
	source->record[source->n++] = at;
	for (enum key key = 0; key < KEYS; key++)
		enter(side, key, &side->record[at], (long)number);
}

/* Are two cells of the field the same thing? */
static bool agree(enum ehr_side_field field, struct ehr_str a, struct ehr_str b)
{
	struct ehr_buf one = { 0 }, other = { 0 };
	double x, y;
	bool same;

	if (ehr_str_eq(a, b))
		return true;
	if (field >= EHR_SIDE_LON && ehr_num_read(a, &x) == EHR_NUM_VALUE &&
		ehr_num_read(b, &y) == EHR_NUM_VALUE)
		return field <= EHR_SIDE_LAT ? fabs(x - y) <= 1e-5 : x == y;
	fold_name(a, &one);
	fold_name(b, &other);
	same = ehr_str_eq((struct ehr_str){ one.p, one.n },
		(struct ehr_str){ other.p, other.n });
	ehr_buf_release(&one);
	ehr_buf_release(&other);
	return same;
}

/* What all records of a source that say anything agree on. */
static void find_common(struct ehr_side *side, size_t number)
{
	const struct source *source = &side->source[number];
	struct ehr_side_record *common = &side->common[number];

	for (enum ehr_side_field field = 0; field < EHR_SIDE_FIELDS; field++) {
		struct ehr_str *cell = &common->cell[field];

		*cell = (struct ehr_str){ "", 0 };
		for (size_t i = 0; i < source->n; i++) {
			struct ehr_str one =
				side->record[source->record[i]].cell[field];

			if (cell->n == 0)
				*cell = one;
			else if (one.n > 0 && !agree(field, *cell, one))
				side->torn[number] |= 1u << field;
		}
		if ((side->torn[number] & 1u << field) != 0)
			*cell = (struct ehr_str){ "", 0 };
	}
}

void ehr_side_end(struct ehr_side *side)
{
	side->common = ehr_calloc(side->n_sources + 1, sizeof *side->common);
	side->torn = ehr_calloc(side->n_sources + 1, sizeof *side->torn);
	for (size_t i = 0; i < side->n_sources; i++)
		find_common(side, i);
}

bool ehr_side_has(const struct ehr_side *side, enum ehr_side_field field)
{
	return (side->has & 1u << field) != 0;
}

static enum ehr_side_match find(const struct ehr_side *side,
	const struct ehr_side_record *record, size_t *source)
{
	static const enum ehr_side_match match[KEYS] = { EHR_SIDE_BY_ID,
		EHR_SIDE_BY_USCC, EHR_SIDE_BY_ORG_CODE, EHR_SIDE_BY_NAME };
	enum key first = side->by_id ? KEY_ID : KEY_USCC;
	enum key last = side->by_id ? KEY_ID : KEY_NAME;

	for (enum key key = first; key <= last; key++) {
		long at = look_up(side, key, record);

		if (at == SEVERAL)
			return EHR_SIDE_AMBIGUOUS;
		if (at == NOBODY)
			continue;
		*source = (size_t)at;
		return match[key];
	}
	return EHR_SIDE_NONE;
}

/* The record of the same outlet; if there are several, or the row says no
 * outlet, NULL. */
static const struct ehr_side_record *outlet_record(const struct ehr_side *side,
	size_t number, const struct ehr_side_record *record)
{
	const struct source *source = &side->source[number];
	struct ehr_str outlet = ehr_str_trim(record->cell[EHR_SIDE_OUTLET]);
	const struct ehr_side_record *found = NULL;

	for (size_t i = 0; i < source->n && outlet.n > 0; i++) {
		const struct ehr_side_record *one =
			&side->record[source->record[i]];

		if (!agree(EHR_SIDE_OUTLET, one->cell[EHR_SIDE_OUTLET], outlet))
			continue;
		if (found != NULL)
			return NULL;
		found = one;
	}
	return found;
}

/* What the table says of a field for this row; *torn: several things. */
static struct ehr_str says(const struct ehr_side *side, size_t source,
	const struct ehr_side_record *of_outlet, enum ehr_side_field field,
	bool *torn)
{
	*torn = false;
	if (of_outlet != NULL && of_outlet->cell[field].n > 0)
		return of_outlet->cell[field];
	*torn = (side->torn[source] & 1u << field) != 0;
	return side->common[source].cell[field];
}

/* Half a position is none. */
static bool is_half(const struct ehr_side_record *record,
	const struct ehr_str *said, enum ehr_side_field field)
{
	enum ehr_side_field other;

	if (field != EHR_SIDE_LON && field != EHR_SIDE_LAT)
		return false;
	other = field == EHR_SIDE_LON ? EHR_SIDE_LAT : EHR_SIDE_LON;
	return record->cell[other].n > 0 || said[other].n == 0;
}

struct ehr_side_found ehr_side_fill(
	const struct ehr_side *side, struct ehr_side_record *record)
{
	struct ehr_side_found found = { 0 };
	struct ehr_str said[EHR_SIDE_FIELDS];
	const struct ehr_side_record as_it_was = *record, *of_outlet;
	bool torn;

	found.match = find(side, record, &found.source);
	if (found.match < EHR_SIDE_BY_ID)
		return found;
	of_outlet = outlet_record(side, found.source, record);
	for (enum ehr_side_field i = EHR_SIDE_SOURCE_NAME; i < EHR_SIDE_FIELDS;
		i++) {
		said[i] = says(side, found.source, of_outlet, i, &torn);
		if (torn && record->cell[i].n == 0)
			found.unclear |= 1u << i;
	}
	for (enum ehr_side_field i = EHR_SIDE_SOURCE_NAME; i < EHR_SIDE_FIELDS;
		i++) {
		if (said[i].n == 0)
			continue;
		if (record->cell[i].n > 0) {
			if (!agree(i, record->cell[i], said[i]))
				found.conflict |= 1u << i;
		} else if (!is_half(&as_it_was, said, i)) {
			record->cell[i] = said[i];
			found.filled |= 1u << i;
		}
	}
	return found;
}

struct ehr_str ehr_side_says(const struct ehr_side *side,
	const struct ehr_side_found *found,
	const struct ehr_side_record *record, enum ehr_side_field field)
{
	bool torn;

	return says(side, found->source,
		outlet_record(side, found->source, record), field, &torn);
}

size_t ehr_side_sources(const struct ehr_side *side)
{
	return side->n_sources;
}

struct ehr_str ehr_side_source_cell(
	const struct ehr_side *side, size_t source, enum ehr_side_field field)
{
	return side->record[side->source[source].record[0]].cell[field];
}
