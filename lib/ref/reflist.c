/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/reflist.h"

#include "ref/profile.h"

const char *const ehr_reflist_items[EHR_REFLIST_ITEMS] = { "name", "kind",
	"rows", "version", "sources", "sha256", "about" };
const char *const ehr_reflist_fields[EHR_REFLIST_FIELDS] = { "name", "type",
	"unit", "meaning" };
const char *const ehr_reflist_params[EHR_REFLIST_PARAMS] = { "name", "value",
	"unit", "source", "status" };

static const char *text(bool zh, const char *in_en, const char *in_zh)
{
	return zh && in_zh[0] != '\0' ? in_zh : in_en;
}

int ehr_reflist_write_items(const struct ehr_catalog *catalog, bool zh,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < ehr_catalog_count(catalog); i++) {
		const struct ehr_catalog_item *one = ehr_catalog_at(catalog, i);

		ehr_writer_puts(writer, one->name);
		ehr_writer_puts(writer, ehr_catalog_kind_word[one->kind]);
		if (one->kind != EHR_CATALOG_TABLE)
			ehr_writer_empty(writer);
		else
			ehr_writer_count(writer, one->rows);
		ehr_writer_puts(writer, one->version);
		ehr_writer_puts(writer, one->sources);
		ehr_writer_puts(writer, one->file->sha256);
		ehr_writer_puts(writer, text(zh, one->about_en, one->about_zh));
		if (ehr_writer_end_row(writer, err) != 0)
			return -1;
	}
	return 0;
}

int ehr_reflist_write_fields(const struct ehr_catalog_item *item, bool zh,
	struct ehr_writer *writer, struct ehr_err *err)
{
	for (size_t i = 0; i < item->fields; i++) {
		const struct ehr_field *one = &item->field[i];

		ehr_writer_puts(writer, one->name);
		ehr_writer_puts(writer, one->type);
		ehr_writer_puts(writer, one->unit);
		ehr_writer_puts(
			writer, text(zh, one->meaning_en, one->meaning_zh));
		if (ehr_writer_end_row(writer, err) != 0)
			return -1;
	}
	return 0;
}

static int write_population(const struct ehr_profile *profile,
	const struct ehr_population *population, struct ehr_writer *writer,
	struct ehr_err *err)
{
	struct ehr_buf name = { 0 };
	int rc = 0;

	for (size_t i = 0; i < population->n && rc == 0; i++) {
		const struct ehr_param *one = &population->param[i];

		name.n = 0;
		ehr_buf_printf(&name, "%s.%s", population->name, one->name);
		ehr_writer_puts(writer, ehr_buf_text(&name));
		ehr_writer_number(writer, profile->value[one->number]);
		ehr_writer_puts(writer, one->unit);
		ehr_writer_puts(writer, one->source);
		ehr_writer_puts(writer, one->status);
		rc = ehr_writer_end_row(writer, err);
	}
	ehr_buf_release(&name);
	return rc;
}

int ehr_reflist_write_params(const struct ehr_catalog_item *item,
	struct ehr_writer *writer, struct ehr_err *err)
{
	struct ehr_profile *profile = ehr_profile_open(item->name, err);
	int rc;

	if (profile == NULL)
		return -1;
	rc = write_population(profile, &profile->site, writer, err);
	for (size_t i = 0; i < profile->n_population && rc == 0; i++)
		rc = write_population(
			profile, &profile->population[i], writer, err);
	ehr_profile_close(profile);
	return rc;
}
