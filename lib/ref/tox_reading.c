/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/tox_reading.h"

#include "ref/substance.h"

/* What a potency with the age factor may be of the one without: 1.66 over a
 * lifetime, 2 from birth (vinyl chloride), and rounding to one figure. */
#define LIFETIME_OVER_BARE_MIN 1.0
#define LIFETIME_OVER_BARE_MAX 2.1

int ehr_tox_reading_bad(const struct ehr_tox_reading *self, const char *name,
	const char *reason, const char *expected, struct ehr_str found,
	struct ehr_err *err)
{
	return ehr_load_bad(&self->load, name, reason, expected, found, err);
}

int ehr_tox_reading_found(
	const struct ehr_tox_reading *self, const struct ehr_err *err)
{
	if (self->findings == NULL)
		return -1;
	return self->findings->add(self->findings->self, err);
}

int ehr_tox_reading_unknown(const struct ehr_tox_reading *self,
	const char *name, struct ehr_err *err)
{
	if (self->file == EHR_TOX_FILE_TOXICITY)
		ehr_fail(err, EHR_FAULT_DATA,
			_("unknown column \"%s\" in a table of toxicity "
			  "values"),
			name);
	else
		ehr_fail(err, EHR_FAULT_DATA,
			_("unknown column \"%s\" in a table of chemicals; "
			  "toxicity values stand in the table toxicity"),
			name);
	return ehr_err_at(err, ehr_reader_file(self->load.reader), 1);
}

int ehr_tox_reading_substance(struct ehr_tox_reading *self, struct ehr_str cas,
	struct ehr_str name_en, struct ehr_str name_zh, struct ehr_err *err)
{
	const struct ehr_toxrows *rows = self->rows;

	if (self->substance < rows->cas.n && name_en.n + name_zh.n == 0 &&
		ehr_str_is(cas, rows->substance[self->substance].cas))
		return 0;
	if (ehr_substance_of(
		    self->rows, cas, name_en, name_zh, &self->substance) == 0)
		return 0;
	return ehr_tox_reading_bad(self, "cas", "bad_cas",
		_("a CAS number with a valid check digit"), cas, err);
}

void ehr_tox_reading_origin(struct ehr_tox_reading *self, struct ehr_str source,
	struct ehr_str agency)
{
	self->origin = ehr_tox_origin_of(
		&self->rows->origins, &self->rows->arena, source, agency);
}

int ehr_tox_reading_value(const struct ehr_tox_reading *self,
	struct ehr_tox_entry *entry, struct ehr_err *err)
{
	bool zero = entry->param == EHR_TOX_ABSD;

	if (ehr_num_read(entry->text, &entry->value) != EHR_NUM_VALUE)
		return ehr_tox_reading_bad(self, entry->column, "not_a_number",
			_("a number"), entry->text, err);
	if (entry->param == EHR_TOX_LOG_KOW)
		return 0;
	if (entry->value < 0 || (entry->value == 0 && !zero))
		return ehr_tox_reading_bad(self, entry->column, "not_positive",
			_("a number above 0"), entry->text, err);
	if (ehr_tox_param_info(entry->param)->fraction && entry->value > 1)
		return ehr_tox_reading_bad(self, entry->column,
			"not_a_fraction", _("a fraction of 1 at most"),
			entry->text, err);
	return 0;
}

/* What is known of the row's substance, parameter and origin. */
static struct ehr_tox_given *given_of(
	struct ehr_tox_reading *self, unsigned param)
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

int ehr_tox_reading_keep(struct ehr_tox_reading *self,
	const struct ehr_tox_entry *entry, struct ehr_err *err)
{
	struct ehr_tox_given *given = given_of(self, entry->param);
	double over;

	if (given->there[entry->adaf])
		return ehr_tox_reading_bad(self, entry->column, "duplicate",
			_("one selected value for each parameter and source"),
			entry->text, err);
	given->there[entry->adaf] = true;
	given->value[entry->adaf] = entry->value;
	given->status[entry->adaf] = (uint8_t)entry->status;
	if (!given->there[EHR_TOX_ADAF_NO] || !given->there[EHR_TOX_ADAF_YES])
		return 0;
	over = given->value[EHR_TOX_ADAF_YES] / given->value[EHR_TOX_ADAF_NO];
	if (over < LIFETIME_OVER_BARE_MIN || over > LIFETIME_OVER_BARE_MAX)
		return ehr_tox_reading_bad(self, entry->column, "age_factor",
			_("the value with the age factor 1 to 2.1 times the "
			  "one without"),
			entry->text, err);
	return 0;
}
