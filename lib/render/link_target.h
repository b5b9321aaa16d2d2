/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The name of a file as a URL: letters, digits and - . _ / stand as they are,
 * every other byte as %XX. A name that is not from the root begins with "./",
 * so that nothing in it can be a scheme or another host.
 */
#ifndef EHR_RENDER_LINK_TARGET_H
#define EHR_RENDER_LINK_TARGET_H

#include "base/str.h"

void ehr_link_target(struct ehr_buf *out, struct ehr_str file);

#endif
