/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ingest_files.h"

#include "model/side_load.h"

int ehr_ingest_read_map(struct ehr_ingest *self, const char *path,
	const struct ehr_ingest_opener *opener, struct ehr_err *err)
{
	if (path == NULL)
		return 0;
	if (opener->bytes(opener->self, "map", path, &self->text) != 0)
		return -1;
	return ehr_ingest_map(self, path,
		(struct ehr_str){ self->text.p, self->text.n }, err);
}

static int take_outlines(struct ehr_ingest *self,
	const struct ehr_ingest_outlines *outlines, struct ehr_str text,
	struct ehr_err *err)
{
	const struct ehr_located_opts opts = { .property = outlines->property,
		.crs = outlines->crs };
	struct ehr_json *document = ehr_json_read(outlines->path, text, err);

	if (document == NULL)
		return -1;
	self->located = ehr_located_open(document, &opts, err);
	ehr_json_free(document);
	if (self->located == NULL)
		return ehr_err_at(err, outlines->path, 0);
	self->tables.located = self->located;
	self->tables.stated = outlines->stated;
	return 0;
}

int ehr_ingest_read_outlines(struct ehr_ingest *self,
	const struct ehr_ingest_outlines *outlines,
	const struct ehr_ingest_opener *opener, struct ehr_err *err)
{
	struct ehr_buf text = { 0 };
	int rc;

	if (outlines->path == NULL)
		return 0;
	if (outlines->stated == NULL)
		return ehr_fail(err, EHR_FAULT_USAGE,
			_("--outline needs --outline-name COLUMN"));
	rc = opener->bytes(opener->self, "outline", outlines->path, &text);
	if (rc == 0)
		rc = take_outlines(self, outlines,
			(struct ehr_str){ text.p, text.n }, err);
	ehr_buf_release(&text);
	return rc;
}

int ehr_ingest_read_side(struct ehr_ingest *self, enum ehr_record_side which,
	const char *path, const struct ehr_ingest_opener *opener,
	struct ehr_err *err)
{
	const struct ehr_ingest_opts opts = { .refs = self->opts.refs,
		.temperature_k = self->opts.temperature_k,
		.roster = true };
	struct ehr_in_opts in = { .encoding = EHR_ENCODING_AUTO };
	struct ehr_ingest *ingest;
	struct ehr_reader *reader;

	if (path == NULL)
		return 0;
	self->side[which] = ehr_side_new(which == EHR_SIDE_JOIN);
	ingest = ehr_calloc(1, sizeof *ingest);
	self->side_ingest[which] = ingest;
	if (ehr_ingest_open(ingest, &opts, err) != 0)
		return -1;
	ehr_ingest_hooks(ingest, &in);
	reader = opener->table(opener->self, path, &in);
	if (reader == NULL ||
		ehr_side_load(self->side[which], ingest, reader, err) != 0)
		return -1;
	self->report[which] = ehr_side_report_new(self->side[which]);
	self->tables.side[which] = self->side[which];
	self->tables.report[which] = self->report[which];
	return 0;
}
