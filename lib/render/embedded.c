/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/embedded.h"

#define FILES(X) \
	X(LEAFLET_JS) \
	X(LEAFLET_CSS) \
	X(LEAFLET_LICENCE) \
	X(CELLS_JS) \
	X(MAP_JS) \
	X(LINES_JS) X(OVER_JS) X(PANEL_JS) X(MAP_CSS) X(REPORT_CSS) X(LABELS)

#define DECLARE(name) \
	extern const char ehr_render_##name[], ehr_render_end_##name[];
FILES(DECLARE)

#define CASE(name) \
	case EHR_EMBEDDED_##name: \
		return (struct ehr_str){ ehr_render_##name, \
			(size_t)(ehr_render_end_##name - ehr_render_##name) };

struct ehr_str ehr_embedded(enum ehr_embedded which)
{
	switch (which) {
		FILES(CASE)
	case EHR_EMBEDDED: break;
	}
	return (struct ehr_str){ 0 };
}
