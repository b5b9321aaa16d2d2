/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every name of a column that a template of reports has anywhere: what of an
 * input has to be held.
 */
#ifndef EHR_REF_REPORT_WANTED_H
#define EHR_REF_REPORT_WANTED_H

#include "base/hash.h"
#include "ref/report_template.h"

void ehr_report_wanted(
	struct ehr_map *name, const struct ehr_report_template *template);

#endif
