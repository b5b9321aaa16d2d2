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

static int read_share(const char *name, struct ehr_str text, double *share,
	struct ehr_err *err)
{
	double value;

	if (text.n == 0)
		return 0;
	if (ehr_num_read(text, &value) != EHR_NUM_VALUE || value < 0 ||
		value > 1)
		return ehr_fail_cell(err, name, "not_a_fraction",
			N_("a fraction of 1 at most"), text);
	*share = value;
	return 0;
}

static int add_row(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_toxrows *rows = into;
	struct ehr_tox_substance *one;
	struct ehr_str unknown;
	size_t i;

	if (ehr_substance_of(
		    rows, cell[CAS], cell[NAME_EN], cell[NAME_ZH], &i) != 0)
		return ehr_fail_cell(err, "cas", "bad_cas",
			N_("a CAS number with a valid check digit"), cell[CAS]);
	one = &rows->substance[i];
	if (ehr_substance_mutagen(one, cell[MUTAGEN]) != 0)
		return ehr_fail_cell(err, "mutagen", "unknown",
			N_("no, yes, partial or from_birth"), cell[MUTAGEN]);
	if (read_share(field[SHARE_ORAL], cell[SHARE_ORAL], &one->share_oral,
		    err) != 0)
		return -1;
	if (read_share(field[SHARE_INH], cell[SHARE_INH], &one->share_inh,
		    err) != 0)
		return -1;
	if (ehr_organs_read(
		    rows->organs, cell[ORGANS], &one->organs, &unknown) == 0)
		return 0;
	return ehr_fail_cell(err, field[ORGANS], "unknown",
		N_("organs that the table organs has"), unknown);
}

static const char *const flag_field[] = { "cas", "flag" };

static int add_flag(void *into, const struct ehr_str *cell, struct ehr_err *err)
{
	struct ehr_toxrows *rows = into;
	struct ehr_str cas = cell[0], flag = cell[1];
	size_t i;

	if (!ehr_str_is(flag, "inorganic") && !ehr_str_is(flag, "multipathway"))
		return ehr_fail_cell(err, "flag", "unknown",
			N_("inorganic or multipathway"), flag);
	if (ehr_substance_of(rows, cas, (struct ehr_str){ 0 },
		    (struct ehr_str){ 0 }, &i) != 0)
		return ehr_fail_cell(err, "cas", "bad_cas",
			N_("a CAS number with a valid check digit"), cas);
	if (ehr_str_is(flag, "inorganic"))
		rows->substance[i].inorganic = true;
	else
		rows->substance[i].multipathway = true;
	return 0;
}

static const struct ehr_load_table table = {
	.builtin = "chemicals.csv",
	.column = field,
	.columns = FIELDS,
	.needed = FIELDS,
	.add = add_row,
};

static const struct ehr_load_table flags = {
	.builtin = "chemical_flags.csv",
	.column = flag_field,
	.columns = 2,
	.needed = 2,
	.add = add_flag,
};

int ehr_substances_read(struct ehr_toxrows *rows, struct ehr_err *err)
{
	int rc = ehr_load_rows(&table, NULL, rows, NULL, NULL, err);

	return rc == 0 ? ehr_load_rows(&flags, NULL, rows, NULL, NULL, err)
		       : rc;
}
