/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files that the build embeds for rendering, byte for byte: Leaflet as Debian
 * has it (its images put into its style sheet as data URIs), our own script and
 * style sheet, and the words.
 */
#ifndef EHR_RENDER_EMBEDDED_H
#define EHR_RENDER_EMBEDDED_H

#include "base/str.h"

enum ehr_embedded {
	EHR_EMBEDDED_LEAFLET_JS,
	EHR_EMBEDDED_LEAFLET_CSS,
	EHR_EMBEDDED_LEAFLET_LICENCE,
	EHR_EMBEDDED_CELLS_JS,
	EHR_EMBEDDED_MAP_JS,
	EHR_EMBEDDED_LINES_JS,
	EHR_EMBEDDED_OVER_JS,
	EHR_EMBEDDED_PANEL_JS,
	EHR_EMBEDDED_MAP_CSS,
	EHR_EMBEDDED_REPORT_CSS,
	EHR_EMBEDDED_LABELS,
	EHR_EMBEDDED,
};

struct ehr_str ehr_embedded(enum ehr_embedded which);

#endif
