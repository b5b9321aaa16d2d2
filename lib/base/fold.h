/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One spelling for the many in which tables write the same characters, to
 * compare texts by; the text of a cell itself is kept as it came.
 *
 * First comes Unicode's NFKC: full-width letters, figures and punctuation become
 * ASCII, a character for a whole unit or a raised figure becomes the letters
 * that it stands for (square metre m2, raised 3 a 3, degree Celsius its sign and
 * C, the micro sign the Greek mu). Then what NFKC tells apart and tables do not:
 *
 *   square and tortoise brackets, white lenticular and black ones   [ ]
 *   hyphens, dashes, minus signs, horizontal rules                  -
 *   wave dashes, tilde operator                                     ~
 *   ratio sign                                                      :
 *   division and fraction slash                                     /
 *   asterisk operator                                               *
 *   raised dots, bullets                                            U+00B7
 *   at most, at least with two lines                                with one
 *   quotation marks of print, primes                                ' and "
 *   blanks of any width, separators of lines and paragraphs         a blank
 *   zero-width blanks and joiners, soft hyphen, marks of direction,
 *   byte-order mark                                                 left out
 *
 * A double prime is two primes to NFKC, so it becomes ''. Letters keep their
 * case, and blanks and line ends that are ASCII stay.
 */
#ifndef EHR_BASE_FOLD_H
#define EHR_BASE_FOLD_H

#include "base/str.h"

/* Does folding leave the text as it is, as can be told at a glance: is it
 * nothing but ASCII and the common Chinese characters (U+4E00 to U+9FFF)?
 * False may also mean that nobody looked closer. */
bool ehr_fold_plain(struct ehr_str text);

/* Appends the folded text to out. Text with what is not UTF-8 in it is
 * appended as it is. */
void ehr_fold(struct ehr_str text, struct ehr_buf *out);

/* The folded text: text itself if it is plain, otherwise in buf, which is
 * emptied first, until the next call on it. */
struct ehr_str ehr_folded(struct ehr_str text, struct ehr_buf *buf);

#endif
