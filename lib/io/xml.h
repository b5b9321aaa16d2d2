/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is a text XML from its first to its last byte?
 */
#ifndef EHR_IO_XML_H
#define EHR_IO_XML_H

#include "base/err.h"
#include "base/str.h"

/* At most INT_MAX bytes. Fails with the line where it is not well-formed, as
 * where it was cut off; file stays. Nothing outside of the text is read. */
EHR_MUST_USE int ehr_xml_check(
	struct ehr_str text, const char *file, struct ehr_err *err);

#endif
