/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The panels of a picture of response models on one page: SVG, two beside each
 * other, with real text; or an HTML file that needs no network and no script. The
 * same picture gives the same bytes.
 */
#ifndef EHR_RENDER_RESPONSE_PAGE_H
#define EHR_RENDER_RESPONSE_PAGE_H

#include "render/response_panel.h"

void ehr_response_svg(
	struct ehr_buf *out, const struct ehr_response_picture *picture);
void ehr_response_html(
	struct ehr_buf *out, const struct ehr_response_picture *picture);

#endif
