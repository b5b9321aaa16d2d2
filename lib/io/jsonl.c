/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/jsonl.h"

#include <stdio.h>
#include <stdlib.h>

#include "io/json.h"
#include "io/json_text.h"

static const struct ehr_str empty = { "", 0 };

/*
 * Any object, through the document reader. visit is called for each value that
 * is not an object, with the names that lead to it joined by points.
 */

struct walk {
	struct ehr_buf path;
	unsigned depth;
	const char *at, *end; /* behind the numbers seen so far */
	int (*visit)(struct walk *walk, const struct ehr_json *value);
	struct ehr_err *err;
	void *self;
};

static int fail(struct ehr_err *err, const char *reason, const char *what)
{
	(void)ehr_fail(err, EHR_FAULT_DATA, "%s", ehr_translate(what));
	if (err != NULL) {
		(void)snprintf(err->reason, sizeof(err->reason), "%s", reason);
		(void)snprintf(
			err->expected, sizeof(err->expected), "%s", what);
	}
	return -1;
}

static int fail_key(struct walk *walk, const char *reason, const char *what)
{
	(void)fail(walk->err, reason, what);
	if (walk->err != NULL)
		ehr_visible(walk->err->column, sizeof(walk->err->column),
			(struct ehr_str){ walk->path.p, walk->path.n });
	return -1;
}

/* The text of the next number; cJSON keeps only its value. The record is
 * known to be good. */
static struct ehr_str next_number(struct walk *walk)
{
	const char *p = walk->at, *why;
	bool escaped;

	while (p < walk->end && *p != '-' && !(*p >= '0' && *p <= '9')) {
		if (*p++ == '"')
			p += ehr_json_scan_text(p, walk->end, &escaped, &why) +
			     1;
	}
	size_t n = ehr_json_scan_number(p, walk->end);
	walk->at = p + n;
	return (struct ehr_str){ p, n };
}

/* At most as many calls deep as ehr_json_read_record lets through. */
static int walk_map(struct walk *walk, const struct ehr_json *map)
{
	const struct ehr_json *value = ehr_json_first(map);
	size_t n = walk->path.n;

	for (; value != NULL; value = ehr_json_next(value)) {
		int rc;

		walk->path.n = n;
		if (walk->depth > 0)
			ehr_buf_putc(&walk->path, '.');
		ehr_buf_puts(&walk->path, ehr_json_key(value));
		switch (ehr_json_kind(value)) {
		case EHR_JSON_MAP:
			walk->depth++;
			rc = walk_map(walk, value);
			walk->depth--;
			break;
		case EHR_JSON_LIST:
			rc = fail_key(
				walk, "list", N_("a list cannot be a cell"));
			break;
		default: rc = walk->visit(walk, value); break;
		}
		if (rc < 0)
			return -1;
	}
	walk->path.n = n;
	return 0;
}

static int walk_record(struct walk *walk, struct ehr_str record)
{
	struct ehr_json *root = ehr_json_read_record(record, walk->err);
	int rc;

	if (root == NULL)
		return -1;
	walk->at = record.p;
	walk->end = record.p + record.n;
	if (ehr_json_kind(root) == EHR_JSON_MAP)
		rc = walk_map(walk, root);
	else
		rc = fail(walk->err, "not_an_object", N_("not a JSON object"));
	ehr_json_free(root);
	ehr_buf_release(&walk->path);
	return rc;
}

/*
 * The first record
 */

static int visit_name(struct walk *walk, const struct ehr_json *value)
{
	bool is_new;

	(void)value;
	if (walk->path.n == 0)
		return fail_key(walk, "no_name", N_("a column without a name"));
	(void)ehr_map_add(walk->self,
		(struct ehr_str){ walk->path.p, walk->path.n }, &is_new);
	return is_new ? 0
		      : fail_key(walk, "duplicate_key",
				N_("the column stands twice in the object"));
}

int ehr_jsonl_header(
	struct ehr_str record, struct ehr_header *header, struct ehr_err *err)
{
	struct ehr_map names = { 0 };
	struct walk walk = { .visit = visit_name, .err = err, .self = &names };
	int rc = walk_record(&walk, record);

	if (rc == 0 && names.n == 0)
		rc = fail(err, "no_columns", N_("the first object is empty"));
	if (rc == 0) {
		header->n = names.n;
		header->name = ehr_calloc(names.n, sizeof(header->name[0]));
		for (size_t i = 0; i < names.n; i++)
			header->name[i] = ehr_strdup(names.key[i].p);
	}
	ehr_map_release(&names);
	return rc;
}

/*
 * Any record
 */

struct cells {
	struct ehr_jsonl *jsonl;
	struct ehr_str *cell;
	bool *seen;
};

static struct ehr_str value_text(struct walk *walk,
	const struct ehr_json *value, struct ehr_arena *arena)
{
	switch (ehr_json_kind(value)) {
	case EHR_JSON_NUMBER: return next_number(walk);
	case EHR_JSON_BOOL:
		return ehr_str_of(ehr_json_bool(value) ? "true" : "false");
	case EHR_JSON_TEXT:
		return ehr_arena_copy(arena, ehr_str_of(ehr_json_text(value)));
	default: return empty;
	}
}

static int visit_cell(struct walk *walk, const struct ehr_json *value)
{
	struct cells *cells = walk->self;
	struct ehr_str path = { walk->path.p, walk->path.n };
	struct ehr_str text = value_text(walk, value, &cells->jsonl->arena);
	long at = ehr_map_find(&cells->jsonl->index, path);

	if (at == EHR_MAP_NONE)
		return fail_key(walk, "unknown_key",
			N_("not a column of the first object"));
	if (cells->seen[at])
		return fail_key(walk, "duplicate_key",
			N_("the column stands twice in the object"));
	cells->seen[at] = true;
	cells->cell[at] = text;
	return 0;
}

static int read_any(struct ehr_jsonl *self, struct ehr_str record,
	struct ehr_str *cell, struct ehr_err *err)
{
	size_t n = self->header->n;
	struct cells cells = { .jsonl = self, .cell = cell };
	struct walk walk = { .visit = visit_cell, .err = err, .self = &cells };

	cells.seen = ehr_arena_calloc(&self->arena, n, sizeof(bool));
	for (size_t i = 0; i < n; i++)
		cell[i] = empty;
	return walk_record(&walk, record);
}

/*
 * A flat object with its names in order
 */

struct flat {
	const char *p, *end;
	struct ehr_arena *arena;
};

static void skip_blanks(struct flat *flat)
{
	while (flat->p < flat->end &&
		(*flat->p == ' ' || *flat->p == '\t' || *flat->p == '\n' ||
			*flat->p == '\r'))
		flat->p++;
}

static bool take(struct flat *flat, char c)
{
	skip_blanks(flat);
	if (flat->p == flat->end || *flat->p != c)
		return false;
	flat->p++;
	return true;
}

/* The name with its quotes. */
static bool take_name(struct flat *flat, struct ehr_str name)
{
	const char *p = flat->p;

	if ((size_t)(flat->end - p) < name.n + 2 || p[0] != '"' ||
		p[name.n + 1] != '"' || memcmp(p + 1, name.p, name.n) != 0)
		return false;
	flat->p += name.n + 2;
	return true;
}

static bool take_text(struct flat *flat, struct ehr_str *cell)
{
	const char *why;
	bool escaped;
	long n = ehr_json_scan_text(flat->p, flat->end, &escaped, &why);

	if (n < 0)
		return false;
	*cell = (struct ehr_str){ flat->p, (size_t)n };
	flat->p += n + 1;
	if (escaped) {
		char *text = ehr_arena_alloc(flat->arena, cell->n);

		cell->n = ehr_json_unescape(text, *cell);
		cell->p = text;
	}
	return true;
}

static bool take_word(struct flat *flat, const char *word, struct ehr_str *cell)
{
	size_t n = strlen(word);

	if ((size_t)(flat->end - flat->p) < n || memcmp(flat->p, word, n) != 0)
		return false;
	*cell = (struct ehr_str){ flat->p, n };
	flat->p += n;
	return true;
}

static bool take_value(struct flat *flat, struct ehr_str *cell)
{
	skip_blanks(flat);
	if (flat->p == flat->end)
		return false;
	switch (*flat->p) {
	case '"': flat->p++; return take_text(flat, cell);
	case 't': return take_word(flat, "true", cell);
	case 'f': return take_word(flat, "false", cell);
	case 'n':
		if (!take_word(flat, "null", cell))
			return false;
		*cell = empty;
		return true;
	default: break;
	}
	size_t n = ehr_json_scan_number(flat->p, flat->end);
	*cell = (struct ehr_str){ flat->p, n };
	flat->p += n;
	return n > 0;
}

/* False: irregular or wrong; the general way decides. */
static bool read_flat(
	struct ehr_jsonl *self, struct ehr_str record, struct ehr_str *cell)
{
	struct flat flat = { record.p, record.p + record.n, &self->arena };
	size_t at = 0, n = self->header->n;
	bool more;

	if (!take(&flat, '{'))
		return false;
	skip_blanks(&flat);
	more = flat.p == flat.end || *flat.p != '}';
	while (more) {
		skip_blanks(&flat);
		while (at < n && !take_name(&flat, self->name[at]))
			cell[at++] = empty;
		if (at == n || !take(&flat, ':') ||
			!take_value(&flat, &cell[at++]))
			return false;
		more = take(&flat, ',');
	}
	while (at < n)
		cell[at++] = empty;
	if (!take(&flat, '}'))
		return false;
	skip_blanks(&flat);
	return flat.p == flat.end;
}

static void bind(struct ehr_jsonl *self, const struct ehr_header *header)
{
	ehr_jsonl_release(self);
	self->header = header;
	self->name = ehr_calloc(header->n, sizeof(self->name[0]));
	self->plain = true;
	for (size_t i = 0; i < header->n; i++) {
		self->name[i] = ehr_str_of(header->name[i]);
		(void)ehr_map_add(&self->index, self->name[i], NULL);
		for (const char *p = header->name[i]; *p != '\0'; p++)
			self->plain &= *p != '"' && *p != '\\' &&
				       (unsigned char)*p >= 0x20;
	}
}

static int check_sizes(const struct ehr_header *header,
	const struct ehr_str *cell, struct ehr_err *err)
{
	for (size_t i = 0; i < header->n; i++)
		if (cell[i].n > EHR_CELL_MAX)
			return ehr_fail_cell(err, header->name[i], "long_cell",
				N_("cells of at most 1 MiB"), cell[i]);
	return 0;
}

int ehr_jsonl_cells(struct ehr_jsonl *self, const struct ehr_header *header,
	struct ehr_str record, struct ehr_str *cell, struct ehr_err *err)
{
	if (self->header != header)
		bind(self, header);
	ehr_arena_reset(&self->arena);
	if ((!self->plain || !read_flat(self, record, cell)) &&
		read_any(self, record, cell, err) < 0)
		return -1;
	/* a short record cannot hold a long cell */
	return record.n > EHR_CELL_MAX ? check_sizes(header, cell, err) : 0;
}

void ehr_jsonl_release(struct ehr_jsonl *self)
{
	ehr_arena_release(&self->arena);
	ehr_map_release(&self->index);
	free(self->name);
	*self = (struct ehr_jsonl){ 0 };
}
