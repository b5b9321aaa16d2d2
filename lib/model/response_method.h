/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An air quality health index out of coefficients: which of them are summed, and
 * by what the sum is divided, as a table that ehrisk-aqhi reads.
 *
 *     ER = sum over j of 100 (exp(b_j C_j) - 1), percent;  index = 10 ER / K
 */
#ifndef EHR_MODEL_RESPONSE_METHOD_H
#define EHR_MODEL_RESPONSE_METHOD_H

#include "io/writer.h"
#include "model/response_write.h"

enum { EHR_RESPONSE_TERMS = 6 };

/* How K is chosen: a quantile (type 7) of the ER of the base days, share 1 for
 * their maximum; or such that the ER of guideline concentrations has the index
 * bound. Texts are borrowed from what was read. */
struct ehr_response_scale {
	const char *text;
	bool guideline;
	double share; /* 0 to 1 */
	struct {
		struct ehr_str pollutant;
		double conc; /* in the pollutant's unit */
	} at[EHR_RESPONSE_TERMS];
	size_t n;
	double bound;
};

/* "max", "p95", "p98", "p99" (any whole percentile from p50), or
 * "guideline:pm25=15,o3=100@3". Fails (EHR_FAULT_USAGE) on any other text. */
EHR_MUST_USE int ehr_response_scale_read(const char *text,
	struct ehr_response_scale *scale, struct ehr_err *err);

enum ehr_response_verdict {
	EHR_TERM_TAKEN,
	EHR_TERM_NO_ESTIMATE,
	EHR_TERM_NOT_POSITIVE,
	EHR_TERM_NOT_SIGNIFICANT,
	EHR_TERM_OTHER_PM, /* the other one of PM2.5 and PM10 is taken */
};

struct ehr_response_term {
	size_t variable; /* in the series */
	const char *pollutant, *unit, *averaging;
	struct ehr_response_lag lag;
	double beta, se;
	size_t n; /* days the estimate is of; 0: pooled */
	enum ehr_response_verdict verdict;
};

enum ehr_response_pm { EHR_PM_LARGER, EHR_PM_PM25, EHR_PM_PM10 };

/* Marks which terms are taken: positive ones, and where that is asked for
 * significant ones (b - 1.96 se above 0); of PM2.5 and PM10 the one that pm says,
 * or the larger. The number taken. */
size_t ehr_response_terms_choose(struct ehr_response_term *term, size_t n,
	bool significant, enum ehr_response_pm pm);

/* Are PM2.5 and PM10 both taken? */
bool ehr_response_both_pm(const struct ehr_response_term *term, size_t n);

struct ehr_response_index {
	struct ehr_response_term *term;
	size_t n;       /* taken or not */
	bool larger_pm; /* both are taken: the larger ER of them counts */
	long from, to;  /* base days, both included */
	const struct ehr_response_scale *scale;
	double k;    /* filled by ehr_response_index_scale */
	size_t days; /* base days with all pollutants; likewise */
};

/* ER of concentrations, one for each term; those not taken are not looked
 * at. NAN where one is. */
double ehr_response_index_er(
	const struct ehr_response_index *index, const double *conc);

/* K. Fails (EHR_FAULT_DATA) if no base day has all pollutants, K is not above 0,
 * or (EHR_FAULT_USAGE) guidelines do not name the pollutants taken. */
EHR_MUST_USE int ehr_response_index_scale(struct ehr_response_index *index,
	const struct ehr_response_series *series, struct ehr_err *err);

/* Pearson's correlation of two variables over the base days that have both; NAN
 * with fewer than 3 of them. */
double ehr_response_correlation(const struct ehr_response_series *series,
	const struct ehr_response_index *index, size_t a, size_t b, size_t *n);

/* The columns of the table aqhi_methods, and the rows of the index in it. */
enum { EHR_RESPONSE_METHOD_COLUMNS = 18 };
extern const char
	*const ehr_response_method_columns[EHR_RESPONSE_METHOD_COLUMNS];
struct ehr_response_naming {
	const char *method, *categories, *source, *note;
};
EHR_MUST_USE int ehr_response_method_write(
	const struct ehr_response_index *index,
	const struct ehr_response_naming *naming, struct ehr_writer *writer,
	struct ehr_err *err);

#endif
