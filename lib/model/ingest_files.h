/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The files that ehrisk-ingest reads beside its input: a map, outlines, tables
 * by which records are filled. Files are opened by the caller's functions.
 */
#ifndef EHR_MODEL_INGEST_FILES_H
#define EHR_MODEL_INGEST_FILES_H

#include "io/reader.h"
#include "model/ingest.h"

struct ehr_ingest_opener {
	/* a table; NULL on failure, said in the err of the calls below */
	struct ehr_reader *(*table)(
		void *self, const char *path, const struct ehr_in_opts *opts);
	/* the bytes of a file of at most max, appended to bytes; kind and name
	 * are for the manifest */
	int (*bytes)(void *self, const char *name, const char *path,
		struct ehr_buf *bytes);
	void *self;
};

/* Each does nothing if path is NULL. */

EHR_MUST_USE int ehr_ingest_read_map(struct ehr_ingest *self, const char *path,
	const struct ehr_ingest_opener *opener, struct ehr_err *err);

/* Outlines by which positions are checked: property has their names (NULL: NAME
 * or name); stated is the input column with the name that a record states. */
struct ehr_ingest_outlines {
	const char *path, *property, *stated;
	const char *crs; /* as geo/crs.h takes it; NULL: WGS 84 */
};
EHR_MUST_USE int ehr_ingest_read_outlines(struct ehr_ingest *self,
	const struct ehr_ingest_outlines *outlines,
	const struct ehr_ingest_opener *opener, struct ehr_err *err);

/* A table by which records are filled, before bind. */
EHR_MUST_USE int ehr_ingest_read_side(struct ehr_ingest *self,
	enum ehr_record_side which, const char *path,
	const struct ehr_ingest_opener *opener, struct ehr_err *err);

#endif
