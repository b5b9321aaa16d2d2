/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/toxrows.h"

#include <stdlib.h>

#include "ref/cas.h"
#include "ref/load.h"
#include "ref/substance.h"

/* What a potency with the age factor may be of the one without: 1.66 over a
 * lifetime, 2 from birth (vinyl chloride), and rounding to one figure. */
#define LIFETIME_OVER_BARE_MIN 1.0
#define LIFETIME_OVER_BARE_MAX 2.1

static const char *const adaf_word[EHR_TOX_ADAFS] = { "no", "yes", "unknown" };

static const char *const status_word[EHR_TOX_STATUSES] = { "read", "secondary",
	"memory", "user" };

const char *ehr_tox_status_word(unsigned status)
{
	return status_word[status];
}

const char *ehr_tox_adaf_word(enum ehr_tox_adaf adaf)
{
	return adaf_word[adaf];
}

/* Columns of the long form; those from SOURCE on may be left out. */
enum {
	CAS,
	PARAM,
	VALUE,
	UNIT,
	SOURCE,
	AGENCY,
	STATUS,
	SELECTED,
	ADAF,
	NAME_EN,
	NAME_ZH,
	VERSION,
	NOTE,
	COLUMNS
};
enum { COLUMNS_NEEDED = SOURCE };

static const char *const column[COLUMNS] = { "cas", "param", "value", "unit",
	"source", "agency", "status", "selected", "adaf_included", "name_en",
	"name_zh", "version", "note" };

struct reading {
	struct ehr_toxrows *rows;
	struct ehr_load load;
	long at[COLUMNS];
	const struct ehr_findings *findings;
	unsigned origin;  /* of the row */
	size_t substance; /* of the row, and before it is read of the last */
};

static struct ehr_str cell(const struct reading *self, int which)
{
	long at = self->at[which];

	return at == EHR_NO_COLUMN ? (struct ehr_str){ 0 }
				   : self->load.row.cell[at];
}

static int bad(const struct reading *self, const char *name, const char *reason,
	const char *expected, struct ehr_str found, struct ehr_err *err)
{
	return ehr_load_bad(&self->load, name, reason, expected, found, err);
}

/* One of n words, or -1. */
static int word_of(struct ehr_str text, const char *const *word, int n)
{
	for (int i = 0; i < n; i++)
		if (ehr_str_is(text, word[i]))
			return i;
	return -1;
}

/* The cell as a value that the parameter may have. */
static int read_value(const struct reading *self, const char *name,
	unsigned param, struct ehr_str text, double *value, struct ehr_err *err)
{
	bool zero = param == EHR_TOX_ABSD;

	if (ehr_num_read(text, value) != EHR_NUM_VALUE)
		return bad(
			self, name, "not_a_number", _("a number"), text, err);
	if (param == EHR_TOX_LOG_KOW)
		return 0;
	if (*value < 0 || (*value == 0 && !zero))
		return bad(self, name, "not_positive", _("a number above 0"),
			text, err);
	if (ehr_tox_param_info(param)->fraction && *value > 1)
		return bad(self, name, "not_a_fraction",
			_("a fraction of 1 at most"), text, err);
	return 0;
}

struct entry {
	unsigned param;
	int adaf, status;
	double value;
};

/* What is known of the row's substance, parameter and origin. */
static struct ehr_tox_given *given_of(struct reading *self, unsigned param)
{
	struct ehr_toxrows *rows = self->rows;
	uint64_t key = (uint64_t)self->substance << 32 |
		       (uint64_t)self->origin << 8 | param;
	bool is_new;
	size_t i = ehr_index_add(&rows->given_of, key, &is_new);

	if (i >= rows->given_cap) {
		rows->given_cap =
			rows->given_cap == 0 ? 2048 : rows->given_cap * 2;
		rows->given = ehr_realloc(
			rows->given, rows->given_cap, sizeof *rows->given);
	}
	if (is_new)
		rows->given[i] = (struct ehr_tox_given){
			.substance = (uint32_t)self->substance,
			.param = (uint8_t)param,
			.origin = (uint32_t)self->origin,
		};
	return &rows->given[i];
}

static int keep(struct reading *self, const char *name,
	const struct entry *entry, struct ehr_str text, struct ehr_err *err)
{
	struct ehr_tox_given *given = given_of(self, entry->param);
	double over;

	if (given->there[entry->adaf])
		return bad(self, name, "duplicate",
			_("one selected value for each parameter and source"),
			text, err);
	given->there[entry->adaf] = true;
	given->value[entry->adaf] = entry->value;
	given->status[entry->adaf] = (uint8_t)entry->status;
	if (!given->there[EHR_TOX_ADAF_NO] || !given->there[EHR_TOX_ADAF_YES])
		return 0;
	over = given->value[EHR_TOX_ADAF_YES] / given->value[EHR_TOX_ADAF_NO];
	if (over < LIFETIME_OVER_BARE_MIN || over > LIFETIME_OVER_BARE_MAX)
		return bad(self, name, "age_factor",
			_("the value with the age factor 1 to 2.1 times the "
			  "one without"),
			text, err);
	return 0;
}

static int read_param(
	const struct reading *self, unsigned *param, struct ehr_err *err)
{
	struct ehr_str text = cell(self, PARAM), unit = cell(self, UNIT);
	struct ehr_str expected;

	*param = ehr_tox_param_find(text);
	if (*param == EHR_TOXROWS_PARAMS)
		return bad(self, "param", "unknown",
			_("a toxicity parameter such as RfDo"), text, err);
	expected = ehr_tox_param_info(*param)->unit;
	if (!ehr_str_eq(unit, expected))
		return bad(self, "unit", "unit", expected.p, unit, err);
	return 0;
}

/* Words of the row; a column that is left out has the usual one. */
static int read_words(const struct reading *self, struct entry *entry,
	bool *selected, struct ehr_err *err)
{
	struct ehr_str adaf = cell(self, ADAF), status = cell(self, STATUS);
	struct ehr_str text = cell(self, SELECTED);

	entry->adaf = adaf.n == 0 ? EHR_TOX_ADAF_NO
				  : word_of(adaf, adaf_word, EHR_TOX_ADAFS);
	if (entry->adaf < 0)
		return bad(self, "adaf_included", "unknown",
			_("no, yes or unknown"), adaf, err);
	entry->status =
		status.n == 0 ? EHR_TOX_USER
			      : word_of(status, status_word, EHR_TOX_STATUSES);
	if (entry->status < 0)
		return bad(self, "status", "unknown",
			_("read, secondary, memory or user"), status, err);
	*selected = text.n == 0 || ehr_str_is(text, "1");
	if (!*selected && !ehr_str_is(text, "0"))
		return bad(self, "selected", "unknown", _("1 or 0"), text, err);
	return 0;
}

static int read_substance(struct reading *self, struct ehr_err *err)
{
	struct ehr_str cas = cell(self, CAS), name_en = cell(self, NAME_EN);
	struct ehr_str name_zh = cell(self, NAME_ZH);
	const struct ehr_toxrows *rows = self->rows;

	if (self->substance < rows->cas.n && name_en.n + name_zh.n == 0 &&
		ehr_str_is(cas, rows->substance[self->substance].cas))
		return 0;
	if (ehr_substance_of(
		    self->rows, cas, name_en, name_zh, &self->substance) == 0)
		return 0;
	return bad(self, "cas", "bad_cas",
		_("a CAS number with a valid check digit"), cas, err);
}

static int read_long_row(struct reading *self, struct ehr_err *err)
{
	struct ehr_str text = cell(self, VALUE);
	struct entry entry;
	bool selected = false;

	self->origin = ehr_tox_origin_of(&self->rows->origins,
		&self->rows->arena, cell(self, SOURCE), cell(self, AGENCY));
	if (!self->rows->origins.item[self->origin].wanted)
		return 0;
	if (read_substance(self, err) != 0 ||
		read_param(self, &entry.param, err) != 0 ||
		read_value(self, "value", entry.param, text, &entry.value,
			err) != 0 ||
		read_words(self, &entry, &selected, err) != 0)
		return -1;
	return selected ? keep(self, "value", &entry, text, err) : 0;
}

/* A row is at fault: 0 goes on. */
static int found(const struct reading *self, const struct ehr_err *err)
{
	if (self->findings == NULL)
		return -1;
	return self->findings->add(self->findings->self, err);
}

static int unknown_column(
	const struct reading *self, const char *name, struct ehr_err *err)
{
	ehr_fail(err, EHR_FAULT_DATA,
		_("unknown column \"%s\" in a table of toxicity values"), name);
	return ehr_err_at(err, ehr_reader_file(self->load.reader), 1);
}

static int read_long(struct reading *self, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(self->load.reader);
	int got;

	for (size_t i = 0; i < header->n; i++)
		if (word_of(ehr_str_of(header->name[i]), column, COLUMNS) < 0)
			return unknown_column(self, header->name[i], err);
	for (int i = 0; i < COLUMNS; i++) {
		size_t at;

		self->at[i] = ehr_header_find(header, column[i]);
		if (i < COLUMNS_NEEDED &&
			ehr_load_need(&self->load, column[i], &at, err) != 0)
			return -1;
	}
	while ((got = ehr_load_next(&self->load, err)) == 1) {
		self->rows->rows++;
		if (read_long_row(self, err) != 0 && found(self, err) != 0)
			return -1;
	}
	return got;
}

/* The wide form: a column for each parameter. */
struct wide {
	long param[EHR_TOX_PARAMS], mutagen;
};

static int read_wide_row(
	struct reading *self, const struct wide *wide, struct ehr_err *err)
{
	struct entry entry = { .adaf = EHR_TOX_ADAF_NO,
		.status = EHR_TOX_USER };

	if (read_substance(self, err) != 0)
		return -1;
	self->origin =
		ehr_tox_origin_of(&self->rows->origins, &self->rows->arena,
			(struct ehr_str){ 0 }, (struct ehr_str){ 0 });
	for (entry.param = 0; entry.param < EHR_TOX_PARAMS; entry.param++) {
		const char *name = ehr_tox_column(entry.param);
		struct ehr_str text;

		if (wide->param[entry.param] == EHR_NO_COLUMN)
			continue;
		text = self->load.row.cell[wide->param[entry.param]];
		if (ehr_str_trim(text).n == 0)
			continue;
		if (read_value(self, name, entry.param, text, &entry.value,
			    err) != 0 ||
			keep(self, name, &entry, text, err) != 0)
			return -1;
	}
	if (wide->mutagen == EHR_NO_COLUMN ||
		ehr_substance_mutagen(&self->rows->substance[self->substance],
			self->load.row.cell[wide->mutagen]) == 0)
		return 0;
	return bad(self, "mutagen", "unknown",
		_("no, yes, partial, from_birth, 0 or 1"),
		self->load.row.cell[wide->mutagen], err);
}

/* Is it a column of the wide form? Then its place is noted. */
static bool wide_column(
	struct reading *self, struct wide *wide, const char *name, long at)
{
	static const int plain[] = { CAS, NAME_EN, NAME_ZH, NOTE };

	for (int i = 0; i < EHR_TOX_PARAMS; i++) {
		if (strcmp(name, ehr_tox_column((enum ehr_tox_param)i)) == 0) {
			wide->param[i] = at;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
		if (strcmp(name, column[plain[i]]) == 0) {
			self->at[plain[i]] = at;
			return true;
		}
	}
	if (strcmp(name, "mutagen") != 0)
		return false;
	wide->mutagen = at;
	return true;
}

static int read_wide(struct reading *self, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(self->load.reader);
	struct wide wide;
	size_t at;
	int got;

	for (int i = 0; i < EHR_TOX_PARAMS; i++)
		wide.param[i] = EHR_NO_COLUMN;
	for (int i = 0; i < COLUMNS; i++)
		self->at[i] = EHR_NO_COLUMN;
	wide.mutagen = EHR_NO_COLUMN;
	if (ehr_load_need(&self->load, "cas", &at, err) != 0)
		return -1;
	for (size_t i = 0; i < header->n; i++)
		if (!wide_column(self, &wide, header->name[i], (long)i))
			return unknown_column(self, header->name[i], err);
	while ((got = ehr_load_next(&self->load, err)) == 1) {
		self->rows->rows++;
		if (read_wide_row(self, &wide, err) != 0 &&
			found(self, err) != 0)
			return -1;
	}
	return got;
}

int ehr_toxrows_read(struct ehr_toxrows *rows, const struct ehr_tox_step *order,
	size_t n, const char *path, const struct ehr_findings *findings,
	struct ehr_err *err)
{
	struct reading self = {
		.rows = rows,
		.findings = findings,
		.substance = SIZE_MAX,
	};
	int rc;

	*rows = (struct ehr_toxrows){
		.origins = { .order = path == NULL ? order : NULL,
			.n_order = n },
	};
	if (ehr_substances_read(rows, err) != 0 ||
		ehr_load_open(&self.load, "toxicity.csv", path, err) != 0) {
		ehr_toxrows_release(rows);
		return -1;
	}
	memcpy(rows->sha256, self.load.sha256, sizeof rows->sha256);
	if (ehr_header_find(ehr_reader_header(self.load.reader), "param") !=
		EHR_NO_COLUMN)
		rc = read_long(&self, err);
	else
		rc = read_wide(&self, err);
	ehr_load_close(&self.load);
	if (rc != 0)
		ehr_toxrows_release(rows);
	return rc;
}

void ehr_toxrows_release(struct ehr_toxrows *rows)
{
	ehr_index_release(&rows->cas);
	ehr_index_release(&rows->given_of);
	ehr_arena_release(&rows->arena);
	free(rows->substance);
	free(rows->origins.item);
	free(rows->given);
	*rows = (struct ehr_toxrows){ 0 };
}
