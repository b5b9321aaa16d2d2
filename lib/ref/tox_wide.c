/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/tox_reading.h"

#include <math.h>

#include "ref/substance.h"

/* Columns that are no parameter. */
enum {
	CAS,
	NAME_EN,
	NAME_ZH,
	KOW,
	MUTAGEN,
	SHARE_ORAL,
	SHARE_INH,
	ORGANS,
	ORGANS_INH,
	INORGANIC,
	MULTIPATHWAY,
	NOTE,
	/* of a printed table chemicals: read past */
	MUTAGEN_SOURCE,
	ORGANS_SOURCE,
	COLUMNS
};

static const char *const column[COLUMNS] = { "cas", "name_en", "name_zh", "kow",
	"mutagen", "mutagen_share_oral", "mutagen_share_inh", "organs",
	"target_organs_inh", "inorganic", "multipathway", "note",
	"mutagen_source", "organs_source" };

struct wide {
	struct ehr_tox_reading *reading;
	long param[EHR_TOX_PARAMS], at[COLUMNS];
};

static struct ehr_str cell_at(const struct wide *self, long at)
{
	return at == EHR_NO_COLUMN
		       ? (struct ehr_str){ 0 }
		       : ehr_str_trim(self->reading->load.row.cell[at]);
}

static int keep(const struct wide *self, struct ehr_tox_entry *entry,
	struct ehr_err *err)
{
	if (entry->text.n == 0)
		return 0;
	entry->adaf = EHR_TOX_ADAF_NO;
	entry->status = EHR_TOX_USER;
	if (ehr_tox_reading_value(self->reading, entry, err) != 0)
		return -1;
	return ehr_tox_reading_keep(self->reading, entry, err);
}

/* The plain ratio, kept as its logarithm. */
static int keep_kow(const struct wide *self, struct ehr_err *err)
{
	struct ehr_tox_entry entry = {
		.param = EHR_TOX_KOC, /* also any number above 0 */
		.status = EHR_TOX_USER,
		.column = column[KOW],
		.text = cell_at(self, self->at[KOW]),
	};

	if (entry.text.n == 0)
		return 0;
	if (ehr_tox_reading_value(self->reading, &entry, err) != 0)
		return -1;
	entry.param = EHR_TOX_LOG_KOW;
	entry.value = log10(entry.value);
	return ehr_tox_reading_keep(self->reading, &entry, err);
}

static int read_values(const struct wide *self, struct ehr_err *err)
{
	for (unsigned i = 0; i < EHR_TOX_PARAMS; i++) {
		struct ehr_tox_entry entry = {
			.param = i,
			.column = ehr_tox_column((enum ehr_tox_param)i),
			.text = cell_at(self, self->param[i]),
		};

		if (keep(self, &entry, err) != 0)
			return -1;
	}
	return keep_kow(self, err);
}

static int bad(const struct wide *self, int which, const char *reason,
	const char *expected, struct ehr_err *err)
{
	return ehr_tox_reading_bad(self->reading, column[which], reason,
		expected, cell_at(self, self->at[which]), err);
}

static int read_share(
	const struct wide *self, int which, double *share, struct ehr_err *err)
{
	struct ehr_str text = cell_at(self, self->at[which]);
	double value;

	if (text.n == 0)
		return 0;
	if (ehr_num_read(text, &value) != EHR_NUM_VALUE || value < 0 ||
		value > 1)
		return bad(self, which, "not_a_fraction",
			_("a fraction of 1 at most"), err);
	*share = value;
	return 0;
}

static int read_organs(const struct wide *self, int which,
	struct ehr_tox_substance *one, struct ehr_err *err)
{
	struct ehr_str list = cell_at(self, self->at[which]), unknown;

	if (list.n == 0)
		return 0;
	if (ehr_organs_read(self->reading->rows->organs, list, &one->organs,
		    &unknown) == 0)
		return 0;
	return ehr_tox_reading_bad(self->reading, column[which], "unknown",
		_("organs that the table organs has"), unknown, err);
}

static int read_yes_no(
	const struct wide *self, int which, bool *is, struct ehr_err *err)
{
	struct ehr_str text = cell_at(self, self->at[which]);

	if (text.n == 0)
		return 0;
	if (!ehr_str_is(text, "yes") && !ehr_str_is(text, "1") &&
		!ehr_str_is(text, "no") && !ehr_str_is(text, "0"))
		return bad(self, which, "unknown", _("yes, no, 1 or 0"), err);
	*is = ehr_str_is(text, "yes") || ehr_str_is(text, "1");
	return 0;
}

/* What the row says of the substance itself. */
static int read_kind(const struct wide *self, struct ehr_err *err)
{
	struct ehr_tox_substance *one =
		&self->reading->rows->substance[self->reading->substance];

	if (ehr_substance_mutagen(one, cell_at(self, self->at[MUTAGEN])) != 0)
		return bad(self, MUTAGEN, "unknown",
			_("no, yes, partial, from_birth, 0 or 1"), err);
	if (read_share(self, SHARE_ORAL, &one->share_oral, err) != 0 ||
		read_share(self, SHARE_INH, &one->share_inh, err) != 0 ||
		read_organs(self, ORGANS_INH, one, err) != 0 ||
		read_organs(self, ORGANS, one, err) != 0 ||
		read_yes_no(self, INORGANIC, &one->inorganic, err) != 0)
		return -1;
	return read_yes_no(self, MULTIPATHWAY, &one->multipathway, err);
}

static int read_row(const struct wide *self, struct ehr_err *err)
{
	if (ehr_tox_reading_substance(self->reading,
		    cell_at(self, self->at[CAS]),
		    cell_at(self, self->at[NAME_EN]),
		    cell_at(self, self->at[NAME_ZH]), err) != 0)
		return -1;
	ehr_tox_reading_origin(
		self->reading, (struct ehr_str){ 0 }, (struct ehr_str){ 0 });
	if (read_values(self, err) != 0)
		return -1;
	return read_kind(self, err);
}

/* Is it a column of the wide form? Then its place is noted. */
static bool is_column(struct wide *self, const char *name, long at)
{
	enum ehr_tox_file file = self->reading->file;

	for (unsigned i = 0; i < EHR_TOX_PARAMS; i++) {
		if (strcmp(name, ehr_tox_column((enum ehr_tox_param)i)) != 0)
			continue;
		self->param[i] = at;
		return file == EHR_TOX_FILE_TOXICITY ||
		       !ehr_tox_param_info(i)->toxicity;
	}
	for (int i = 0; i < COLUMNS; i++) {
		if (strcmp(name, column[i]) != 0)
			continue;
		self->at[i] = at;
		return file == EHR_TOX_FILE_CHEMICALS || i < MUTAGEN_SOURCE;
	}
	return false;
}

int ehr_tox_read_wide(struct ehr_tox_reading *reading, struct ehr_err *err)
{
	const struct ehr_header *header =
		ehr_reader_header(reading->load.reader);
	struct wide self = { .reading = reading };
	size_t at;
	int got;

	for (int i = 0; i < EHR_TOX_PARAMS; i++)
		self.param[i] = EHR_NO_COLUMN;
	for (int i = 0; i < COLUMNS; i++)
		self.at[i] = EHR_NO_COLUMN;
	if (ehr_load_need(&reading->load, "cas", &at, err) != 0)
		return -1;
	for (size_t i = 0; i < header->n; i++)
		if (!is_column(&self, header->name[i], (long)i))
			return ehr_tox_reading_unknown(
				reading, header->name[i], err);
	while ((got = ehr_load_next(&reading->load, err)) == 1) {
		if (read_row(&self, err) != 0 &&
			ehr_tox_reading_found(reading, err) != 0)
			return -1;
	}
	return got;
}
