/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that every program has, with the same letters and meaning.
 */
#ifndef EHR_APP_COMMON_H
#define EHR_APP_COMMON_H

#include "app/option.h"
#include "base/mem.h"
#include "io/writer.h"

struct ehr_common {
	bool help, version, json_usage;
	const char *output;
	bool icsv, itsv, ijson, ijsonl;
	bool ocsv, otsv, ojson, ojsonl;
	const char *delimiter;
	int encoding; /* index in the choices; -1: not given */
	const char *na;
	bool no_header;
	int quotes; /* 0 strict, 1 lax */
	long skip_lines;
	const char *comment;
	const char *columns;
	const char *prefix;
	const char *rejects;
	long max_rejects;
	long digits;
	long jobs;
	const char *manifest;
	bool progress;
	struct ehr_list ref;
	int lang; /* 0 en, 1 zh; -1: not given */
};

/* The table over *common, filled with the defaults; *n options. Lives as long
 * as common. */
struct ehr_opt *ehr_common_options(struct ehr_common *common, size_t *n);

/* Turns what was given into reader's and writer's options. Lists are split into
 * arena memory. */
EHR_MUST_USE int ehr_common_apply(const struct ehr_common *common,
	bool auto_encoding, struct ehr_in_opts *in, struct ehr_out_opts *out,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
