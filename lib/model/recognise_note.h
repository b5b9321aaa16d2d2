/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the notes above and beneath a table say of the units of its columns
 * (ref/heading_note.h), all of them together: a column that one of them names
 * has the unit given there, or by the notes none; the others have the unit that
 * is for all. Two notes may say the same, not different things.
 */
#ifndef EHR_MODEL_RECOGNISE_NOTE_H
#define EHR_MODEL_RECOGNISE_NOTE_H

#include "base/str.h"

struct ehr_maker;

/* Reads the notes of the table, once the meanings of its columns are known. A
 * note that excepts what no column is called is told; void, where that is no
 * name of one thing alone, which may stand for columns of other names. */
void ehr_maker_notes(struct ehr_maker *maker);

/* The unit that the notes give to the column; n 0: none. */
struct ehr_str ehr_maker_noted_unit(struct ehr_maker *maker, size_t at);

/* The first note with a label that was not understood; n 0: there is none. */
struct ehr_str ehr_maker_unread_note(struct ehr_maker *maker);

/* The first note that excepts what no column is called: rows, where these name
 * their pollutants, of another unit than their column. n 0: there is none. */
struct ehr_str ehr_maker_note_of_rows(struct ehr_maker *maker);

#endif
