/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/unit_parse.h"

#include "base/utf8.h"
#include "ref/unit.h"
#include "ref/unit_text.h"

/* Chinese numerals before a unit: they multiply it. */
static const struct {
	const char *word;
	int exponent;
} numeral[] = {
	{ "\xe5\x8d\x81", 1 }, /* shi */
	{ "\xe7\x99\xbe", 2 }, /* bai */
	{ "\xe5\x8d\x83", 3 }, /* qian */
	{ "\xe4\xb8\x87", 4 }, /* wan */
	{ "\xe4\xba\xbf", 8 }, /* yi */
	{ "\xe8\x90\xac", 4 }, /* wan, traditional */
	{ "\xe5\x84\x84", 8 }, /* yi, traditional */
};

/* A part where it stands. */
struct piece {
	const struct ehr_unit_part *part;
	int exponent; /* of the number before it */
	bool inverse; /* "L-1" */
};

static struct ehr_str from(struct ehr_str text, size_t n)
{
	return (struct ehr_str){ text.p + n, text.n - n };
}

static struct ehr_str upto(struct ehr_str text, size_t n)
{
	return (struct ehr_str){ text.p, n };
}

static bool is_digit(struct ehr_str text, size_t n)
{
	return n < text.n && text.p[n] >= '0' && text.p[n] <= '9';
}

/* Bytes of a power of ten that text begins with: "1000", "10^4", also "104",
 * which a raised 4 has become in many an export; 0 if none. */
static size_t read_ten(struct ehr_str text, int *exponent)
{
	size_t n = 2;

	if (!ehr_str_starts(text, "10"))
		return 0;
	if (n < text.n && text.p[n] == '^')
		n++;
	if (is_digit(text, n) && text.p[n] != '0') {
		*exponent = text.p[n] - '0';
		n++;
	} else {
		while (n < text.n && text.p[n] == '0')
			n++;
		*exponent = (int)n - 1;
	}
	return is_digit(text, n) || text.p[n - 1] == '^' ? 0 : n;
}

/* The same with what may stand around it: "x10^4 ", and numerals */
static size_t read_number(struct ehr_str text, int *exponent)
{
	size_t sign = text.n > 0 && (*text.p == 'x' || *text.p == '.') ? 1 : 0;
	size_t n = read_ten(from(text, sign), exponent);

	if (n > 0) {
		n += sign;
		if (n < text.n && (text.p[n] == ' ' || text.p[n] == '.'))
			n++;
		return n;
	}
	for (size_t i = 0; i < sizeof numeral / sizeof numeral[0]; i++)
		if (ehr_str_starts(text, numeral[i].word)) {
			*exponent = numeral[i].exponent;
			return strlen(numeral[i].word);
		}
	return 0;
}

/* The spelling, also with a number before it. */
static bool find_numbered(const struct ehr_unit_parts *parts,
	struct ehr_str text, struct piece *piece)
{
	struct ehr_str rest = text;

	piece->exponent = 0;
	while ((piece->part = ehr_unit_parts_find(parts, rest)) == NULL) {
		int exponent;
		size_t n = read_number(rest, &exponent);

		if (n == 0 || n == rest.n)
			return false;
		piece->exponent += exponent;
		rest = from(rest, n);
	}
	return rest.n == text.n || (piece->part->kind != EHR_KIND_TIME &&
					   piece->part->kind != EHR_KIND_YEAR);
}

static bool find_piece(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct piece *piece)
{
	char power = text.n > 2 ? text.p[text.n - 1] : '\0';
	char base[EHR_UNIT_TEXT_MAX];

	piece->inverse = false;
	if (text.n == 0 || text.n > EHR_UNIT_TEXT_MAX)
		return false;
	if (find_numbered(parts, text, piece))
		return true;
	if (power < '1' || power > '3' || text.p[text.n - 2] != '-')
		return false;
	/* "m-3" is one per "m3" */
	piece->inverse = true;
	memcpy(base, text.p, text.n - 2);
	base[text.n - 2] = power;
	return find_numbered(parts,
		(struct ehr_str){ base, text.n - (power == '1' ? 2 : 1) },
		piece);
}

/* putting them together */

static bool add_under(struct ehr_unit *unit, enum ehr_unit_kind kind)
{
	size_t i = unit->n_under;

	if (kind == EHR_KIND_NOTHING)
		return true;
	if (i == EHR_UNIT_UNDER_MAX)
		return false;
	for (; i > 0 && unit->under[i - 1] > kind; i--)
		unit->under[i] = unit->under[i - 1];
	unit->under[i] = kind;
	unit->n_under++;
	return true;
}

static void note(struct ehr_unit *unit, const struct ehr_unit_part *part)
{
	unit->marks |= part->marks;
	if (part->kind == EHR_KIND_AMBIGUOUS && unit->ambiguous == NULL)
		unit->ambiguous = part;
	if (part->kind == EHR_KIND_OTHER)
		unit->scale = part;
}

static bool put_over(struct ehr_unit *unit, const struct piece *piece)
{
	unit->over = piece->part->kind;
	unit->factor = piece->part->factor;
	unit->factor.exponent += piece->exponent;
	note(unit, piece->part);
	return add_under(unit, piece->part->per);
}

static bool put_under(struct ehr_unit *unit, const struct piece *piece)
{
	struct ehr_factor factor = piece->part->factor;

	factor.exponent += piece->exponent;
	unit->factor = ehr_factor_over(unit->factor, factor);
	note(unit, piece->part);
	return piece->part->kind != EHR_KIND_NOTHING &&
	       piece->part->per == EHR_KIND_NOTHING &&
	       add_under(unit, piece->part->kind);
}

static struct ehr_str unbracket(struct ehr_str text)
{
	char last = text.n > 1 ? text.p[text.n - 1] : '\0';

	if ((last == ')' && *text.p == '(') || (last == ']' && *text.p == '['))
		return (struct ehr_str){ text.p + 1, text.n - 2 };
	return text;
}

/* What follows a solidus: "(m2.d)", "L", "100 g"; "." and "-" multiply. */
static bool parse_under(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_unit *unit)
{
	struct piece piece;

	text = unbracket(text);
	if (find_piece(parts, text, &piece))
		return !piece.inverse && put_under(unit, &piece);
	for (size_t i = 1; i + 1 < text.n; i++)
		if (strchr(". -x", text.p[i]) != NULL &&
			find_piece(parts, upto(text, i), &piece) &&
			!piece.inverse)
			return put_under(unit, &piece) &&
			       parse_under(parts, from(text, i + 1), unit);
	return false;
}

/* "L-1.d-1" */
static bool parse_inverse(const struct ehr_unit_parts *parts,
	struct ehr_str text, struct ehr_unit *unit)
{
	struct piece piece;

	if (find_piece(parts, text, &piece))
		return piece.inverse && put_under(unit, &piece);
	for (size_t i = 1; i + 1 < text.n; i++)
		if ((text.p[i] == '.' || text.p[i] == ' ') &&
			find_piece(parts, upto(text, i), &piece) &&
			piece.inverse)
			return put_under(unit, &piece) &&
			       parse_inverse(parts, from(text, i + 1), unit);
	return false;
}

/* What stands before the first solidus. */
static bool parse_over(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_unit *unit)
{
	struct piece piece;

	if (find_piece(parts, text, &piece))
		return !piece.inverse && put_over(unit, &piece);
	for (size_t i = 1; i + 1 < text.n; i++)
		if ((text.p[i] == '.' || text.p[i] == ' ') &&
			find_piece(parts, upto(text, i), &piece) &&
			!piece.inverse)
			return put_over(unit, &piece) &&
			       parse_inverse(parts, from(text, i + 1), unit);
	return false;
}

static bool parse_signs(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_unit *unit)
{
	struct piece whole;
	size_t n = 0;

	*unit = (struct ehr_unit){ .over = EHR_KIND_NOTHING };
	if (find_piece(parts, text, &whole))
		return !whole.inverse && put_over(unit, &whole);
	while (n < text.n && text.p[n] != '/')
		n++;
	if (!parse_over(parts, upto(text, n), unit))
		return false;
	while (n < text.n) {
		struct ehr_str rest = from(text, n + 1);
		size_t next = 0;

		while (next < rest.n && rest.p[next] != '/')
			next++;
		if (!parse_under(parts, upto(rest, next), unit))
			return false;
		n += 1 + next;
	}
	return true;
}

/* lost signs */

static bool is_time(enum ehr_unit_kind kind)
{
	return kind == EHR_KIND_TIME || kind == EHR_KIND_MONTH ||
	       kind == EHR_KIND_YEAR;
}

static bool is_amount(enum ehr_unit_kind kind)
{
	return kind == EHR_KIND_MASS || kind == EHR_KIND_VOLUME ||
	       kind == EHR_KIND_ENERGY;
}

static bool join(const struct piece *over, const struct piece *under,
	struct ehr_unit *unit)
{
	enum ehr_unit_kind a = over->part->kind, b = under->part->kind;

	*unit = (struct ehr_unit){ .over = a };
	return ((is_amount(a) && is_time(b)) ||
		       (a == EHR_KIND_MASS && b == EHR_KIND_VOLUME)) &&
	       put_over(unit, over) && put_under(unit, under);
}

static bool is_ascii(struct ehr_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return false;
	return true;
}

/* A tonne and a day, or drifted, a day and a tonne, in Chinese words; "td" is
 * none. */
static bool parse_lost(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_unit *unit)
{
	if (is_ascii(text))
		return false;
	for (size_t i = 0; i < text.n;) {
		size_t n = ehr_utf8_len(text.p + i, text.n - i);
		struct piece left, right;

		if (n == 0)
			return false;
		i += n;
		if (i < text.n && find_piece(parts, upto(text, i), &left) &&
			find_piece(parts, from(text, i), &right) &&
			!left.inverse && !right.inverse &&
			(join(&left, &right, unit) ||
				(is_time(left.part->kind) &&
					join(&right, &left, unit))))
			return true;
	}
	return false;
}

/* qualifiers */

static bool is_joint(char c)
{
	return c == ' ' || c == '-';
}

/* What stands around at in text: blanks, hyphens, a pair of brackets */
static struct ehr_str widen(struct ehr_str text, struct ehr_str at)
{
	size_t left = (size_t)(at.p - text.p), right = left + at.n;

	for (;;) {
		while (left > 0 && is_joint(text.p[left - 1]))
			left--;
		while (right < text.n && is_joint(text.p[right]))
			right++;
		if (left == 0 || right == text.n || text.p[left - 1] != '(' ||
			text.p[right] != ')')
			return (struct ehr_str){ text.p + left, right - left };
		left--;
		right++;
	}
}

/* Text without the qualifiers in it, in out if there are any. */
static struct ehr_str take_qualifiers(const struct ehr_unit_parts *parts,
	struct ehr_str text, struct ehr_buf *out, unsigned *marks)
{
	const struct ehr_unit_part *part;
	struct ehr_str at;

	*marks = 0;
	while ((part = ehr_unit_parts_qualifier(parts, text, &at)) != NULL) {
		struct ehr_buf rest = { 0 };
		struct ehr_str gap = widen(text, at);
		size_t left = (size_t)(gap.p - text.p);

		*marks |= part->marks;
		ehr_buf_add_str(&rest, upto(text, left));
		ehr_buf_putc(&rest, ' ');
		ehr_buf_add_str(&rest, from(text, left + gap.n));
		text = ehr_unit_text_fold(
			(struct ehr_str){ rest.p, rest.n }, out);
		ehr_buf_release(&rest);
	}
	return text;
}

static bool has_volume(const struct ehr_unit *unit)
{
	bool found = unit->over == EHR_KIND_VOLUME;

	for (size_t i = 0; i < unit->n_under; i++)
		found |= unit->under[i] == EHR_KIND_VOLUME;
	return found;
}

/* Is there what the qualifiers say something about? */
static bool may_qualify(const struct ehr_unit *unit, unsigned marks)
{
	if ((marks & (EHR_UNIT_TEQ | EHR_UNIT_DRY_MASS)) != 0 &&
		unit->over != EHR_KIND_MASS)
		return false;
	return (marks & EHR_UNIT_STANDARD_STATE) == 0 || has_volume(unit);
}

bool ehr_unit_parse(const struct ehr_unit_parts *parts, struct ehr_str text,
	struct ehr_unit *unit)
{
	struct ehr_buf folded = { 0 }, rest = { 0 };
	struct ehr_str plain = unbracket(ehr_unit_text_fold(text, &folded));
	unsigned marks;
	bool known;

	*unit = (struct ehr_unit){ .over = EHR_KIND_NOTHING };
	plain = take_qualifiers(parts, plain, &rest, &marks);
	known = plain.n > 0 && (parse_signs(parts, plain, unit) ||
				       parse_lost(parts, plain, unit));
	ehr_buf_release(&folded);
	ehr_buf_release(&rest);
	unit->marks |= marks;
	return known && may_qualify(unit, marks);
}

/* looking at them */

bool ehr_unit_alike(const struct ehr_unit *a, const struct ehr_unit *b)
{
	return a->over == b->over && a->n_under == b->n_under &&
	       a->scale == b->scale &&
	       memcmp(a->under, b->under, a->n_under * sizeof a->under[0]) == 0;
}

bool ehr_unit_is_ratio(const struct ehr_unit *unit)
{
	if (unit->n_under == 0)
		return unit->over == EHR_KIND_RATIO ||
		       unit->over == EHR_KIND_VOLUME_RATIO;
	return unit->n_under == 1 && unit->under[0] == unit->over &&
	       (unit->over == EHR_KIND_SUBSTANCE ||
		       unit->over == EHR_KIND_VOLUME);
}

void ehr_unit_describe(const struct ehr_unit *unit, struct ehr_buf *out)
{
	ehr_buf_puts(out, ehr_unit_kind_name(unit->over));
	for (size_t i = 0; i < unit->n_under; i++) {
		ehr_buf_putc(out, '/');
		ehr_buf_puts(out, ehr_unit_kind_name(unit->under[i]));
	}
}
