/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that are given: whole, or the run stops. */
#ifndef REPORT_PICTURE_H
#define REPORT_PICTURE_H

#include "base/err.h"
#include "model/report_data.h"

/* Fails where an SVG is no well-formed XML, or a page does not end as one. What
 * may be shown of it is not asked here. */
EHR_MUST_USE int report_check_picture(
	const struct ehr_report_data *data, struct ehr_err *err);

#endif
