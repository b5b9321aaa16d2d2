/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/unit.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "ref/load.h"

enum kind { KIND_NONE, KIND_MASS, KIND_VOLUME, KIND_YEAR, KIND_RATIO, KINDS };

static const char *const kind_word[KINDS] = { "", "mass", "volume", "year",
	"ratio" };

enum { SPELLING_MAX = 64 };

struct part {
	enum kind kind;
	bool inverse; /* "kg-1" */
	struct ehr_factor factor;
};

struct canonical {
	struct ehr_str quantity, medium, unit;
};

struct ehr_units {
	struct ehr_arena arena;
	struct ehr_map spelling;
	struct part *part; /* by index of spelling */
	size_t cap;
	struct canonical *canonical;
	size_t n_canonical;
	char sha256[65]; /* of units.csv or what replaces it */
	size_t rows;     /* of the same */
};

struct unit {
	enum kind over, under;
	struct ehr_factor factor;
};

/* What is read as something plainer; "" drops it. */
static const struct {
	const char *from, *to;
} fold[] = {
	{ "\xc2\xb5", "u" },
	{ "\xce\xbc", "u" }, /* micro sign, mu */
	{ "\xc2\xb9", "1" },
	{ "\xc2\xb2", "2" },
	{ "\xc2\xb3", "3" },
	{ "\xe2\x81\xbb", "-" },
	{ "\xe2\x88\x92", "-" }, /* minus signs */
	{ "\xef\xbc\x8f", "/" },
	{ "\xe6\xaf\x8f", "/" }, /* solidus, mei */
	{ "\xc2\xb7", "." },
	{ "\xe2\x8b\x85", "." }, /* middle dots */
	{ "^", "" },
};

static bool fold_one(struct ehr_str *rest, struct ehr_buf *out)
{
	for (size_t i = 0; i < sizeof fold / sizeof fold[0]; i++) {
		if (ehr_str_starts(*rest, fold[i].from)) {
			size_t n = strlen(fold[i].from);

			ehr_buf_puts(out, fold[i].to);
			rest->p += n;
			rest->n -= n;
			return true;
		}
	}
	return false;
}

static struct ehr_str folded(struct ehr_str text, struct ehr_buf *out)
{
	struct ehr_str rest = ehr_str_trim(text);

	while (rest.n > 0 && out->n < SPELLING_MAX) {
		if (!fold_one(&rest, out)) {
			ehr_buf_putc(out, *rest.p);
			rest.p++;
			rest.n--;
		}
	}
	return (struct ehr_str){ out->p, out->n };
}

/* loading */

struct columns {
	size_t spelling, kind, power, factor, exponent;
};

static int read_part(const struct ehr_row *row, const struct columns *at,
	struct part *part, struct ehr_err *err)
{
	long exponent;
	enum kind kind = KIND_MASS;

	while (kind < KINDS &&
		!ehr_str_is(row->cell[at->kind], kind_word[kind]))
		kind++;
	if (kind == KINDS)
		return ehr_fail_cell(err, "kind", "unknown_word",
			"mass, volume, year or ratio", row->cell[at->kind]);
	part->kind = kind;
	part->inverse = ehr_str_is(row->cell[at->power], "-1");
	if (!part->inverse && !ehr_str_is(row->cell[at->power], "1"))
		return ehr_fail_cell(err, "power", "out_of_range", "1 or -1",
			row->cell[at->power]);
	if (ehr_num_read(row->cell[at->factor], &part->factor.mantissa) !=
			EHR_NUM_VALUE ||
		part->factor.mantissa <= 0)
		return ehr_fail_cell(err, "factor", "not_a_number",
			"a number above 0", row->cell[at->factor]);
	if (ehr_num_int("exponent", row->cell[at->exponent], -20, 20, &exponent,
		    NULL) != 0)
		return ehr_fail_cell(err, "exponent", "not_a_number",
			"a whole number from -20 to 20",
			row->cell[at->exponent]);
	part->factor.exponent = (int)exponent;
	return 0;
}

static int add_part(struct ehr_units *self, const struct ehr_row *row,
	const struct columns *at, struct ehr_err *err)
{
	struct ehr_buf text = { 0 };
	struct part part;
	struct ehr_str spelling = folded(row->cell[at->spelling], &text);
	bool is_new = false;
	long index;

	if (spelling.n == 0 || read_part(row, at, &part, err) != 0) {
		if (spelling.n == 0)
			ehr_fail_cell(
				err, "spelling", "empty", "a unit", spelling);
		ehr_buf_release(&text);
		return -1;
	}
	index = ehr_map_add(&self->spelling, spelling, &is_new);
	ehr_buf_release(&text);
	if (!is_new)
		return ehr_fail_cell(err, "spelling", "duplicate",
			"a unit once", row->cell[at->spelling]);
	if ((size_t)index >= self->cap) {
		self->cap = self->cap ? self->cap * 2 : 128;
		self->part =
			ehr_realloc(self->part, self->cap, sizeof *self->part);
	}
	self->part[index] = part;
	return 0;
}

static int read_parts(
	struct ehr_units *self, struct ehr_load *load, struct ehr_err *err)
{
	struct columns at;
	int got;

	if (ehr_load_need(load, "spelling", &at.spelling, err) != 0 ||
		ehr_load_need(load, "kind", &at.kind, err) != 0 ||
		ehr_load_need(load, "power", &at.power, err) != 0 ||
		ehr_load_need(load, "factor", &at.factor, err) != 0 ||
		ehr_load_need(load, "exponent", &at.exponent, err) != 0)
		return -1;
	while ((got = ehr_load_next(load, err)) == 1)
		if (add_part(self, &load->row, &at, err) != 0)
			return ehr_err_at(err, ehr_reader_file(load->reader),
				load->row.line);
	return got;
}

static int read_canonical(
	struct ehr_units *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t quantity, medium, unit;
	int got;

	if (ehr_load_need(load, "quantity", &quantity, err) != 0 ||
		ehr_load_need(load, "medium", &medium, err) != 0 ||
		ehr_load_need(load, "unit", &unit, err) != 0)
		return -1;
	while ((got = ehr_load_next(load, err)) == 1) {
		struct canonical *one;

		self->canonical = ehr_realloc(self->canonical,
			self->n_canonical + 1, sizeof *self->canonical);
		one = &self->canonical[self->n_canonical++];
		one->quantity =
			ehr_arena_copy(&self->arena, load->row.cell[quantity]);
		one->medium =
			ehr_arena_copy(&self->arena, load->row.cell[medium]);
		one->unit = ehr_arena_copy(&self->arena, load->row.cell[unit]);
	}
	return got;
}

static int load_units(
	struct ehr_units *self, const char *path, struct ehr_err *err)
{
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "units.csv", path, err) != 0)
		return -1;
	rc = read_parts(self, &load, err);
	memcpy(self->sha256, load.sha256, sizeof self->sha256);
	self->rows = load.rows;
	ehr_load_close(&load);
	return rc;
}

static int load_canonical(struct ehr_units *self, struct ehr_err *err)
{
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "canonical_units.csv", NULL, err) != 0)
		return -1;
	rc = read_canonical(self, &load, err);
	ehr_load_close(&load);
	return rc;
}

struct ehr_units *ehr_units_open(const char *path, struct ehr_err *err)
{
	struct ehr_units *self = ehr_calloc(1, sizeof *self);

	if (load_units(self, path, err) == 0 && load_canonical(self, err) == 0)
		return self;
	ehr_units_close(self);
	return NULL;
}

const char *ehr_units_sha256(const struct ehr_units *units)
{
	return units->sha256;
}

size_t ehr_units_rows(const struct ehr_units *units)
{
	return units->rows;
}

void ehr_units_close(struct ehr_units *units)
{
	if (units == NULL)
		return;
	ehr_arena_release(&units->arena);
	ehr_map_release(&units->spelling);
	free(units->part);
	free(units->canonical);
	free(units);
}

/* looking up */

static const struct part *find_part(
	const struct ehr_units *units, struct ehr_str text)
{
	long index = ehr_map_find(&units->spelling, ehr_str_trim(text));

	return index == EHR_MAP_NONE ? NULL : &units->part[index];
}

/* "over/under" or "over under-1"; under is empty where there is but one part */
static void split(struct ehr_str text, struct ehr_str *over,
	struct ehr_str *under, bool *solidus)
{
	static const char separators[] = "/ .";

	*over = text;
	*under = (struct ehr_str){ NULL, 0 };
	*solidus = false;
	for (const char *s = separators; *s != '\0'; s++) {
		const char *cut =
			text.n > 0 ? memchr(text.p, *s, text.n) : NULL;

		if (cut == NULL)
			continue;
		over->n = (size_t)(cut - text.p);
		under->p = cut + 1;
		under->n = text.n - over->n - 1;
		*solidus = *s == '/';
		return;
	}
}

static bool unit_of(
	const struct ehr_units *units, struct ehr_str text, struct unit *unit)
{
	struct ehr_str over_text, under_text;
	const struct part *over = find_part(units, text), *under = NULL;
	bool solidus;

	if (over == NULL) {
		split(text, &over_text, &under_text, &solidus);
		over = find_part(units, over_text);
		under = find_part(units, under_text);
		if (under == NULL || under->inverse == solidus)
			return false;
	}
	if (over == NULL || over->inverse)
		return false;
	*unit = (struct unit){ over->kind, KIND_NONE, over->factor };
	if (under != NULL) {
		unit->under = under->kind;
		unit->factor = ehr_factor_over(unit->factor, under->factor);
	}
	return true;
}

int ehr_units_shown(struct ehr_str text)
{
	return text.n < SPELLING_MAX ? (int)text.n : SPELLING_MAX;
}

static int read_unit(const struct ehr_units *units, struct ehr_str text,
	struct unit *unit, struct ehr_err *err)
{
	struct ehr_buf buf = { 0 };
	bool known = unit_of(units, folded(text, &buf), unit);

	ehr_buf_release(&buf);
	if (!known)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unknown unit \"%.*s\""), ehr_units_shown(text),
			text.p);
	if (unit->over == KIND_RATIO || unit->under == KIND_RATIO)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" does not say of what; write mg/kg, "
			  "ug/L or ug/m3, as is meant"),
			ehr_units_shown(text), text.p);
	return 0;
}

int ehr_units_factor(const struct ehr_units *units, struct ehr_str from,
	struct ehr_str to, struct ehr_factor *factor, struct ehr_err *err)
{
	struct unit a, b;

	if (read_unit(units, from, &a, err) != 0 ||
		read_unit(units, to, &b, err) != 0)
		return -1;
	if (a.over != b.over || a.under != b.under)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" cannot become \"%.*s\""),
			ehr_units_shown(from), from.p, ehr_units_shown(to),
			to.p);
	*factor = ehr_factor_over(a.factor, b.factor);
	return 0;
}

bool ehr_units_known(const struct ehr_units *units, struct ehr_str text)
{
	struct ehr_buf buf = { 0 };
	struct unit unit;
	bool known = unit_of(units, folded(text, &buf), &unit);

	ehr_buf_release(&buf);
	return known;
}

int ehr_units_use(const struct ehr_units *units, struct ehr_str text,
	struct ehr_str medium, struct ehr_str quantity,
	struct ehr_unit_use *use, struct ehr_err *err)
{
	const char *canonical = ehr_units_canonical(units, medium, quantity);

	if (canonical == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("a %.*s in %.*s has no unit in canonical rows"),
			ehr_units_shown(quantity), quantity.p,
			ehr_units_shown(medium), medium.p);
	*use = (struct ehr_unit_use){ .canonical = canonical };
	return ehr_units_factor(
		units, text, ehr_str_of(canonical), &use->factor, err);
}

const char *ehr_units_canonical(const struct ehr_units *units,
	struct ehr_str medium, struct ehr_str quantity)
{
	for (size_t i = 0; i < units->n_canonical; i++) {
		const struct canonical *one = &units->canonical[i];

		if (ehr_str_eq(one->quantity, quantity) &&
			(ehr_str_eq(one->medium, medium) ||
				ehr_str_is(one->medium, "*")))
			return one->unit.p;
	}
	return NULL;
}
