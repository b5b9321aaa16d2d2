/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands beside the map on its page: choice of layers, search, legends and
 * tables. Parts that belong to layer I have data-layer="I"; all but those of
 * the first are hidden until the page shows them.
 */
#ifndef EHR_RENDER_HTML_PANEL_H
#define EHR_RENDER_HTML_PANEL_H

#include "render/sheet.h"

void ehr_html_search(struct ehr_buf *out, const struct ehr_sheet *sheet);
void ehr_html_layers(struct ehr_buf *out, const struct ehr_sheet *sheet);
void ehr_html_legend(struct ehr_buf *out, const struct ehr_sheet *sheet);
void ehr_html_rankings(struct ehr_buf *out, const struct ehr_sheet *sheet);

#endif
