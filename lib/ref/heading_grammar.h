/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What headings are made of: their words, which are rows of headings.csv, and
 * the forms in which they are taken apart and looked up.
 */
#ifndef EHR_REF_HEADING_GRAMMAR_H
#define EHR_REF_HEADING_GRAMMAR_H

#include "base/mem.h"
#include "ref/alias.h"
#include "ref/unit.h"

enum ehr_heading_word {
	EHR_HEADING_OF_WHICH,   /* of_which */
	EHR_HEADING_TOTAL,      /* total */
	EHR_HEADING_NUMERAL,    /* numeral: the figures of Chinese numbers */
	EHR_HEADING_COMMA,      /* comma: behind such a number */
	EHR_HEADING_OR,         /* or: between two units */
	EHR_HEADING_EXCEPT,     /* except: "except NAME" */
	EHR_HEADING_IS,         /* is: "is UNIT" */
	EHR_HEADING_END_EXCEPT, /* end_except: behind the exceptions */
	EHR_HEADING_LABEL,      /* label: of a note, before a colon */
	EHR_HEADING_REST,       /* rest: "all others", before their unit */
	EHR_HEADING_REMARK,     /* remark: in a piece that tells no unit */
	EHR_HEADING_WORDS
};

/* As column `match` of headings.csv has them. */
extern const char *const ehr_heading_word_name[EHR_HEADING_WORDS];

/* What is known of texts: units, names (NULL: none), the words of each kind. */
struct ehr_heading_grammar {
	const struct ehr_units *units;
	const struct ehr_aliases *aliases;
	struct ehr_str *word[EHR_HEADING_WORDS];
	size_t words[EHR_HEADING_WORDS];
};

/* A heading folded, without line ends and blanks, but for a single blank
 * between two ASCII characters. Lives in arena. */
struct ehr_str ehr_heading_clean(
	struct ehr_str heading, struct ehr_arena *arena);

/* A text as the dictionary looks it up: folded, without blanks, control
 * characters, and any of _ . - # : ' ", ASCII letters in lower case. */
struct ehr_str ehr_heading_key(struct ehr_str text, struct ehr_arena *arena);

/* Text without what joins pieces (blanks and _ - , . : ; /) at its end, and
 * without blanks and colons at its start. */
struct ehr_str ehr_heading_without_joints(struct ehr_str text);

/* Where the bracket that text ends with opens; text.n: it ends with none. */
size_t ehr_heading_bracket(struct ehr_str text);

/* The longest word of the kind that text starts with, or ends with; n 0: none.
 * Letters of ASCII match in either case. */
struct ehr_str ehr_heading_word_at(const struct ehr_heading_grammar *grammar,
	enum ehr_heading_word kind, struct ehr_str text, bool at_end);

/* Where a word of the kind stands first in text, and its length; text.n:
 * nowhere. */
size_t ehr_heading_word_in(const struct ehr_heading_grammar *grammar,
	enum ehr_heading_word kind, struct ehr_str text, size_t *length);

#endif
