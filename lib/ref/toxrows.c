/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/toxrows.h"

#include <stdlib.h>

#include "ref/substance.h"
#include "ref/tox_reading.h"

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

/* One of n words, or -1. */
static int word_of(struct ehr_str text, const char *const *word, int n)
{
	for (int i = 0; i < n; i++)
		if (ehr_str_is(text, word[i]))
			return i;
	return -1;
}

int ehr_tox_status_find(struct ehr_str text)
{
	return word_of(text, status_word, EHR_TOX_STATUSES);
}

int ehr_tox_adaf_find(struct ehr_str text)
{
	return word_of(text, adaf_word, EHR_TOX_ADAFS);
}

static bool is_long(const struct ehr_load *load)
{
	return ehr_header_find(ehr_reader_header(load->reader), "param") !=
	       EHR_NO_COLUMN;
}

/* One file, of which it is noted what it is. */
static int read_file(struct ehr_toxrows *rows, enum ehr_tox_file file,
	const char *builtin, const char *path,
	const struct ehr_findings *findings, struct ehr_err *err)
{
	struct ehr_tox_reading self = {
		.rows = rows,
		.file = file,
		.findings = findings,
		.substance = SIZE_MAX,
	};
	struct ehr_tox_table *table = &rows->table[file];
	int rc;

	if (ehr_load_open(&self.load, builtin, path, err) != 0)
		return -1;
	memcpy(table->sha256, self.load.sha256, sizeof table->sha256);
	rows->origins.file = file;
	rc = is_long(&self.load) ? ehr_tox_read_long(&self, err)
				 : ehr_tox_read_wide(&self, err);
	table->rows = self.load.rows;
	ehr_load_close(&self.load);
	return rc;
}

static int read_molar_mass(
	struct ehr_tox_reading *self, const size_t at[4], struct ehr_err *err)
{
	const struct ehr_str *cell = self->load.row.cell;
	struct ehr_tox_entry entry = {
		.param = EHR_TOX_MW,
		.adaf = EHR_TOX_ADAF_NO,
		.status = ehr_tox_status_find(cell[at[3]]),
		.column = "molar_mass_g_mol",
		.text = cell[at[1]],
	};

	if (entry.status < 0)
		return ehr_tox_reading_bad(self, "status", "unknown",
			_("read, secondary, memory or user"), cell[at[3]], err);
	/* masses of what has no toxicity value stay where they are */
	if (!ehr_substance_is(self->rows, cell[at[0]]))
		return 0;
	ehr_tox_reading_origin(self, cell[at[2]], (struct ehr_str){ 0 });
	if (ehr_tox_reading_substance(self, cell[at[0]], (struct ehr_str){ 0 },
		    (struct ehr_str){ 0 }, err) != 0 ||
		ehr_tox_reading_value(self, &entry, err) != 0)
		return -1;
	return ehr_tox_reading_keep(self, &entry, err);
}

static int read_molar_masses(struct ehr_toxrows *rows, struct ehr_err *err)
{
	static const char *const column[4] = { "cas", "molar_mass_g_mol",
		"source", "status" };
	struct ehr_tox_reading self = {
		.rows = rows,
		.file = EHR_TOX_FILE_PROPERTIES,
		.substance = SIZE_MAX,
	};
	size_t at[4];
	int rc = 0;

	if (ehr_load_open(&self.load, "molar_masses.csv", NULL, err) != 0)
		return -1;
	for (int i = 0; i < 4 && rc == 0; i++)
		rc = ehr_load_need(&self.load, column[i], &at[i], err);
	while (rc == 0 && (rc = ehr_load_next(&self.load, err)) == 1)
		rc = read_molar_mass(&self, at, err);
	ehr_load_close(&self.load);
	return rc;
}

static int read_all(struct ehr_toxrows *rows, const struct ehr_tox_opts *opts,
	const struct ehr_findings *findings, struct ehr_err *err)
{
	rows->organs = ehr_organs_open(NULL, err);
	if (rows->organs == NULL || ehr_substances_read(rows, err) != 0)
		return -1;
	if (read_file(rows, EHR_TOX_FILE_TOXICITY, "toxicity.csv", opts->path,
		    opts->path == NULL ? NULL : findings, err) != 0)
		return -1;
	if (read_file(rows, EHR_TOX_FILE_PROPERTIES, "chemical_properties.csv",
		    NULL, NULL, err) != 0 ||
		read_molar_masses(rows, err) != 0)
		return -1;
	if (opts->chemicals_path == NULL)
		return 0;
	return read_file(rows, EHR_TOX_FILE_CHEMICALS, NULL,
		opts->chemicals_path, findings, err);
}

int ehr_toxrows_read(struct ehr_toxrows *rows, const struct ehr_tox_opts *opts,
	const struct ehr_findings *findings, struct ehr_err *err)
{
	*rows = (struct ehr_toxrows){
		.origins = {
			/* acute references are anybody's */
			.order = opts->path == NULL && !opts->acute_param
					 ? opts->order
					 : NULL,
			.n_order = opts->n,
		},
	};
	if (read_all(rows, opts, findings, err) == 0)
		return 0;
	ehr_toxrows_release(rows);
	return -1;
}

void ehr_toxrows_release(struct ehr_toxrows *rows)
{
	ehr_organs_close(rows->organs);
	ehr_index_release(&rows->cas);
	ehr_index_release(&rows->given_of);
	ehr_arena_release(&rows->arena);
	free(rows->substance);
	free(rows->origins.item);
	free(rows->given);
	*rows = (struct ehr_toxrows){ 0 };
}
