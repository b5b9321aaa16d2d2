/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a program says of itself, made from its option table.
 */
#ifndef EHR_APP_HELP_H
#define EHR_APP_HELP_H

#include "app/option.h"

/* own options first, then the common ones. */
void ehr_help_text(struct ehr_buf *out, const struct ehr_app *app,
	const struct ehr_opt *common, size_t n_common);
void ehr_help_usage(struct ehr_buf *out, const struct ehr_app *app);
void ehr_help_version(struct ehr_buf *out, const struct ehr_app *app);
void ehr_help_json(struct ehr_buf *out, const struct ehr_app *app,
	const struct ehr_opt *common, size_t n_common);

#endif
