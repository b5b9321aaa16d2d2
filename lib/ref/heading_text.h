/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in the heading of a column besides its name: a serial number, the
 * words "of which", a unit, a repetition index, "total". The same heading may
 * be read in several ways (is 29 a serial number or part of the name?), so it
 * is taken apart into readings, the one least taken from first, and whoever has
 * the dictionary takes the first that it knows.
 *
 * The heading is folded (base/fold.h) first; line ends and blanks inside are
 * dropped, but for a single blank between two ASCII characters. Then:
 *
 * from the front  "of which:" and serial numbers: "3." "(1)" "40. " "5.1 - ",
 *                 Chinese numerals before an enumeration comma; a number with
 *                 nothing behind it, as the last readings only
 * from the back   a bracket, which is a unit ("(mg/L)", "(in meters)", or two
 *                 with "or" between) or else a remark; a unit as a trailing
 *                 word, behind a Chinese character or, in English, behind a
 *                 blank, a comma, "/" or "_" (StackHgt_m, TCr ug/L); "total";
 *                 an index ("_1", or figures behind a Chinese character)
 *
 * in any order, a unit, a remark, an index and a total each once. A bracket
 * around all of it is dropped. The Chinese words are data: rows of headings.csv.
 */
#ifndef EHR_REF_HEADING_TEXT_H
#define EHR_REF_HEADING_TEXT_H

#include "ref/heading_grammar.h"

struct ehr_heading_reading {
	struct ehr_str text;       /* what is left, folded */
	struct ehr_str serial;     /* "3", "5.1"; n 0: none, here and below */
	struct ehr_str unit;       /* as written */
	struct ehr_str other_unit; /* where there are two with "or" between */
	struct ehr_str remark;     /* of a bracket that is no unit */
	int index;                 /* of repetition; 0: none */
	bool of_which, total;
	unsigned taken; /* how many pieces were taken away */
};

enum { EHR_HEADING_READINGS = 24 };

/* Takes heading apart into out, in order; how many readings there are: at least
 * one, the whole. Texts live in arena. */
size_t ehr_heading_read(const struct ehr_heading_grammar *grammar,
	struct ehr_str heading, struct ehr_arena *arena,
	struct ehr_heading_reading out[static EHR_HEADING_READINGS]);

#endif
