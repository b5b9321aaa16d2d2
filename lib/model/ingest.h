/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All of ehrisk-ingest but its command line: the tables it reads cells by, the
 * map, the head of each file, and the filter that writes the rows.
 *
 *   open                the tables
 *   map                 if one is given
 *   head                for each file, as the hook of its input
 *   bind                once, with the header; then the rows
 */
#ifndef EHR_MODEL_INGEST_H
#define EHR_MODEL_INGEST_H

#include "model/automap.h"
#include "model/mapping.h"
#include "model/record.h"
#include "model/tablehead.h"

/* Files in place of the built-in tables; NULL: built in. */
struct ehr_ingest_refs {
	const char *units, *aliases, *code_exceptions, *regions, *audit_rules,
		*headings;
};

/* What the command line asks of all records. */
struct ehr_ingest_opts {
	struct ehr_ingest_refs refs;
	const char *crs;    /* of the input; NULL: as the map says */
	const char *region; /* NULL: none */
	char decimal;       /* '.' or ','; 0: as the map says */
	enum ehr_nd nd;
	double temperature_k;
	enum ehr_on_duplicate on_duplicate;
	bool quality; /* gather the quality report */
	bool audit;   /* hold records against the audit rules */
	/* where no map is given */
	const char *form; /* NULL: told from the headings */
	const struct ehr_constant *constant;
	size_t n_constants;
	bool keep;   /* pass on the columns that the map does not speak of */
	bool roster; /* only who and where counts, amounts do not */
};

struct ehr_ingest {
	struct ehr_ingest_opts opts;
	struct ehr_units *units;
	struct ehr_words *words;
	struct ehr_aliases *aliases;
	struct ehr_code_exceptions *exceptions;
	struct ehr_regions *regions;
	struct ehr_audit_rules *audit_rules; /* NULL: not asked for */
	struct ehr_record_tables tables;
	struct ehr_arena arena;
	struct ehr_buf text; /* of the map, if it was read from a file */
	struct ehr_located *located;
	struct ehr_automap automap;
	struct ehr_mapping *map;   /* given, or made for the first file */
	struct ehr_tablehead head; /* of the file at hand */
	bool has_head;
	struct ehr_str *suspect; /* by measure; n 0: none */
	const char **doubt;      /* lines about headings, for a notice each */
	size_t n_doubts;
	struct ehr_plan plan;
	struct ehr_record *record;
	/* --join and --update: the tables, how each is read, what was matched */
	struct ehr_side *side[EHR_RECORD_SIDES];
	struct ehr_ingest *side_ingest[EHR_RECORD_SIDES];
	struct ehr_side_report *report[EHR_RECORD_SIDES];
};

/* Opens the tables. Whatever it returns, close gives back. */
EHR_MUST_USE int ehr_ingest_open(struct ehr_ingest *self,
	const struct ehr_ingest_opts *opts, struct ehr_err *err);
void ehr_ingest_close(struct ehr_ingest *self);

/* The map in text, called file in messages; text must outlive self. */
EHR_MUST_USE int ehr_ingest_map(struct ehr_ingest *self, const char *file,
	struct ehr_str text, struct ehr_err *err);

/* Finds the head of a file from its first records (the hook of ehr_in_opts);
 * in the first file also makes the map if there is none, and looks for amounts
 * that look like stand-ins. */
EHR_MUST_USE int ehr_ingest_head(void *self, const char *file,
	const struct ehr_preview *preview, struct ehr_head *head,
	struct ehr_err *err);

/* Is the record no data? The hook stray of ehr_in_opts. */
bool ehr_ingest_stray(void *self, const struct ehr_str *cell, size_t n);

/* Fills the hooks by which a file is read as an export. */
void ehr_ingest_hooks(struct ehr_ingest *self, struct ehr_in_opts *opts);

/* Holds the map against the header. The columns written are then
 * self->plan.column, the filter that of self->record. */
EHR_MUST_USE int ehr_ingest_bind(struct ehr_ingest *self,
	const struct ehr_header *header, struct ehr_err *err);

#endif
