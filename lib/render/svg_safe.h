/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * May an SVG that somebody gave be shown? Only one that is nothing but a
 * picture: no script, no event handler, no other document inside, nothing that
 * is fetched, no entities.
 */
#ifndef EHR_RENDER_SVG_SAFE_H
#define EHR_RENDER_SVG_SAFE_H

#include "base/str.h"

enum ehr_svg_verdict {
	EHR_SVG_SAFE,
	EHR_SVG_NOT_SVG, /* the root is no svg element, or the text is broken */
	EHR_SVG_SCRIPT,  /* script, event handler, foreign or moving content */
	EHR_SVG_OUTSIDE, /* refers to something outside of itself */
	EHR_SVG_PAGE,    /* it is an HTML page */
	EHR_SVG_ENTITY,  /* document type, entity or style sheet declared */
	EHR_SVG_VERDICTS,
};

enum ehr_svg_verdict ehr_svg_verdict(struct ehr_str bytes);

/* Key of the label that says why: "report.refused.script". */
const char *ehr_svg_verdict_label(enum ehr_svg_verdict verdict);

#endif
