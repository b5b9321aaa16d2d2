/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_amount.h"

#include <math.h>

#include "base/sum.h"

/* Below, numbers are written with a power of ten. */
#define SMALL 1e-3

enum {
	PERCENT_DECIMALS = 1, /* where the template says nothing */
	RATIO_DECIMALS = 3,
	PLACES_MAX = 15, /* more are written with an exponent */
	BINARY_DIGITS = 12,
};

struct ehr_report_amount ehr_report_amount_of(long number)
{
	return (struct ehr_report_amount){ .is_known = true,
		.is_exact = true,
		.over = ehr_decimal_of(number),
		.under = ehr_decimal_of(1),
		.value = (double)number };
}

struct ehr_report_amount ehr_report_amount_read(struct ehr_str text)
{
	struct ehr_report_amount amount = { .under = ehr_decimal_of(1) };

	if (ehr_num_read(text, &amount.value) != EHR_NUM_VALUE)
		return amount;
	amount.is_known = true;
	amount.is_exact = ehr_decimal_read(text, &amount.over) == EHR_NUM_VALUE;
	return amount;
}

/* What is gathered over rows. */
struct gathering {
	struct ehr_sum sum;
	struct ehr_decimal exact;
	bool is_exact;
	size_t n;
	struct ehr_report_amount best;
};

static void gather(struct gathering *all, const struct ehr_report_amount *one,
	enum ehr_report_how how)
{
	bool better = how == EHR_REPORT_MAX ? one->value > all->best.value
					    : one->value < all->best.value;

	ehr_sum_add(&all->sum, one->value);
	all->is_exact = all->is_exact && one->is_exact &&
			ehr_decimal_add(&all->exact, &one->over, &all->exact);
	if (all->n == 0 || better)
		all->best = *one;
	all->n++;
}

static struct ehr_report_amount gathered(
	const struct gathering *all, enum ehr_report_how how)
{
	struct ehr_report_amount sum = { .is_known = true,
		.is_exact = all->is_exact,
		.over = all->exact,
		.under = ehr_decimal_of(1),
		.value = ehr_sum_value(&all->sum) };
	struct ehr_report_amount n = ehr_report_amount_of((long)all->n);

	if (all->n == 0)
		return (struct ehr_report_amount){ 0 };
	if (how == EHR_REPORT_MAX || how == EHR_REPORT_MIN)
		return all->best;
	sum.is_known = isfinite(sum.value);
	return how == EHR_REPORT_MEAN ? ehr_report_amount_ratio(&sum, &n) : sum;
}

int ehr_report_amount_over(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows, enum ehr_report_how how,
	struct ehr_report_amount *amount)
{
	struct gathering all = { .is_exact = true, .exact = ehr_decimal_of(0) };
	size_t empty = 0;
	int rc = 0;

	for (size_t i = 0; i < rows.n && rc == 0; i++) {
		struct ehr_str cell = ehr_report_cell(data, column, rows.at[i]);
		struct ehr_report_amount one = ehr_report_amount_read(cell);

		if (cell.n == 0) {
			empty++;
		} else if (!one.is_known) {
			ehr_fail_cell(report->err, data->column[column].name,
				"not_a_number", _("a number"), cell);
			rc = ehr_err_at(report->err, data->file,
				data->line[rows.at[i]]);
		} else {
			gather(&all, &one, how);
		}
	}
	*amount = gathered(&all, how);
	amount->empty = empty;
	ehr_sum_release(&all.sum);
	return rc;
}

/* a x b - c x d, or a x b where c is NULL. */
static bool cross(const struct ehr_decimal *a, const struct ehr_decimal *b,
	const struct ehr_decimal *c, const struct ehr_decimal *d,
	struct ehr_decimal *out)
{
	struct ehr_decimal other;

	if (!ehr_decimal_multiply(a, b, out))
		return false;
	return !c || (ehr_decimal_multiply(c, d, &other) &&
			     ehr_decimal_subtract(out, &other, out));
}

struct ehr_report_amount ehr_report_amount_ratio(
	const struct ehr_report_amount *a, const struct ehr_report_amount *b)
{
	struct ehr_report_amount ratio = { .is_ratio = true };

	if (!a->is_known || !b->is_known || b->value == 0)
		return ratio;
	ratio.value = a->value / b->value;
	ratio.is_known = isfinite(ratio.value);
	ratio.is_exact = a->is_exact && b->is_exact &&
			 cross(&a->over, &b->under, NULL, NULL, &ratio.over) &&
			 cross(&a->under, &b->over, NULL, NULL, &ratio.under);
	return ratio;
}

struct ehr_report_amount ehr_report_amount_less(
	const struct ehr_report_amount *a, const struct ehr_report_amount *b)
{
	struct ehr_report_amount less = { .is_ratio =
						  a->is_ratio || b->is_ratio };

	if (!a->is_known || !b->is_known)
		return less;
	less.value = a->value - b->value;
	less.is_known = isfinite(less.value);
	less.is_exact =
		a->is_exact && b->is_exact &&
		cross(&a->over, &b->under, &b->over, &a->under, &less.over) &&
		cross(&a->under, &b->under, NULL, NULL, &less.under);
	return less;
}

/* Is it one that is written in per cent? */
static bool in_percent(const struct ehr_report_figure *figure)
{
	return figure->percent &&
	       (figure->how == EHR_REPORT_SHARE ||
		       figure->how == EHR_REPORT_RATE ||
		       figure->side == EHR_REPORT_CHANGE_SHARE);
}

/* 0.000032 as 3.2e-5: what is so small is read by its power of ten. */
static void write_small(struct ehr_str text, struct ehr_buf *out)
{
	int power = 0;

	if (text.p[0] == '-') {
		ehr_buf_putc(out, '-');
		text = (struct ehr_str){ text.p + 1, text.n - 1 };
	}
	text = (struct ehr_str){ text.p + 2, text.n - 2 }; /* 0. */
	while (text.n > 1 && text.p[0] == '0') {
		text = (struct ehr_str){ text.p + 1, text.n - 1 };
		power++;
	}
	ehr_buf_putc(out, text.p[0]);
	if (text.n > 1) {
		ehr_buf_putc(out, '.');
		ehr_buf_add(out, text.p + 1, text.n - 1);
	}
	ehr_buf_printf(out, "e-%d", power + 1);
}

/* Digits from the first that is not 0 up to an exponent. */
static size_t significant(struct ehr_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n && text.p[i] != 'e'; i++)
		if (text.p[i] >= (n == 0 ? '1' : '0') && text.p[i] <= '9')
			n++;
	return n;
}

/* Zeros that rounding to digits has left at the end: 2.96 is 3.0. What had no
 * more digits to begin with gets none. */
static size_t zeros_lost(const struct ehr_report_amount *amount, double value,
	struct ehr_str text, long digits)
{
	char shortest[EHR_NUM_MAX];
	struct ehr_buf whole = { 0 };
	size_t wanted = (size_t)digits, has = significant(text), had;

	if (amount->is_exact && !amount->is_ratio)
		ehr_decimal_write(&amount->over, &whole);
	else
		ehr_buf_add(&whole, shortest, ehr_num_write(shortest, value));
	had = significant((struct ehr_str){ whole.p, whole.n });
	ehr_buf_release(&whole);
	return has >= wanted || had <= wanted ? 0 : wanted - has;
}

static void write_padded(struct ehr_str text, size_t zeros, struct ehr_buf *out)
{
	struct ehr_str power = text, number = ehr_str_cut(&power, 'e');

	ehr_buf_add_str(out, number);
	if (zeros > 0 && !memchr(number.p, '.', number.n))
		ehr_buf_putc(out, '.');
	for (; zeros > 0; zeros--)
		ehr_buf_putc(out, '0');
	if (number.n < text.n) {
		ehr_buf_putc(out, 'e');
		ehr_buf_add_str(out, power);
	}
}

static void write_binary(const struct ehr_report_amount *amount, double value,
	long digits, struct ehr_buf *out)
{
	char text[EHR_NUM_MAX];
	struct ehr_str number = { text, 0 };
	struct ehr_buf padded = { 0 };

	if (digits == EHR_REPORT_NONE) {
		number.n = ehr_num_write_digits(text, value, BINARY_DIGITS);
	} else {
		number.n = ehr_num_write_digits(text, value, (int)digits);
		write_padded(number, zeros_lost(amount, value, number, digits),
			&padded);
		number = (struct ehr_str){ padded.p, padded.n };
	}
	if (fabs(value) < SMALL && value != 0 &&
		!memchr(number.p, 'e', number.n))
		write_small(number, out);
	else
		ehr_buf_add_str(out, number);
	ehr_buf_release(&padded);
}

static unsigned places_of(const struct ehr_report_amount *amount,
	const struct ehr_report_figure *figure, bool percent)
{
	if (figure->decimals != EHR_REPORT_NONE)
		return (unsigned)figure->decimals;
	if (!amount->is_ratio)
		return amount->is_exact ? amount->over.places : PLACES_MAX + 1;
	return percent ? PERCENT_DECIMALS : RATIO_DECIMALS;
}

/* As it stands, or, of a binary one, as the shortest text that is it. */
static bool decimal_of(
	const struct ehr_report_amount *amount, struct ehr_decimal *over)
{
	char text[EHR_NUM_MAX];
	size_t n;

	*over = amount->over;
	if (amount->is_exact)
		return true;
	n = ehr_num_write(text, amount->value);
	return ehr_decimal_read((struct ehr_str){ text, n }, over) ==
	       EHR_NUM_VALUE;
}

/* False if there is no room for it. */
static bool write_exact(const struct ehr_report_amount *amount, unsigned places,
	bool percent, struct ehr_buf *out)
{
	struct ehr_decimal hundred = ehr_decimal_of(100);
	struct ehr_decimal over, rounded;
	struct ehr_decimal under =
		amount->is_exact ? amount->under : ehr_decimal_of(1);

	if (!decimal_of(amount, &over))
		return false;

	if (percent && !ehr_decimal_multiply(&over, &hundred, &over))
		return false;
	if (!ehr_decimal_divide(&over, &under, places, &rounded))
		return false;
	ehr_decimal_write(&rounded, out);
	return true;
}

void ehr_report_amount_write(const struct ehr_report_amount *amount,
	const struct ehr_report_figure *figure, struct ehr_buf *out)
{
	bool percent = in_percent(figure);
	unsigned places = places_of(amount, figure, percent);
	double value = percent ? amount->value * 100 : amount->value;
	bool digits =
		figure->digits != EHR_REPORT_NONE ||
		(places > PLACES_MAX && figure->decimals == EHR_REPORT_NONE);

	if (digits || !write_exact(amount, places, percent, out))
		write_binary(amount, value, figure->digits, out);
	if (percent)
		ehr_buf_putc(out, '%');
}
