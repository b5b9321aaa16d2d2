/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/substance.h"

#include "ref/cas.h"
#include "ref/load.h"

enum { CAS, NAME_EN, NAME_ZH, MUTAGEN, SHARE_ORAL, SHARE_INH, ORGANS, FIELDS };

static const char *const field[FIELDS] = { "cas", "name_en", "name_zh",
	"mutagen", "mutagen_share_oral", "mutagen_share_inh",
	"target_organs_inh" };

static const struct {
	const char *word;
	enum ehr_mutagen mutagen;
} known[] = {
	{ "no", EHR_MUTAGEN_NO },
	{ "yes", EHR_MUTAGEN_YES },
	{ "partial", EHR_MUTAGEN_PARTIAL },
	{ "from_birth", EHR_MUTAGEN_FROM_BIRTH },
	{ "0", EHR_MUTAGEN_NO },
	{ "1", EHR_MUTAGEN_YES },
};

int ehr_substance_mutagen(struct ehr_tox_substance *self, struct ehr_str word)
{
	word = ehr_str_trim(word);
	if (word.n == 0)
		return 0;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (!ehr_str_is(word, known[i].word))
			continue;
		/* the shares of a partial one stay as the table has them */
		if (known[i].mutagen != EHR_MUTAGEN_PARTIAL)
			self->share_oral = self->share_inh =
				known[i].mutagen == EHR_MUTAGEN_YES ? 1 : 0;
		self->mutagen = known[i].mutagen;
		return 0;
	}
	return -1;
}

bool ehr_substance_is(const struct ehr_toxrows *rows, struct ehr_str cas)
{
	uint64_t packed;

	return ehr_cas_read(cas, &packed) == EHR_CAS_OK &&
	       ehr_index_find(&rows->cas, packed) != EHR_INDEX_NONE;
}

int ehr_substance_of(struct ehr_toxrows *rows, struct ehr_str cas,
	struct ehr_str name_en, struct ehr_str name_zh, size_t *at)
{
	struct ehr_tox_substance *one;
	uint64_t packed;
	bool is_new;

	if (ehr_cas_read(cas, &packed) != EHR_CAS_OK)
		return -1;
	*at = ehr_index_add(&rows->cas, packed, &is_new);
	if (is_new && *at >= rows->substance_cap) {
		rows->substance_cap = rows->substance_cap == 0
					      ? 2048
					      : rows->substance_cap * 2;
		rows->substance = ehr_realloc(rows->substance,
			rows->substance_cap, sizeof *rows->substance);
	}
	one = &rows->substance[*at];
	if (is_new)
		*one = (struct ehr_tox_substance){
			.cas = ehr_arena_string(
				&rows->arena, ehr_str_trim(cas)),
			.name_en = "",
			.name_zh = "",
		};
	if (name_en.n > 0)
		one->name_en = ehr_arena_string(&rows->arena, name_en);
	if (name_zh.n > 0)
		one->name_zh = ehr_arena_string(&rows->arena, name_zh);
	return 0;
}

static int read_share(const struct ehr_load *load, const char *name, size_t at,
	double *share, struct ehr_err *err)
{
	struct ehr_str text = load->row.cell[at];
	double value;

	if (text.n == 0)
		return 0;
	if (ehr_num_read(text, &value) != EHR_NUM_VALUE || value < 0 ||
		value > 1)
		return ehr_load_bad(load, name, "not_a_fraction",
			_("a fraction of 1 at most"), text, err);
	*share = value;
	return 0;
}

static int read_row(struct ehr_toxrows *rows, const struct ehr_load *load,
	const size_t at[FIELDS], struct ehr_err *err)
{
	const struct ehr_str *cell = load->row.cell;
	struct ehr_tox_substance *one;
	struct ehr_str unknown;
	size_t i;

	if (ehr_substance_of(rows, cell[at[CAS]], cell[at[NAME_EN]],
		    cell[at[NAME_ZH]], &i) != 0)
		return ehr_load_bad(load, "cas", "bad_cas",
			_("a CAS number with a valid check digit"),
			cell[at[CAS]], err);
	one = &rows->substance[i];
	if (ehr_substance_mutagen(one, cell[at[MUTAGEN]]) != 0)
		return ehr_load_bad(load, "mutagen", "unknown",
			_("no, yes, partial or from_birth"), cell[at[MUTAGEN]],
			err);
	if (read_share(load, field[SHARE_ORAL], at[SHARE_ORAL],
		    &one->share_oral, err) != 0)
		return -1;
	if (read_share(load, field[SHARE_INH], at[SHARE_INH], &one->share_inh,
		    err) != 0)
		return -1;
	if (ehr_organs_read(rows->organs, cell[at[ORGANS]], &one->organs,
		    &unknown) == 0)
		return 0;
	return ehr_load_bad(load, field[ORGANS], "unknown",
		_("organs that the table organs has"), unknown, err);
}

static int read_flag(struct ehr_toxrows *rows, const struct ehr_load *load,
	const size_t at[2], struct ehr_err *err)
{
	struct ehr_str cas = load->row.cell[at[0]];
	struct ehr_str flag = load->row.cell[at[1]];
	size_t i;

	if (!ehr_str_is(flag, "inorganic") && !ehr_str_is(flag, "multipathway"))
		return ehr_load_bad(load, "flag", "unknown",
			_("inorganic or multipathway"), flag, err);
	if (ehr_substance_of(rows, cas, (struct ehr_str){ 0 },
		    (struct ehr_str){ 0 }, &i) != 0)
		return ehr_load_bad(load, "cas", "bad_cas",
			_("a CAS number with a valid check digit"), cas, err);
	if (ehr_str_is(flag, "inorganic"))
		rows->substance[i].inorganic = true;
	else
		rows->substance[i].multipathway = true;
	return 0;
}

static int read_flags(struct ehr_toxrows *rows, struct ehr_err *err)
{
	struct ehr_load load;
	size_t at[2];
	int rc;

	if (ehr_load_open(&load, "chemical_flags.csv", NULL, err) != 0)
		return -1;
	rc = ehr_load_need(&load, "cas", &at[0], err);
	if (rc == 0)
		rc = ehr_load_need(&load, "flag", &at[1], err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = read_flag(rows, &load, at, err);
	ehr_load_close(&load);
	return rc;
}

int ehr_substances_read(struct ehr_toxrows *rows, struct ehr_err *err)
{
	struct ehr_load load;
	size_t at[FIELDS];
	int rc = 0;

	if (ehr_load_open(&load, "chemicals.csv", NULL, err) != 0)
		return -1;
	for (int i = 0; i < FIELDS && rc == 0; i++)
		rc = ehr_load_need(&load, field[i], &at[i], err);
	while (rc == 0 && (rc = ehr_load_next(&load, err)) == 1)
		rc = read_row(rows, &load, at, err);
	ehr_load_close(&load);
	return rc == 0 ? read_flags(rows, err) : rc;
}
