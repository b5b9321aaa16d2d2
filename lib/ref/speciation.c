/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/speciation.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "ref/cas.h"
#include "ref/load.h"
#include "ref/share.h"

/* Shares called complete come to so much at least. */
enum { COMPLETE_PERCENT = 99 };

enum {
	PROFILE,
	NAME_EN,
	NAME_ZH,
	SPLITS,
	INDUSTRY_CODES,
	PROCESS,
	BASIS,
	TOG_VOC,
	SHARES,
	QUALITY,
	SOURCE,
	STATUS,
	INDUSTRY_STATUS,
	NOTE,
	PROFILE_FIELDS
};
static const char *const profile_field[PROFILE_FIELDS] = { "profile", "name_en",
	"name_zh", "splits", "industry_codes", "process", "basis", "tog_voc",
	"shares", "quality", "source", "status", "industry_status", "note" };

enum { OF, SPECIES, CAS, SHARE, COUNTED, KIND, SPECIES_STATUS, SPECIES_FIELDS };
static const char *const species_field[SPECIES_FIELDS] = { "profile", "species",
	"cas", "share", "counted", "kind", "status" };

static const char *const shares_word[] = { "complete", "partial", "leading",
	"groups" };
static const char *const status_word[] = { "read", "secondary", "memory" };
enum { SHARES_WORDS = 4, SCORABLE = 2, STATUS_WORDS = 3 };

struct ehr_speciation {
	struct ehr_arena arena;
	struct ehr_map name, species; /* species: profile and its name */
	struct ehr_speciation_profile *profile;
	struct ehr_decimal *rounding; /* of the sum, by profile */
	size_t n, rows;
	char sha256[65], profiles_sha256[65];
};

static int choose(const struct ehr_load *load, const char *column,
	struct ehr_str text, const char *const *word, size_t n,
	struct ehr_err *err)
{
	struct ehr_buf list = { 0 };

	for (size_t i = 0; i < n; i++)
		if (ehr_str_is(text, word[i]))
			return (int)i;
	for (size_t i = 0; i < n; i++)
		ehr_buf_printf(&list, i ? ", %s" : "%s", word[i]);
	ehr_load_bad(
		load, column, "unknown_word", ehr_buf_text(&list), text, err);
	ehr_buf_release(&list);
	return -1;
}

static int empty(const struct ehr_load *load, const char *column,
	const char *expected, struct ehr_err *err)
{
	return ehr_load_bad(load, column, "empty", expected,
		(struct ehr_str){ "", 0 }, err);
}

/* What the shares are of, and how much of that there is in the sum. */
static int read_basis(const struct ehr_load *load, const size_t *at,
	struct ehr_speciation_profile *profile, struct ehr_err *err)
{
	struct ehr_str basis = load->row.cell[at[BASIS]];
	struct ehr_str ratio = load->row.cell[at[TOG_VOC]];
	struct ehr_decimal one = ehr_decimal_of(1);
	enum ehr_num_state state;

	if (basis.n == 0)
		return empty(load, "basis",
			_("TOG, or the sum that the shares are of"), err);
	profile->of_tog = ehr_str_is(basis, "TOG");
	profile->factor = one;
	state = ehr_decimal_read(ratio, &profile->factor);
	if (!profile->of_tog)
		return state == EHR_NUM_EMPTY
			       ? 0
			       : ehr_load_bad(load, "tog_voc", "bad_ratio",
					 _("nothing, as the basis is not TOG"),
					 ratio, err);
	if (state == EHR_NUM_VALUE &&
		ehr_decimal_compare(&profile->factor, &one) >= 0)
		return 0;
	return ehr_load_bad(load, "tog_voc", "bad_ratio",
		_("total organic gas over VOC, at least 1"), ratio, err);
}

static int read_words(const struct ehr_load *load, const size_t *at,
	struct ehr_speciation_profile *profile, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	int shares = choose(load, "shares", cell[at[SHARES]], shares_word,
		SHARES_WORDS, err);

	if (shares < 0 || choose(load, "status", cell[at[STATUS]], status_word,
				  STATUS_WORDS, err) < 0)
		return -1;
	if (cell[at[INDUSTRY_CODES]].n > 0 &&
		choose(load, "industry_status", cell[at[INDUSTRY_STATUS]],
			status_word, STATUS_WORDS, err) < 0)
		return -1;
	profile->shares = shares_word[shares];
	profile->complete = shares == 0;
	profile->scorable = shares < SCORABLE;
	return 0;
}

/* Names stand in cells of words: a blank or comma would part them. */
static bool is_name(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == ' ' || text.p[i] == ',')
			return false;
	return text.n > 0;
}

static int add_profile(struct ehr_speciation *self, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	struct ehr_speciation_profile profile = { 0 };
	const char *text[PROFILE_FIELDS];
	struct ehr_str name = load->row.cell[at[PROFILE]];
	bool is_new;

	if (!is_name(name))
		return ehr_load_bad(load, "profile", "bad_name",
			_("a name without blanks and commas"), name, err);
	if (load->row.cell[at[SPLITS]].n == 0)
		return empty(load, "splits", _("the sum that it splits"), err);
	ehr_map_add(&self->name, name, &is_new);
	if (!is_new)
		return ehr_load_bad(load, "profile", "twice",
			_("each profile once"), name, err);
	if (read_basis(load, at, &profile, err) ||
		read_words(load, at, &profile, err))
		return -1;
	for (size_t i = 0; i < PROFILE_FIELDS; i++)
		text[i] = ehr_load_text(load, &self->arena, (long)at[i]);
	profile.sum = ehr_decimal_of(0);
	profile.name = text[PROFILE];
	profile.name_en = text[NAME_EN];
	profile.name_zh = text[NAME_ZH];
	profile.splits = text[SPLITS];
	profile.industry_codes = text[INDUSTRY_CODES];
	profile.process = text[PROCESS];
	profile.quality = text[QUALITY];
	profile.source = text[SOURCE];
	profile.status = text[STATUS];
	profile.industry_status = text[INDUSTRY_STATUS];
	profile.note = text[NOTE];
	self->profile =
		ehr_realloc(self->profile, self->n + 1, sizeof(*self->profile));
	self->rounding = ehr_realloc(
		self->rounding, self->n + 1, sizeof(*self->rounding));
	self->rounding[self->n] = ehr_decimal_of(0);
	self->profile[self->n++] = profile;
	return 0;
}

static int add_share(struct ehr_speciation *self, const struct ehr_load *load,
	size_t i, struct ehr_str text, const struct ehr_species *species,
	struct ehr_err *err)
{
	struct ehr_speciation_profile *profile = &self->profile[i];
	struct ehr_decimal half = ehr_share_rounding(&species->share), most;

	if (species->counted && (!ehr_decimal_add(&profile->sum,
					 &species->share, &profile->sum) ||
					!ehr_decimal_add(&self->rounding[i],
						&half, &self->rounding[i])))
		return ehr_load_bad(load, "share", "out_of_range",
			_("a number from 0 to 1"), text, err);
	if (!ehr_share_most(&self->rounding[i], &most) ||
		ehr_decimal_compare(&profile->sum, &most) > 0)
		return ehr_load_bad(load, "share", "more_than_all",
			_("shares that add up to no more than 1 in a profile"),
			text, err);
	return 0;
}

static int read_share(const struct ehr_load *load, struct ehr_str text,
	struct ehr_decimal *share, struct ehr_err *err)
{
	struct ehr_decimal one = ehr_decimal_of(1);

	if (ehr_decimal_read(text, share) != EHR_NUM_VALUE ||
		ehr_decimal_sign(share) < 0 ||
		ehr_decimal_compare(share, &one) > 0)
		return ehr_load_bad(load, "share", "out_of_range",
			_("a number from 0 to 1"), text, err);
	return 0;
}

static bool add_key(struct ehr_speciation *self, struct ehr_str profile,
	struct ehr_str text)
{
	struct ehr_buf key = { 0 };
	bool is_new = true;

	if (text.n == 0)
		return true;
	ehr_buf_add_str(&key, profile);
	ehr_buf_putc(&key, ' ');
	ehr_fold(text, &key);
	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] >= 'A' && key.p[i] <= 'Z')
			key.p[i] = (char)(key.p[i] - 'A' + 'a');
	ehr_map_add(&self->species, (struct ehr_str){ key.p, key.n }, &is_new);
	ehr_buf_release(&key);
	return is_new;
}

/* Names and numbers stand once in a profile; width and case of letters do not
 * matter. */
static int check_once(struct ehr_speciation *self, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	struct ehr_str cas = ehr_str_trim(cell[at[CAS]]);
	struct ehr_str name = ehr_str_trim(cell[at[SPECIES]]);

	if (add_key(self, cell[at[OF]], name) &&
		add_key(self, cell[at[OF]], cas))
		return 0;
	return ehr_load_bad(load, "species", "twice",
		_("each species once in a profile"), name, err);
}

static int read_species(struct ehr_speciation *self,
	const struct ehr_load *load, const size_t *at,
	struct ehr_species *species, struct ehr_err *err)
{
	static const char *const counted[] = { "no", "yes" };
	static const char *const kind[] = { "chemical", "group" };
	const struct ehr_str *cell = load->row.cell;
	uint64_t packed;
	enum ehr_cas_state cas = ehr_cas_read(cell[at[CAS]], &packed);
	int is_counted =
		choose(load, "counted", cell[at[COUNTED]], counted, 2, err);
	int is_group = is_counted < 0 ? -1
				      : choose(load, "kind", cell[at[KIND]],
						kind, 2, err);

	if (is_group < 0 || choose(load, "status", cell[at[SPECIES_STATUS]],
				    status_word, STATUS_WORDS, err) < 0)
		return -1;
	if (cas != EHR_CAS_OK && cas != EHR_CAS_EMPTY)
		return ehr_load_bad(load, "cas", "bad_cas", _("a CAS number"),
			cell[at[CAS]], err);
	if (ehr_str_trim(cell[at[SPECIES]]).n == 0)
		return empty(load, "species", _("the name of a species"), err);
	if (read_share(load, cell[at[SHARE]], &species->share, err))
		return -1;
	species->name =
		ehr_arena_string(&self->arena, ehr_str_trim(cell[at[SPECIES]]));
	species->cas =
		ehr_arena_string(&self->arena, ehr_str_trim(cell[at[CAS]]));
	species->status =
		ehr_load_text(load, &self->arena, (long)at[SPECIES_STATUS]);
	species->counted = is_counted == 1;
	species->group = is_group == 1;
	return 0;
}

static int add_species(struct ehr_speciation *self, const struct ehr_load *load,
	const size_t *at, struct ehr_err *err)
{
	struct ehr_str of = load->row.cell[at[OF]];
	long i = ehr_map_find(&self->name, of);
	struct ehr_speciation_profile *profile;
	struct ehr_species species = { 0 };

	if (i == EHR_MAP_NONE)
		return ehr_load_bad(load, "profile", "unknown_profile",
			_("a profile of the table of profiles"), of, err);
	if (check_once(self, load, at, err) ||
		read_species(self, load, at, &species, err) ||
		add_share(self, load, (size_t)i, load->row.cell[at[SHARE]],
			&species, err))
		return -1;
	profile = &self->profile[i];
	profile->species = ehr_realloc(
		profile->species, profile->n + 1, sizeof(*profile->species));
	profile->species[profile->n++] = species;
	return 0;
}

struct table {
	const char *const *field;
	size_t n;
	int (*add)(struct ehr_speciation *self, const struct ehr_load *load,
		const size_t *at, struct ehr_err *err);
};

static int read_table(struct ehr_speciation *self, struct ehr_load *load,
	const struct table *table, struct ehr_err *err)
{
	size_t at[PROFILE_FIELDS];
	int got;

	for (size_t i = 0; i < table->n; i++)
		if (ehr_load_need(load, table->field[i], &at[i], err))
			return -1;
	while ((got = ehr_load_next(load, err)) == 1)
		if (table->add(self, load, at, err))
			return -1;
	return got;
}

static int read_profiles(
	struct ehr_speciation *self, const char *path, struct ehr_err *err)
{
	static const struct table table = { profile_field, PROFILE_FIELDS,
		add_profile };
	struct ehr_load load;
	size_t rows;
	int rc;

	if (ehr_load_open(&load, "speciation_profiles.csv", path, err))
		return -1;
	rc = read_table(self, &load, &table, err);
	return ehr_load_end(&load, rc, self->profiles_sha256, &rows);
}

static int check_whole(const struct ehr_speciation *self, struct ehr_err *err)
{
	for (size_t i = 0; i < self->n; i++) {
		const struct ehr_speciation_profile *profile =
			&self->profile[i];
		char name[96];

		ehr_visible(name, sizeof(name), ehr_str_of(profile->name));
		if (profile->n == 0)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the profile \"%s\" has no species"), name);
		if (profile->complete &&
			ehr_decimal_double(&profile->sum) * 100 <
				COMPLETE_PERCENT)
			return ehr_fail(err, EHR_FAULT_DATA,
				_("the shares of the profile \"%s\" are called "
				  "complete and add up to %g"),
				name, ehr_decimal_double(&profile->sum));
	}
	return 0;
}

static int read_shares(
	struct ehr_speciation *self, const char *path, struct ehr_err *err)
{
	static const struct table table = { species_field, SPECIES_FIELDS,
		add_species };
	struct ehr_load load;
	int rc;

	if (ehr_load_open(&load, "speciation.csv", path, err))
		return -1;
	rc = read_table(self, &load, &table, err);
	if (rc == 0 && check_whole(self, err))
		rc = ehr_err_at(err, ehr_reader_file(load.reader), 0);
	return ehr_load_end(&load, rc, self->sha256, &self->rows);
}

struct ehr_speciation *ehr_speciation_open(const char *profiles_path,
	const char *species_path, struct ehr_err *err)
{
	struct ehr_speciation *self = ehr_calloc(1, sizeof(*self));

	if (read_profiles(self, profiles_path, err) == 0 &&
		read_shares(self, species_path, err) == 0)
		return self;
	ehr_speciation_close(self);
	return NULL;
}

void ehr_speciation_close(struct ehr_speciation *self)
{
	if (!self)
		return;
	for (size_t i = 0; i < self->n; i++)
		free(self->profile[i].species);
	free(self->profile);
	free(self->rounding);
	ehr_map_release(&self->name);
	ehr_map_release(&self->species);
	ehr_arena_release(&self->arena);
	free(self);
}

size_t ehr_speciation_count(const struct ehr_speciation *self)
{
	return self->n;
}

const struct ehr_speciation_profile *ehr_speciation_at(
	const struct ehr_speciation *self, size_t i)
{
	return &self->profile[i];
}

const struct ehr_speciation_profile *ehr_speciation_find(
	const struct ehr_speciation *self, struct ehr_str name)
{
	long i = ehr_map_find(&self->name, name);

	return i == EHR_MAP_NONE ? NULL : &self->profile[i];
}

const char *ehr_speciation_sha256(const struct ehr_speciation *self)
{
	return self->sha256;
}

size_t ehr_speciation_rows(const struct ehr_speciation *self)
{
	return self->rows;
}

const char *ehr_speciation_profiles_sha256(const struct ehr_speciation *self)
{
	return self->profiles_sha256;
}
