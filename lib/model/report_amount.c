/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/report_amount.h"

#include <math.h>

#include "base/sum.h"

/* Below, numbers are written with a power of ten. */
#define SMALL 1e-3
/* From here on too. */
#define LARGE 1e16

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

struct ehr_report_rows ehr_report_extreme(struct ehr_report *report,
	const struct ehr_report_data *data, long column,
	struct ehr_report_rows rows, enum ehr_report_how how)
{
	uint32_t *at =
		ehr_arena_alloc(&report->scratch, (rows.n + 1) * sizeof(*at));
	double best = 0;
	size_t n = 0;

	for (size_t i = 0; i < rows.n; i++) {
		struct ehr_report_amount one = ehr_report_amount_read(
			ehr_report_cell(data, column, rows.at[i]));

		if (!one.is_known)
			continue;
		if (n > 0 && (how == EHR_REPORT_MAX ? one.value > best
						    : one.value < best))
			n = 0;
		if (n > 0 && (one.value > best || one.value < best))
			continue;
		best = one.value;
		at[n++] = rows.at[i];
	}
	return (struct ehr_report_rows){ at, n };
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

bool ehr_report_amount_is_small(const struct ehr_report_amount *amount)
{
	return amount->is_known && fabs(amount->value) < SMALL &&
	       amount->value != 0;
}

static void write_text(struct ehr_str text, double value, struct ehr_buf *out)
{
	if (fabs(value) < SMALL && value != 0 && !memchr(text.p, 'e', text.n))
		write_small(text, out);
	else
		ehr_buf_add_str(out, text);
}

static void write_binary(double value, long digits, struct ehr_buf *out)
{
	char text[EHR_NUM_MAX];
	size_t n = digits == EHR_REPORT_NONE
			   ? ehr_num_write_digits(text, value, BINARY_DIGITS)
			   : ehr_num_write_digits(text, value, (int)digits);

	write_text((struct ehr_str){ text, n }, value, out);
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

/* The fraction that is written: as it stands, or, of a binary number, of the
 * shortest text that is it. */
static bool fraction_of(const struct ehr_report_amount *amount, bool percent,
	struct ehr_decimal *over, struct ehr_decimal *under)
{
	struct ehr_decimal hundred = ehr_decimal_of(100);
	char text[EHR_NUM_MAX];
	size_t n;

	*over = amount->over;
	*under = amount->under;
	if (!amount->is_exact) {
		n = ehr_num_write(text, amount->value);
		*under = ehr_decimal_of(1);
		if (ehr_decimal_read((struct ehr_str){ text, n }, over) !=
			EHR_NUM_VALUE)
			return false;
	}
	return !percent || ehr_decimal_multiply(over, &hundred, over);
}

/* False if there is no room for it. */
static bool write_places(const struct ehr_report_amount *amount,
	unsigned places, bool percent, struct ehr_buf *out)
{
	struct ehr_decimal over, under, rounded;

	if (!fraction_of(amount, percent, &over, &under) ||
		!ehr_decimal_divide(&over, &under, places, &rounded))
		return false;
	ehr_decimal_write(&rounded, out);
	return true;
}

/* The same by significant digits; a number that has no more of them stays as it
 * is. */
static bool write_digits(const struct ehr_report_amount *amount,
	unsigned digits, bool percent, struct ehr_buf *out)
{
	struct ehr_decimal over, under, rounded;
	struct ehr_buf text = { 0 };

	if (fabs(amount->value) >= LARGE ||
		!fraction_of(amount, percent, &over, &under) ||
		!ehr_decimal_divide_digits(&over, &under, digits, &rounded))
		return false;
	if (!amount->is_ratio && rounded.places > over.places)
		rounded = over;
	ehr_decimal_write(&rounded, &text);
	write_text((struct ehr_str){ text.p, text.n }, amount->value, out);
	ehr_buf_release(&text);
	return true;
}

void ehr_report_amount_write(const struct ehr_report_amount *amount,
	const struct ehr_report_figure *figure, struct ehr_buf *out)
{
	bool percent = in_percent(figure);
	unsigned places = places_of(amount, figure, percent);
	double value = percent ? amount->value * 100 : amount->value;
	bool written;

	if (figure->digits != EHR_REPORT_NONE)
		written = write_digits(
			amount, (unsigned)figure->digits, percent, out);
	else if (places > PLACES_MAX && figure->decimals == EHR_REPORT_NONE)
		written = false;
	else
		written = write_places(amount, places, percent, out);
	if (!written)
		write_binary(value, figure->digits, out);
	if (percent)
		ehr_buf_putc(out, '%');
}
