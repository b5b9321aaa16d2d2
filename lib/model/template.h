/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text with cells in it: "meuse-{sample}" is what stands in the column sample
 * behind "meuse-". {{ and }} stand for the brackets themselves.
 */
#ifndef EHR_MODEL_TEMPLATE_H
#define EHR_MODEL_TEMPLATE_H

#include "base/err.h"
#include "base/mem.h"

/* Literal text, then (unless column is NULL) a cell. */
struct ehr_template_part {
	struct ehr_str text;
	const char *column;
	size_t at; /* its position, for whoever has the header to fill in */
};

struct ehr_template {
	struct ehr_template_part *part;
	size_t n;
};

/* In arena. Fails (EHR_FAULT_USAGE) on a bracket without its partner and on
 * {}. */
EHR_MUST_USE int ehr_template_read(struct ehr_template *made, const char *text,
	struct ehr_arena *arena, struct ehr_err *err);

/* The text with the cells filled in, in arena; empty (n 0) if one of them is
 * empty. */
struct ehr_str ehr_template_fill(const struct ehr_template *made,
	const struct ehr_str *cell, struct ehr_arena *arena);

#endif
