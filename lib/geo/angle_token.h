/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pieces of a text with angles in it: numbers, marks, words.
 */
#ifndef EHR_GEO_ANGLE_TOKEN_H
#define EHR_GEO_ANGLE_TOKEN_H

#include "base/str.h"

enum ehr_angle_piece {
	EHR_PIECE_END,
	EHR_PIECE_NUMBER,
	EHR_PIECE_DEGREE, /* marks; two minute marks are a second mark */
	EHR_PIECE_MINUTE,
	EHR_PIECE_SECOND,
	EHR_PIECE_EAST,
	EHR_PIECE_WEST,
	EHR_PIECE_NORTH,
	EHR_PIECE_SOUTH,
	EHR_PIECE_LON, /* words that name an axis without a side */
	EHR_PIECE_LAT,
	EHR_PIECE_HYPHEN,
	EHR_PIECE_COLON,
	EHR_PIECE_BREAK, /* comma, semicolon, bracket and the like */
	EHR_PIECE_WORD,  /* letters without a meaning here */
	EHR_PIECE_BAD,   /* damaged, or what has no place near an angle */
};

struct ehr_angle_token {
	enum ehr_angle_piece piece;
	bool apart;   /* blanks stand before it */
	double value; /* NUMBER */
	bool whole;   /* NUMBER without a decimal point */
};

/* The next piece, taken off *rest. */
struct ehr_angle_token ehr_angle_next(struct ehr_str *rest);

#endif
