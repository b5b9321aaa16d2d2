/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts that an SVG is written with: escaped text, short numbers, lines of
 * text cut to a width.
 *
 * Without the font the width of a text can only be estimated; the estimate is
 * of a common sans serif, with East Asian characters one em wide.
 */
#ifndef EHR_RENDER_SVG_TEXT_H
#define EHR_RENDER_SVG_TEXT_H

#include "base/str.h"

/* What font-family says. */
#define EHR_SVG_FONTS \
	"'Noto Sans','Noto Sans CJK SC','Source Han Sans SC','Microsoft " \
	"YaHei','PingFang SC','WenQuanYi Micro Hei',Arial,sans-serif"

/* Text for XML and HTML, in an element or a quoted attribute: & < > " '
 * escaped; what XML 1.0 does not allow, invalid UTF-8 and overriding marks of
 * direction become U+FFFD, line ends and tabs a blank. */
void ehr_svg_escape(struct ehr_buf *out, struct ehr_str text);

/* At most two decimals, no trailing zeros, never an exponent. What is
 * farther from 0 than 1e12, or no number, is written as 1e12 away from it. */
void ehr_svg_number(struct ehr_buf *out, double value);

/* NAME="value" with a blank before it. */
void ehr_svg_attribute(struct ehr_buf *out, const char *name, double value);

/* A text element of that class of the style sheet (which may be several). */
void ehr_svg_text(struct ehr_buf *out, double x, double y, const char *class,
	struct ehr_str text);

/* Estimated width in the unit of size, the font's size. */
double ehr_svg_width(struct ehr_str text, double size);

/* Cuts from *rest the next line that fits in width: at a blank, or before or
 * after an East Asian character, or anywhere if nothing else is left. At least
 * one character is taken. *rest is empty at the end. */
struct ehr_str ehr_svg_line(struct ehr_str *rest, double size, double width);

/* Appends as much of the text as fits in width, with an ellipsis for what is
 * left out. */
void ehr_svg_fit(
	struct ehr_buf *out, struct ehr_str text, double size, double width);

/* A number to be read by people: three digits, thousands apart, powers of ten
 * as such (2.5e-7 with a raised -7). value must be finite. */
void ehr_svg_readable(struct ehr_buf *out, double value);

#endif
