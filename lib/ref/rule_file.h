/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of rules: built in under data/rules/, or the user's own. Each begins
 * with what it is for: a line "kind: WORD"; rules of grading have none.
 */
#ifndef EHR_REF_RULE_FILE_H
#define EHR_REF_RULE_FILE_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

struct ehr_rule_file {
	const char *file; /* as it is called in messages */
	const char *path; /* as the user named it; NULL: built in */
	struct ehr_str bytes;
	struct ehr_buf buf;
};

/* The built-in file of that name and kind ("" for grading), or the one at name
 * if that has a slash or ends in .yaml or .yml, whatever its kind. Fails
 * (EHR_FAULT_USAGE) naming those that there are. To be released in any case. */
EHR_MUST_USE int ehr_rule_file_open(struct ehr_rule_file *file,
	const char *name, const char *kind, struct ehr_err *err);
void ehr_rule_file_release(struct ehr_rule_file *file);

/* The kind by the bytes; empty: none. */
struct ehr_str ehr_rule_file_kind(struct ehr_str yaml);

/* What results name rules by: name@version, in the arena. NULL, with the error
 * (EHR_FAULT_USAGE), if built-in rules of that name say something else than
 * yaml, the bytes of file: results are told apart by the name. */
EHR_MUST_USE const char *ehr_rule_file_label(const char *name,
	const char *version, const char *file, struct ehr_str yaml,
	struct ehr_arena *arena, struct ehr_err *err);

#endif
