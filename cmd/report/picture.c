/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/picture.h"

#include <string.h>
#include <strings.h>

#include "io/xml.h"
#include "render/svg_safe.h"

/* As each map of ehrisk-map does; the tag may be left out by HTML's rules, but
 * then nobody sees that the rest is not there. */
static bool ends_as_page(struct ehr_str page)
{
	static const char end[] = "</html>";
	size_t n = sizeof(end) - 1;

	while (page.n > 0 && strchr(" \t\r\n", page.p[page.n - 1]))
		page.n--;
	return page.n >= n && strncasecmp(page.p + page.n - n, end, n) == 0;
}

int report_check_picture(
	const struct ehr_report_data *data, struct ehr_err *err)
{
	struct ehr_str bytes = { data->bytes.p, data->bytes.n };

	if (ehr_svg_verdict(bytes) != EHR_SVG_PAGE)
		return ehr_xml_check(bytes, data->file, err);
	if (ends_as_page(bytes))
		return 0;
	ehr_fail(err, EHR_FAULT_DATA,
		_("the page is cut off: it does not end with \"%s\""),
		"</html>");
	return ehr_err_at(err, data->file, 0);
}
