/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/angle.h"

#include <math.h>

#include "geo/angle_token.h"

enum { NUMBERS = 6, SIDES = 6, TOKENS = 64 };

/* How a number hangs on the one before it. */
enum join { JOIN_NONE, JOIN_BLANK, JOIN_HYPHEN, JOIN_COLON, JOIN_BREAK };

struct number {
	double value;
	bool whole, negative;
	enum join join;
	enum ehr_angle_piece mark; /* EHR_PIECE_END: none */
};

struct side {
	enum ehr_angle_piece piece;
	size_t before; /* numbers before it */
	bool behind;   /* right behind a number or its mark, */
	bool ahead;    /* right in front of one */
};

/* A text taken apart. */
struct scan {
	struct ehr_angle_token token[TOKENS];
	size_t n_tokens;
	struct number number[NUMBERS];
	size_t n;
	struct side side[SIDES];
	size_t n_sides;
	size_t n_marks;  /* degree marks behind numbers */
	bool blank_form; /* marks without numbers are there */
	bool loose;      /* words and breaks are there */
	bool broken;
};

static bool is_mark(enum ehr_angle_piece piece)
{
	return piece >= EHR_PIECE_DEGREE && piece <= EHR_PIECE_SECOND;
}

/* Runs of words and breaks count as one. */
static void split(struct scan *self, struct ehr_str text)
{
	struct ehr_angle_token token;
	enum ehr_angle_piece last = EHR_PIECE_END;

	while ((token = ehr_angle_next(&text)).piece != EHR_PIECE_END) {
		if (token.piece == EHR_PIECE_BAD || self->n_tokens == TOKENS) {
			self->broken = true;
			return;
		}
		if (token.piece != last ||
			(token.piece != EHR_PIECE_WORD &&
				token.piece != EHR_PIECE_BREAK))
			self->token[self->n_tokens++] = token;
		last = token.piece;
	}
}

/* The token i places from at, none beyond the ends. */
static enum ehr_angle_piece piece_at(
	const struct scan *self, size_t at, int offset)
{
	size_t i = at + (size_t)offset;

	return i < self->n_tokens ? self->token[i].piece : EHR_PIECE_END;
}

/* Does token at + 1 stand right behind token at? */
static bool touches(const struct scan *self, size_t at)
{
	return at + 1 < self->n_tokens && !self->token[at + 1].apart;
}

static void add_side(struct scan *self, size_t at)
{
	enum ehr_angle_piece before = piece_at(self, at, -1);

	if (self->n_sides == SIDES) {
		self->broken = true;
		return;
	}
	self->side[self->n_sides++] = (struct side){
		.piece = self->token[at].piece,
		.before = self->n,
		.behind = !self->token[at].apart &&
			  (before == EHR_PIECE_NUMBER || is_mark(before)),
		.ahead = touches(self, at) &&
			 piece_at(self, at, 1) == EHR_PIECE_NUMBER,
	};
}

static void add_number(
	struct scan *self, size_t at, enum join join, bool negative)
{
	const struct ehr_angle_token *token = &self->token[at];
	struct number *number = &self->number[self->n];

	if (self->n == NUMBERS) {
		self->broken = true;
		return;
	}
	*number = (struct number){
		.value = token->value,
		.whole = token->whole,
		.negative = negative,
		.join = join == JOIN_NONE && token->apart ? JOIN_BLANK : join,
		.mark = EHR_PIECE_END,
	};
	if (is_mark(piece_at(self, at, 1)))
		number->mark = piece_at(self, at, 1);
	self->n_marks += number->mark == EHR_PIECE_DEGREE;
	self->n++;
}

/* A hyphen is a sign in front of a number unless it stands right behind
 * another one. */
static void add_hyphen(
	struct scan *self, size_t at, enum join *join, bool *negative)
{
	bool glued = !self->token[at].apart;
	enum ehr_angle_piece before = piece_at(self, at, -1);

	if (!touches(self, at) || piece_at(self, at, 1) != EHR_PIECE_NUMBER ||
		(glued && is_mark(before)))
		self->broken = true;
	else if (glued && before == EHR_PIECE_NUMBER)
		*join = JOIN_HYPHEN;
	else
		*negative = true;
}

static void scan_text(struct scan *self, struct ehr_str text)
{
	enum join join = JOIN_NONE;
	bool negative = false;

	*self = (struct scan){ .n = 0 };
	split(self, text);
	for (size_t at = 0; at < self->n_tokens && !self->broken; at++) {
		enum ehr_angle_piece piece = self->token[at].piece;
		bool behind = piece_at(self, at, -1) == EHR_PIECE_NUMBER;

		if (piece == EHR_PIECE_NUMBER) {
			add_number(self, at, join, negative);
			join = JOIN_NONE;
			negative = false;
		} else if (piece == EHR_PIECE_HYPHEN) {
			add_hyphen(self, at, &join, &negative);
		} else if (is_mark(piece)) {
			self->blank_form |= self->n == 0;
			self->loose |= !behind;
		} else if (piece == EHR_PIECE_WORD && behind &&
			   !self->token[at].apart) {
			self->broken = true; /* a number of something else */
		} else if (piece == EHR_PIECE_COLON) {
			join = self->n > 0 ? JOIN_COLON : JOIN_NONE;
		} else if (piece < EHR_PIECE_EAST || piece > EHR_PIECE_LAT) {
			join = JOIN_BREAK;
			self->loose = true;
		} else {
			add_side(self, at);
		}
	}
}

/* Index of the number that the side belongs to. Where the first side stands in
 * front of the numbers, so do the others. */
static size_t owner(const struct scan *self, const struct side *side)
{
	bool in_front = self->side[0].before == 0;

	if (side->before == 0)
		return 0;
	if (!in_front || (side->behind && !side->ahead) ||
		side->before == self->n)
		return side->before - 1;
	return side->before;
}

/* Takes the sides of the numbers from first up to end into the angle. */
static bool apply_sides(const struct scan *self, size_t first, size_t end,
	struct ehr_angle *angle)
{
	bool positive = false, negative = self->number[first].negative;

	for (size_t i = 0; i < self->n_sides; i++) {
		enum ehr_angle_piece piece = self->side[i].piece;
		bool lon = piece == EHR_PIECE_EAST || piece == EHR_PIECE_WEST ||
			   piece == EHR_PIECE_LON;
		enum ehr_angle_axis axis = lon ? EHR_AXIS_LON : EHR_AXIS_LAT;
		size_t at = owner(self, &self->side[i]);

		if (at < first || at >= end)
			continue;
		if (angle->axis != EHR_AXIS_UNKNOWN && angle->axis != axis)
			return false;
		angle->axis = axis;
		positive |= piece == EHR_PIECE_EAST || piece == EHR_PIECE_NORTH;
		if (piece == EHR_PIECE_WEST || piece == EHR_PIECE_SOUTH) {
			if (self->number[first].negative)
				return false;
			negative = true;
		}
	}
	if (negative)
		angle->degrees = -angle->degrees;
	return !(positive && negative);
}

/* The marks of n numbers are those of degrees, minutes and seconds, of which
 * the last may be wanting; or there is none, and they hang together. */
static bool fit_together(const struct number *number, size_t n)
{
	static const enum ehr_angle_piece mark[] = { EHR_PIECE_DEGREE,
		EHR_PIECE_MINUTE, EHR_PIECE_SECOND };
	bool marked = number[0].mark != EHR_PIECE_END;

	if (!marked && n == 2)
		return false; /* as well a number that a blank has cut */
	for (size_t i = 0; i < n; i++) {
		enum ehr_angle_piece want = marked ? mark[i] : EHR_PIECE_END;
		bool open = marked && i > 0 && i + 1 == n;

		if (number[i].mark != want &&
			!(open && number[i].mark == EHR_PIECE_END))
			return false;
		if (i > 0 && marked && number[i].join > JOIN_BLANK)
			return false;
		if (i > 0 && !marked &&
			(number[i].join == JOIN_NONE ||
				number[i].join != number[1].join))
			return false;
	}
	return true;
}

static bool is_integer(double value)
{
	return value == floor(value);
}

/* Degrees, minutes and seconds, n of them, to degrees; *bad is the one to
 * blame. In one division, so that it is the nearest number. */
static bool add_up(
	const struct number *number, size_t n, double *degrees, size_t *bad)
{
	static const double size[] = { 3600, 60, 1 }; /* seconds */
	double seconds = 0;

	for (size_t i = 0; i < n; i++) {
		*bad = i;
		if ((i > 0 && (number[i].value > 60 || number[i].negative)) ||
			(i + 1 < n && !is_integer(number[i].value)))
			return false;
		seconds += number[i].value * size[i];
	}
	*degrees = n == 1 ? number[0].value : seconds / 3600;
	return true;
}

static bool make_angle(const struct scan *self, size_t first, size_t end,
	struct ehr_angle *angle)
{
	const struct number *number = &self->number[first];
	size_t n = end - first, bad;

	*angle = (struct ehr_angle){ .axis = EHR_AXIS_UNKNOWN };
	if (n > 3 || !fit_together(number, n) ||
		!add_up(number, n, &angle->degrees, &bad))
		return false;
	angle->imprecise =
		n < 3 && number[0].mark != EHR_PIECE_END && number[n - 1].whole;
	return apply_sides(self, first, end, angle);
}

/* A form that nobody has filled in. */
static bool is_unfilled(const struct scan *self)
{
	return self->n == 0 && self->blank_form && !self->broken;
}

enum ehr_num_state ehr_angle_read(struct ehr_str text, struct ehr_angle *angle)
{
	struct ehr_angle plain = { .axis = EHR_AXIS_UNKNOWN }, made;
	enum ehr_num_state state = ehr_num_read(text, &plain.degrees);
	struct scan scan;

	if (state == EHR_NUM_VALUE)
		*angle = plain;
	if (state != EHR_NUM_BAD)
		return state;
	scan_text(&scan, text);
	if (is_unfilled(&scan))
		return EHR_NUM_EMPTY;
	if (scan.broken || scan.loose || scan.n == 0 ||
		!make_angle(&scan, 0, scan.n, &made))
		return EHR_NUM_BAD;
	*angle = made;
	return EHR_NUM_VALUE;
}

/* Index of the number where the second angle starts; 0: there are not two. */
static size_t second_angle(const struct scan *self)
{
	if (self->n_marks == 0)
		return self->n == 2 || self->n == 6 ? self->n / 2 : 0;
	if (self->n_marks == 2)
		for (size_t i = 1; i < self->n; i++)
			if (self->number[i].mark == EHR_PIECE_DEGREE)
				return i;
	return 0;
}

static bool put_in_order(struct ehr_angle pair[static 2])
{
	struct ehr_angle first = pair[0];
	bool exchanged =
		first.axis == EHR_AXIS_LAT || pair[1].axis == EHR_AXIS_LON;

	if (first.axis == pair[1].axis && first.axis != EHR_AXIS_UNKNOWN)
		return false;
	if (exchanged) {
		pair[0] = pair[1];
		pair[1] = first;
	}
	return true;
}

enum ehr_num_state ehr_angle_read_pair(
	struct ehr_str text, struct ehr_angle pair[static 2])
{
	struct ehr_angle made[2];
	struct scan scan;
	size_t second;

	if (ehr_str_trim(text).n == 0)
		return EHR_NUM_EMPTY;
	scan_text(&scan, text);
	if (is_unfilled(&scan))
		return EHR_NUM_EMPTY;
	second = second_angle(&scan);
	if (scan.broken || second == 0 ||
		scan.number[second].join == JOIN_HYPHEN ||
		!make_angle(&scan, 0, second, &made[0]) ||
		!make_angle(&scan, second, scan.n, &made[1]) ||
		!put_in_order(made))
		return EHR_NUM_BAD;
	pair[0] = made[0];
	pair[1] = made[1];
	return EHR_NUM_VALUE;
}

/* The one number of a text, with its own mark or none. */
static enum ehr_num_state read_part(
	struct ehr_str text, enum ehr_angle_piece mark, struct scan *scan)
{
	const struct number *number = &scan->number[0];

	if (ehr_str_trim(text).n == 0)
		return EHR_NUM_EMPTY;
	scan_text(scan, text);
	if (scan->broken || scan->loose || scan->n != 1 ||
		(number->mark != EHR_PIECE_END && number->mark != mark) ||
		(mark != EHR_PIECE_DEGREE && scan->n_sides > 0))
		return EHR_NUM_BAD;
	return EHR_NUM_VALUE;
}

/* Minutes and seconds of 0 behind degrees with decimals are none, nor are
 * seconds of 0 behind such minutes: how many numbers are left. */
static size_t without_zeros(const struct number *number, size_t n)
{
	size_t filled = n;

	while (filled > 1 && number[filled - 1].value == 0)
		filled--;
	return is_integer(number[filled - 1].value) ? n : filled;
}

enum ehr_num_state ehr_angle_of_parts(const struct ehr_str part[static 3],
	struct ehr_angle *angle, size_t *bad)
{
	static const enum ehr_angle_piece mark[] = { EHR_PIECE_DEGREE,
		EHR_PIECE_MINUTE, EHR_PIECE_SECOND };
	struct ehr_angle made = { .axis = EHR_AXIS_UNKNOWN };
	struct number number[3];
	struct scan scan, degree;
	size_t n = 3;

	while (n > 0 && ehr_str_trim(part[n - 1]).n == 0)
		n--;
	if (n == 0)
		return EHR_NUM_EMPTY;
	for (*bad = 0; *bad < n; ++*bad) {
		if (read_part(part[*bad], mark[*bad], &scan) != EHR_NUM_VALUE)
			return EHR_NUM_BAD;
		number[*bad] = scan.number[0];
		if (*bad == 0)
			degree = scan;
	}
	n = without_zeros(number, n);
	if (!add_up(number, n, &made.degrees, bad))
		return EHR_NUM_BAD;
	*bad = 0;
	if (!apply_sides(&degree, 0, 1, &made))
		return EHR_NUM_BAD;
	made.imprecise = n < 3 && is_integer(number[n - 1].value);
	*angle = made;
	return EHR_NUM_VALUE;
}
