/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Classes whose bounds are made of the cells' own values: "jenks:K" (natural
 * breaks), "quantile:K", "equal:K" (calc/natural_breaks.h); and classes as
 * text that can be given back to a later run. Bounds of one year's values
 * cannot compare two years unless they are kept.
 */
#ifndef EHR_MODEL_ZONING_CLASSES_H
#define EHR_MODEL_ZONING_CLASSES_H

#include "model/zoning.h"
#include "ref/palette.h"

enum ehr_class_method {
	EHR_CLASS_GIVEN, /* by fixed bounds or a scheme */
	EHR_CLASS_JENKS,
	EHR_CLASS_QUANTILE,
	EHR_CLASS_EQUAL,
};

struct ehr_class_rule {
	enum ehr_class_method method;
	size_t k;     /* classes wanted, 2 to EHR_ZONE_CLASSES */
	size_t value; /* which one is classed; 0 when read */
};

/* EHR_CLASS_GIVEN for any text that does not start with a method. Fails with
 * EHR_FAULT_USAGE if K is not a whole number in its range. */
EHR_MUST_USE int ehr_class_rule_read(
	const char *text, struct ehr_class_rule *rule, struct ehr_err *err);

/* What came of a rule. */
struct ehr_class_made {
	size_t cells;      /* that have a value */
	size_t distinct;   /* different values among them */
	size_t classes;    /* 0: there was no value */
	double fit;        /* of natural breaks: goodness of variance fit */
	const char *fixed; /* "fixed:A,B", all digits; NULL with one class */
};

/* Gathers the values of the cells and sets the scale of it. Names and the text are
 * kept in arena. Equal values never part, and a class without a value is not
 * made, except by EHR_CLASS_EQUAL. */
EHR_MUST_USE int ehr_zoning_classes_make(struct ehr_zoning_setup *setup,
	struct ehr_zoning *zoning, const struct ehr_class_rule *rule,
	struct ehr_arena *arena, struct ehr_class_made *made,
	struct ehr_err *err);

/* Appends the scale as a file that ehr_class_file_open reads (ref/class_file.h);
 * source says where the bounds come from. scheme, which may be NULL, has the
 * Chinese names, colours and notes; without it colours are of palette, mixed
 * from its lowest to its highest. */
void ehr_zoning_classes_write(const struct ehr_zoning_scale *scale,
	const struct ehr_zone_scheme *scheme, const struct ehr_palette *palette,
	const char *source, struct ehr_buf *yaml);

#endif
