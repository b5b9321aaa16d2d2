/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/unit.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ref/load.h"
#include "ref/unit_parse.h"
#include "ref/unit_text.h"

struct canonical {
	struct ehr_str quantity, medium, unit, names;
	bool volume_ratio; /* ppb and the like too: they mean volume here */
	bool plain_amount; /* an amount without a time is that of the year */
};

struct ehr_units {
	struct ehr_arena arena;
	struct ehr_unit_parts *parts;
	struct canonical *canonical;
	size_t n_canonical;
};

/* loading */

static int read_also(
	struct ehr_str cell, struct canonical *one, struct ehr_err *err)
{
	one->volume_ratio = ehr_str_is(cell, "volume_ratio");
	one->plain_amount = ehr_str_is(cell, "plain_amount");
	if (cell.n > 0 && !one->volume_ratio && !one->plain_amount)
		return ehr_fail_cell(err, "also", "unknown_word",
			"volume_ratio or plain_amount", cell);
	return 0;
}

static int read_canonical(
	struct ehr_units *self, struct ehr_load *load, struct ehr_err *err)
{
	size_t quantity, medium, unit, also, names;
	int got;

	if (ehr_load_need(load, "quantity", &quantity, err) != 0 ||
		ehr_load_need(load, "medium", &medium, err) != 0 ||
		ehr_load_need(load, "unit", &unit, err) != 0 ||
		ehr_load_need(load, "also", &also, err) != 0 ||
		ehr_load_need(load, "names", &names, err) != 0)
		return -1;
	while ((got = ehr_load_next(load, err)) == 1) {
		const struct ehr_str *cell = load->row.cell;
		struct canonical *one;

		self->canonical = ehr_realloc(self->canonical,
			self->n_canonical + 1, sizeof *self->canonical);
		one = &self->canonical[self->n_canonical++];
		one->quantity = ehr_arena_copy(&self->arena, cell[quantity]);
		one->medium = ehr_arena_copy(&self->arena, cell[medium]);
		one->unit = ehr_arena_copy(&self->arena, cell[unit]);
		one->names = ehr_arena_copy(&self->arena, cell[names]);
		if (read_also(cell[also], one, err) != 0)
			return -1;
	}
	return got;
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

	self->parts = ehr_unit_parts_open(path, err);
	if (self->parts != NULL && load_canonical(self, err) == 0)
		return self;
	ehr_units_close(self);
	return NULL;
}

const char *ehr_units_sha256(const struct ehr_units *units)
{
	return ehr_unit_parts_sha256(units->parts);
}

size_t ehr_units_rows(const struct ehr_units *units)
{
	return ehr_unit_parts_rows(units->parts);
}

void ehr_units_close(struct ehr_units *units)
{
	if (units == NULL)
		return;
	ehr_arena_release(&units->arena);
	ehr_unit_parts_close(units->parts);
	free(units->canonical);
	free(units);
}

/* looking up */

int ehr_units_shown(struct ehr_str text)
{
	size_t n = 0, step;

	while (n < text.n && n < EHR_UNIT_TEXT_MAX &&
		(step = ehr_utf8_len(text.p + n, text.n - n)) > 0)
		n += step;
	return (int)n;
}

static int refuse_ambiguous(
	struct ehr_str text, const struct ehr_unit *unit, struct ehr_err *err)
{
	return ehr_fail(err, EHR_FAULT_USAGE,
		_("unit \"%.*s\" may mean more than one thing; write %s"),
		ehr_units_shown(text), text.p, unit->ambiguous->instead);
}

/* A unit that is known and means one thing. */
static int read_unit(const struct ehr_units *units, struct ehr_str text,
	struct ehr_unit *unit, struct ehr_err *err)
{
	if (!ehr_unit_parse(units->parts, text, unit))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unknown unit \"%.*s\""), ehr_units_shown(text),
			text.p);
	return unit->ambiguous == NULL ? 0 : refuse_ambiguous(text, unit, err);
}

/* Is it a share of something that it does not name? */
static bool is_share(const struct ehr_unit *unit)
{
	return unit->n_under == 0 &&
	       (unit->over == EHR_KIND_FRACTION ||
		       unit->over == EHR_KIND_RATIO ||
		       unit->over == EHR_KIND_VOLUME_RATIO);
}

static int read_whole(const struct ehr_units *units, struct ehr_str text,
	struct ehr_unit *unit, struct ehr_err *err)
{
	if (read_unit(units, text, unit, err) != 0)
		return -1;
	if (is_share(unit))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" does not say of what; write mg/kg, "
			  "ug/L or ug/m3, as is meant"),
			ehr_units_shown(text), text.p);
	return 0;
}

int ehr_units_factor(const struct ehr_units *units, struct ehr_str from,
	struct ehr_str to, struct ehr_factor *factor, struct ehr_err *err)
{
	struct ehr_unit a, b;

	if (read_whole(units, from, &a, err) != 0 ||
		read_whole(units, to, &b, err) != 0)
		return -1;
	if (!ehr_unit_alike(&a, &b))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" cannot become \"%.*s\""),
			ehr_units_shown(from), from.p, ehr_units_shown(to),
			to.p);
	*factor = ehr_factor_over(a.factor, b.factor);
	return 0;
}

bool ehr_units_known(const struct ehr_units *units, struct ehr_str text)
{
	struct ehr_unit unit;

	return ehr_unit_parse(units->parts, text, &unit);
}

bool ehr_units_ratio(const struct ehr_units *units, struct ehr_str text,
	struct ehr_factor *fraction)
{
	struct ehr_unit unit;

	if (!ehr_unit_parse(units->parts, text, &unit) ||
		!ehr_unit_is_ratio(&unit))
		return false;
	*fraction = unit.factor;
	return true;
}

bool ehr_units_share(const struct ehr_units *units, struct ehr_str text,
	struct ehr_factor *share)
{
	struct ehr_unit unit;

	if (!ehr_unit_parse(units->parts, text, &unit) || unit.n_under != 0 ||
		unit.over != EHR_KIND_FRACTION)
		return false;
	*share = unit.factor;
	return true;
}

bool ehr_units_counts(const struct ehr_units *units, struct ehr_str text)
{
	struct ehr_unit unit;
	bool counts;

	if (!ehr_unit_parse(units->parts, text, &unit))
		return false;
	counts = unit.over == EHR_KIND_COUNT || unit.over == EHR_KIND_OTHER;
	for (size_t i = 0; i < unit.n_under; i++)
		counts |= unit.under[i] == EHR_KIND_COUNT ||
			  unit.under[i] == EHR_KIND_OTHER;
	return counts;
}

bool ehr_units_listed(const struct ehr_units *units, struct ehr_str text)
{
	return ehr_unit_parts_find(units->parts, text) != NULL;
}

/* the canonical unit */

/* The first one from *at on, which moves behind it. */
static const struct canonical *next_canonical(const struct ehr_units *units,
	struct ehr_str medium, struct ehr_str quantity, size_t *at)
{
	while (*at < units->n_canonical) {
		const struct canonical *one = &units->canonical[(*at)++];

		if (ehr_str_eq(one->quantity, quantity) &&
			(ehr_str_eq(one->medium, medium) ||
				ehr_str_is(one->medium, "*")))
			return one;
	}
	return NULL;
}

const char *ehr_units_canonical(const struct ehr_units *units,
	struct ehr_str medium, struct ehr_str quantity)
{
	size_t at = 0;
	const struct canonical *one =
		next_canonical(units, medium, quantity, &at);

	return one == NULL ? NULL : one->unit.p;
}

static bool is_amount(
	const struct ehr_unit *unit, const struct ehr_unit *a_year)
{
	return unit->n_under == 0 && unit->over == a_year->over;
}

/* Per second, hour, day or month, where per year is needed. */
static bool is_rate(const struct ehr_unit *unit, const struct ehr_unit *a_year)
{
	return unit->n_under == 1 && a_year->n_under == 1 &&
	       unit->over == a_year->over &&
	       a_year->under[0] == EHR_KIND_YEAR &&
	       (unit->under[0] == EHR_KIND_TIME ||
		       unit->under[0] == EHR_KIND_MONTH);
}

static int refuse(struct ehr_str text, const struct canonical *to,
	const struct ehr_unit *unit, const struct ehr_unit *needed,
	struct ehr_err *err)
{
	struct ehr_buf has = { 0 }, needs = { 0 };

	if (is_share(unit))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" does not say of what; write %s if "
			  "that is meant"),
			ehr_units_shown(text), text.p, to->unit.p);
	if (is_rate(unit, needed))
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("unit \"%.*s\" is not that of a year's amount; "
			  "multiply by the time of running in the year and "
			  "write %s"),
			ehr_units_shown(text), text.p, to->unit.p);
	ehr_unit_describe(unit, &has);
	ehr_unit_describe(needed, &needs);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("unit \"%.*s\" measures %s, but %s needs %s, such as %s"),
		ehr_units_shown(text), text.p, ehr_buf_text(&has),
		to->quantity.p, ehr_buf_text(&needs), to->unit.p);
	ehr_buf_release(&has);
	ehr_buf_release(&needs);
	return -1;
}

static int refuse_unknown(struct ehr_str text, const struct canonical *to,
	const struct ehr_unit *needed, struct ehr_err *err)
{
	struct ehr_buf needs = { 0 };

	ehr_unit_describe(needed, &needs);
	ehr_fail(err, EHR_FAULT_USAGE,
		_("unknown unit \"%.*s\"; %s needs %s, such as %s"),
		ehr_units_shown(text), text.p, to->quantity.p,
		ehr_buf_text(&needs), to->unit.p);
	ehr_buf_release(&needs);
	return -1;
}

/* From unit to that of needed, where it can be. */
static int convert(const struct canonical *to, const struct ehr_unit *unit,
	const struct ehr_unit *needed, struct ehr_unit_use *use)
{
	const struct ehr_factor g_m3 = { 1, -3 }; /* in kg/m3 */

	use->canonical = to->unit.p;
	use->marks = unit->marks;
	use->factor = ehr_factor_over(unit->factor, needed->factor);
	if (ehr_unit_alike(unit, needed))
		return 0;
	if (to->volume_ratio && ehr_unit_is_ratio(unit)) {
		use->marks |= EHR_UNIT_RATIO;
		use->factor = ehr_factor_over(use->factor,
			ehr_factor_over((struct ehr_factor){ 1, 0 }, g_m3));
		return 0;
	}
	use->marks |= EHR_UNIT_YEAR;
	return to->plain_amount && is_amount(unit, needed) ? 0 : -1;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool same_letter(char a, char b)
{
	return a == b || (is_letter(a) && is_letter(b) && (a ^ b) == ' ');
}

/* Does it stand there? Latin letters as a word: pH is not in phenol or TPH. */
static bool has_word_at(struct ehr_str name, size_t at, struct ehr_str word)
{
	size_t end = at + word.n;

	for (size_t i = 0; i < word.n; i++)
		if (!same_letter(name.p[at + i], word.p[i]))
			return false;
	return !(at > 0 && is_letter(name.p[at]) &&
		       is_letter(name.p[at - 1])) &&
	       !(end < name.n && is_letter(name.p[end]) &&
		       is_letter(name.p[end - 1]));
}

static bool has_word(struct ehr_str words, struct ehr_str name)
{
	while (words.n > 0) {
		struct ehr_str word = ehr_str_cut(&words, ' ');

		for (size_t i = 0; word.n > 0 && i + word.n <= name.n; i++)
			if (has_word_at(name, i, word))
				return true;
	}
	return false;
}

bool ehr_units_fit_name(const struct ehr_units *units, struct ehr_str medium,
	struct ehr_str quantity, const char *canonical, struct ehr_str name)
{
	const struct canonical *one, *of = NULL;
	size_t at = 0;

	while ((one = next_canonical(units, medium, quantity, &at)) != NULL) {
		if (has_word(one->names, name))
			return strcmp(one->unit.p, canonical) == 0;
		if (strcmp(one->unit.p, canonical) == 0)
			of = one;
	}
	return of != NULL && of->names.n == 0;
}

int ehr_units_use(const struct ehr_units *units, struct ehr_str text,
	struct ehr_str medium, struct ehr_str quantity,
	struct ehr_unit_use *use, struct ehr_err *err)
{
	size_t at = 0;
	const struct canonical *to =
		next_canonical(units, medium, quantity, &at);
	const struct canonical *other;
	struct ehr_unit unit, needed, second;

	if (to == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("a %.*s in %.*s has no unit in canonical rows"),
			ehr_units_shown(quantity), quantity.p,
			ehr_units_shown(medium), medium.p);
	if (read_unit(units, to->unit, &needed, err) != 0)
		return -1;
	if (!ehr_unit_parse(units->parts, text, &unit))
		return refuse_unknown(text, to, &needed, err);
	if (unit.ambiguous != NULL)
		return refuse_ambiguous(text, &unit, err);
	if (convert(to, &unit, &needed, use) == 0) {
		if (next_canonical(units, medium, quantity, &at) != NULL)
			use->marks |= EHR_UNIT_BY_NAME;
		return 0;
	}
	while ((other = next_canonical(units, medium, quantity, &at)) != NULL)
		if (read_unit(units, other->unit, &second, err) != 0)
			return -1;
		else if (convert(other, &unit, &second, use) == 0) {
			use->marks |= EHR_UNIT_BY_NAME;
			return 0;
		}
	return refuse(text, to, &unit, &needed, err);
}
