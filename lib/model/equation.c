/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/equation.h"

#include <math.h>

#include "base/num.h"

#define PI 3.14159265358979323846

enum { ARGUMENTS = 2, DEPTH = 64 };

struct parse {
	const char *p, *end;
	const struct ehr_names *names;
	int depth;
	bool mute; /* what is read makes no difference: names may be unknown */
	struct ehr_str bad; /* what stopped it; p NULL: nothing */
};

static double all(struct parse *parse);

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void skip(struct parse *parse)
{
	while (parse->p < parse->end && *parse->p == ' ')
		parse->p++;
}

static double bad(struct parse *parse, struct ehr_str what)
{
	if (!parse->bad.p)
		parse->bad = what;
	parse->p = parse->end;
	return 0;
}

/* The next byte, passed if it is c. */
static bool is_next(struct parse *parse, char c)
{
	skip(parse);
	if (parse->p == parse->end || *parse->p != c)
		return false;
	parse->p++;
	return true;
}

static struct ehr_str word_at(const char *p, const char *end)
{
	const char *q = p;

	while (q < end &&
		(is_letter(*q) || (q > p && (is_digit(*q) || *q == '.'))))
		q++;
	return (struct ehr_str){ p, (size_t)(q - p) };
}

static struct ehr_str number_at(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && (is_digit(*q) || *q == '.'))
		q++;
	if (q < end && (*q == 'e' || *q == 'E')) {
		const char *r = q + 1;
		if (r < end && (*r == '-' || *r == '+'))
			r++;
		if (r < end && is_digit(*r))
			for (q = r; q < end && is_digit(*q);)
				q++;
	}
	return (struct ehr_str){ p, (size_t)(q - p) };
}

static double apply(
	struct parse *parse, struct ehr_str name, const double *arg, size_t n)
{
	if (n == 1 && ehr_str_is(name, "sqrt"))
		return sqrt(arg[0]);
	if (n == 1 && ehr_str_is(name, "exp"))
		return exp(arg[0]);
	if (n == 1 && ehr_str_is(name, "ln"))
		return log(arg[0]);
	if (n == 2 && ehr_str_is(name, "min"))
		return fmin(arg[0], arg[1]);
	if (n == 2 && ehr_str_is(name, "max"))
		return fmax(arg[0], arg[1]);
	return bad(parse, name);
}

/* Behind its opening bracket. */
static double function(struct parse *parse, struct ehr_str name)
{
	double arg[ARGUMENTS];
	size_t n = 0;

	do {
		if (n == ARGUMENTS)
			return bad(parse, name);
		arg[n++] = all(parse);
	} while (is_next(parse, ','));
	if (!is_next(parse, ')'))
		return bad(parse, name);
	return apply(parse, name, arg, n);
}

static double named(struct parse *parse)
{
	struct ehr_str name = word_at(parse->p, parse->end);
	double value;

	parse->p += name.n;
	if (is_next(parse, '('))
		return function(parse, name);
	if (ehr_str_is(name, "pi"))
		return PI;
	if (parse->names->find(parse->names->self, name, &value))
		return value;
	return parse->mute ? 0 : bad(parse, name);
}

static double part(struct parse *parse)
{
	struct ehr_str number;
	double value;

	skip(parse);
	if (parse->p == parse->end)
		return bad(parse, (struct ehr_str){ "", 0 });
	if (is_next(parse, '!'))
		return part(parse) == 0;
	if (is_letter(*parse->p))
		return named(parse);
	if (is_next(parse, '(')) {
		value = all(parse);
		if (!is_next(parse, ')'))
			return bad(parse, (struct ehr_str){ "(", 1 });
		return value;
	}
	number = number_at(parse->p, parse->end);
	if (ehr_num_read(number, &value) != EHR_NUM_VALUE)
		return bad(parse, (struct ehr_str){ parse->p, 1 });
	parse->p += number.n;
	return value;
}

static double power(struct parse *parse)
{
	bool minus = is_next(parse, '-');
	double value = part(parse);

	if (is_next(parse, '^'))
		value = pow(value, power(parse));
	return minus ? -value : value;
}

static double product(struct parse *parse)
{
	double value = power(parse);

	for (;;)
		if (is_next(parse, '*'))
			value *= power(parse);
		else if (is_next(parse, '/'))
			value /= power(parse);
		else
			return value;
}

static double sum(struct parse *parse)
{
	double value = product(parse);

	for (;;)
		if (is_next(parse, '+'))
			value += product(parse);
		else if (is_next(parse, '-'))
			value -= product(parse);
		else
			return value;
}

static double test(struct parse *parse)
{
	double value = sum(parse), other;
	bool less = is_next(parse, '<'), more = !less && is_next(parse, '>');
	bool equal = (less || more) && is_next(parse, '=');

	if (!less && !more)
		return value;
	other = sum(parse);
	if (equal && value == other)
		return 1;
	return less ? value < other : value > other;
}

static double all(struct parse *parse)
{
	double value;

	if (++parse->depth > DEPTH)
		return bad(parse, (struct ehr_str){ "(", 1 });
	value = test(parse);
	while (is_next(parse, '&')) {
		bool before = parse->mute;
		double other;
		parse->mute |= value == 0;
		other = test(parse);
		parse->mute = before;
		value = value != 0 && other != 0;
	}
	parse->depth--;
	return value;
}

int ehr_equation_value(struct ehr_str text, const struct ehr_names *names,
	double *value, struct ehr_err *err)
{
	struct parse parse = {
		.p = text.p, .end = text.p + text.n, .names = names
	};
	double got = all(&parse);

	skip(&parse);
	if (!parse.bad.p && parse.p < parse.end)
		parse.bad = (struct ehr_str){ parse.p, 1 };
	if (parse.bad.p)
		return ehr_fail(err, EHR_FAULT_DATA,
			_("no equation: \"%.*s\", at \"%.*s\""), (int)text.n,
			text.p, (int)parse.bad.n, parse.bad.p);
	*value = got;
	return 0;
}

void ehr_equation_number(struct ehr_buf *out, double value, int digits)
{
	char text[EHR_NUM_MAX];
	size_t n;

	if (!isfinite(value)) {
		ehr_buf_puts(out, value > 0 ? "unlimited" : "undefined");
		return;
	}
	n = digits > 0 ? ehr_num_write_digits(text, value, digits)
		       : ehr_num_write(text, value);
	ehr_buf_add(out, text, n);
}

static void put_number(struct ehr_buf *out, double value, int digits)
{
	if (value < 0)
		ehr_buf_putc(out, '(');
	ehr_equation_number(out, value, digits);
	if (value < 0)
		ehr_buf_putc(out, ')');
}

/* Passes the text on, what put writes in place of each name. */
static void rewrite(struct ehr_str text, const struct ehr_names *names,
	int digits, bool numbers, struct ehr_buf *out)
{
	const char *p = text.p, *end = text.p + text.n;

	while (p < end) {
		struct ehr_str word = word_at(p, end);
		struct ehr_str number = number_at(p, end);
		double value;

		if (number.n > 0)
			word = number;
		if (word.n == 0)
			word.n = 1;
		p += word.n;
		if (!is_letter(word.p[0]) || (p < end && *p == '(') ||
			ehr_str_is(word, "pi"))
			ehr_buf_add_str(out, word);
		else if (!numbers)
			names->show(names->self, word, out);
		else if (names->find(names->self, word, &value))
			put_number(out, value, digits);
		else
			ehr_buf_add_str(out, word);
	}
}

void ehr_equation_symbols(
	struct ehr_str text, const struct ehr_names *names, struct ehr_buf *out)
{
	rewrite(text, names, 0, false, out);
}

void ehr_equation_numbers(struct ehr_str text, const struct ehr_names *names,
	int digits, struct ehr_buf *out)
{
	rewrite(text, names, digits, true, out);
}
