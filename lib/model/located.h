/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Positions held against outlines by name: does the point lie in the county
 * that its row states?
 *
 * Names are compared folded (base/fold.h), without blanks and without regard to
 * the case of ASCII letters, so that "DE KALB" is DeKalb; a suffix such as
 * xian or qu stays. Several features may have one name.
 */
#ifndef EHR_MODEL_LOCATED_H
#define EHR_MODEL_LOCATED_H

#include "io/json.h"
#include "model/position.h"

/* The outlines; shared by threads and read only once opened. */
struct ehr_located;

struct ehr_located_opts {
	const char *property; /* of the features, with the name; NULL: NAME or
	                         name, whichever the first feature has; "id"
	                         may also be the feature's own */
	const char *crs;      /* of the outlines, a word of geo/crs.h or
	                         EPSG:n; NULL: WGS 84 */
};

/* Takes the polygons of the GeoJSON document, which need not outlive the
 * call. Fails (EHR_FAULT_DATA), naming the feature, on what is no GeoJSON, a
 * feature without the property or with an empty one, a position beyond the
 * globe, a broken ring, and if there is no polygon at all. NULL on failure. */
struct ehr_located *ehr_located_open(const struct ehr_json *document,
	const struct ehr_located_opts *opts, struct ehr_err *err);
void ehr_located_close(struct ehr_located *located); /* NULL is allowed */

size_t ehr_located_count(const struct ehr_located *located);

/* The property with the names. */
const char *ehr_located_property(const struct ehr_located *located);

/* Outlines that were not valid and had to be mended, with what was wrong, "; "
 * between; nothing if there are none. */
void ehr_located_mended(const struct ehr_located *located, struct ehr_buf *out);

/* What one thread needs to ask; lives no longer than located. */
struct ehr_locator;

struct ehr_locator *ehr_locator_new(const struct ehr_located *located);
void ehr_locator_free(struct ehr_locator *locator); /* NULL is allowed */

/*
 * Where the position lies: *found is the name of an outline that holds it (the
 * stated one if it does, otherwise the first of the file), empty if none does;
 * it lives as long as located. *flags is 0 or one of
 *   outside_outline  it lies in another outline than the stated one
 *   no_outline       it lies in none, or none has the stated name
 * Where nothing is stated it can only lie in none. A position that is not known
 * gives nothing. Fails only if GEOS does.
 */
EHR_MUST_USE int ehr_locator_check(struct ehr_locator *locator,
	const struct ehr_position *position, struct ehr_str stated,
	struct ehr_str *found, uint64_t *flags, struct ehr_err *err);

#endif
