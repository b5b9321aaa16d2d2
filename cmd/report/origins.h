/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --origins FILE: the lists of lines that notes name, whole, as a table. */
#ifndef REPORT_ORIGINS_H
#define REPORT_ORIGINS_H

#include "app/run.h"
#include "render/origin_lists.h"

/* Nothing without the option. */
EHR_MUST_USE int report_write_origins(
	struct ehr_run *run, const struct ehr_origin_lists *lists);

#endif
