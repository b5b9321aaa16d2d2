/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/xml.h"

#include <limits.h>

#include <expat.h>

int ehr_xml_check(struct ehr_str text, const char *file, struct ehr_err *err)
{
	XML_Parser parser;
	unsigned long line;
	int rc = 0;

	if (text.n > INT_MAX)
		return ehr_fail(err, EHR_FAULT_DATA, _("too long"));
	parser = XML_ParserCreate(NULL);
	if (!parser)
		return ehr_fail(err, EHR_FAULT_SYSTEM, _("out of memory"));
	if (XML_Parse(parser, text.p, (int)text.n, XML_TRUE) != XML_STATUS_OK) {
		line = (unsigned long)XML_GetCurrentLineNumber(parser);
		ehr_fail(err, EHR_FAULT_DATA, _("no well-formed XML: %s"),
			XML_ErrorString(XML_GetErrorCode(parser)));
		rc = ehr_err_at(err, file, line);
	}
	XML_ParserFree(parser);
	return rc;
}
