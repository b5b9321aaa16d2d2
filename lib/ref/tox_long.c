/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/tox_reading.h"

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

static struct ehr_str cell(
	const struct ehr_tox_reading *self, const long at[COLUMNS], int which)
{
	return at[which] == EHR_NO_COLUMN ? (struct ehr_str){ 0 }
					  : self->load.row.cell[at[which]];
}

static int read_param(const struct ehr_tox_reading *self,
	const long at[COLUMNS], unsigned *param, struct ehr_err *err)
{
	struct ehr_str text = cell(self, at, PARAM);
	struct ehr_str unit = cell(self, at, UNIT), expected;

	*param = ehr_tox_param_find(text);
	if (*param == EHR_TOXROWS_PARAMS)
		return ehr_tox_reading_bad(self, "param", "unknown",
			_("a toxicity parameter such as RfDo"), text, err);
	if (self->file != EHR_TOX_FILE_TOXICITY &&
		ehr_tox_param_info(*param)->toxicity)
		return ehr_tox_reading_bad(self, "param", "unknown",
			_("a property such as Koc; toxicity values stand in "
			  "the table toxicity"),
			text, err);
	expected = ehr_tox_param_info(*param)->unit;
	if (!ehr_str_eq(unit, expected))
		return ehr_tox_reading_bad(
			self, "unit", "unit", expected.p, unit, err);
	return 0;
}

/* Words of the row; a column that is left out has the usual one. */
static int read_words(const struct ehr_tox_reading *self,
	const long at[COLUMNS], struct ehr_tox_entry *entry, bool *selected,
	struct ehr_err *err)
{
	struct ehr_str adaf = cell(self, at, ADAF);
	struct ehr_str status = cell(self, at, STATUS);
	struct ehr_str text = cell(self, at, SELECTED);

	entry->adaf = adaf.n == 0 ? EHR_TOX_ADAF_NO : ehr_tox_adaf_find(adaf);
	if (entry->adaf < 0)
		return ehr_tox_reading_bad(self, "adaf_included", "unknown",
			_("no, yes or unknown"), adaf, err);
	entry->status =
		status.n == 0 ? EHR_TOX_USER : ehr_tox_status_find(status);
	if (entry->status < 0)
		return ehr_tox_reading_bad(self, "status", "unknown",
			_("read, secondary, memory or user"), status, err);
	*selected = text.n == 0 || ehr_str_is(text, "1");
	if (!*selected && !ehr_str_is(text, "0"))
		return ehr_tox_reading_bad(
			self, "selected", "unknown", _("1 or 0"), text, err);
	return 0;
}

static int read_row(struct ehr_tox_reading *self, const long at[COLUMNS],
	struct ehr_err *err)
{
	struct ehr_tox_entry entry = {
		.column = "value",
		.text = cell(self, at, VALUE),
	};
	bool selected = false;

	ehr_tox_reading_origin(
		self, cell(self, at, SOURCE), cell(self, at, AGENCY));
	if (!self->rows->origins.item[self->origin].wanted)
		return 0;
	if (ehr_tox_reading_substance(self, cell(self, at, CAS),
		    cell(self, at, NAME_EN), cell(self, at, NAME_ZH),
		    err) != 0 ||
		read_param(self, at, &entry.param, err) != 0 ||
		ehr_tox_reading_value(self, &entry, err) != 0 ||
		read_words(self, at, &entry, &selected, err) != 0)
		return -1;
	return selected ? ehr_tox_reading_keep(self, &entry, err) : 0;
}

static bool is_column(const char *name)
{
	for (int i = 0; i < COLUMNS; i++)
		if (strcmp(name, column[i]) == 0)
			return true;
	return false;
}

int ehr_tox_read_long(struct ehr_tox_reading *self, struct ehr_err *err)
{
	const struct ehr_header *header = ehr_reader_header(self->load.reader);
	long at[COLUMNS];
	int got;

	for (size_t i = 0; i < header->n; i++)
		if (!is_column(header->name[i]))
			return ehr_tox_reading_unknown(
				self, header->name[i], err);
	for (int i = 0; i < COLUMNS; i++) {
		size_t there;

		at[i] = ehr_header_find(header, column[i]);
		if (i < COLUMNS_NEEDED &&
			ehr_load_need(&self->load, column[i], &there, err) != 0)
			return -1;
	}
	while ((got = ehr_load_next(&self->load, err)) == 1) {
		if (read_row(self, at, err) != 0 &&
			ehr_tox_reading_found(self, err) != 0)
			return -1;
	}
	return got;
}
