/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/assess_condition.h"

/* Is a / under of the first less than, equal to or more than b / under of the
 * second? False if there is no room to tell. */
static bool order_of(const struct ehr_decimal *a,
	const struct ehr_decimal *a_under, const struct ehr_decimal *b,
	const struct ehr_decimal *b_under, int *order)
{
	struct ehr_decimal left, right;

	if (!ehr_decimal_multiply(a, b_under, &left) ||
		!ehr_decimal_multiply(b, a_under, &right))
		return false;
	*order = ehr_decimal_compare(&left, &right);
	return true;
}

static bool relation_holds(enum ehr_assess_relation relation, int order)
{
	switch (relation) {
	case EHR_ASSESS_LESS: return order < 0;
	case EHR_ASSESS_AT_MOST: return order <= 0;
	case EHR_ASSESS_MORE: return order > 0;
	default: return order >= 0;
	}
}

static enum ehr_assess_truth turned(enum ehr_assess_truth truth)
{
	return (enum ehr_assess_truth)(EHR_ASSESS_YES - truth);
}

/* By the orders of low against high and of high against low. */
static enum ehr_assess_truth by_orders(
	enum ehr_assess_relation relation, int least, int most)
{
	enum ehr_assess_truth equal = EHR_ASSESS_PERHAPS;
	int holds;

	if (least == 0 && most == 0)
		equal = EHR_ASSESS_YES;
	else if (least > 0 || most < 0)
		equal = EHR_ASSESS_NO;
	if (relation == EHR_ASSESS_EQUAL)
		return equal;
	if (relation == EHR_ASSESS_OTHER)
		return turned(equal);
	holds = relation_holds(relation, least) +
		relation_holds(relation, most);
	return (enum ehr_assess_truth)holds;
}

static int numbers(const struct ehr_assess_condition *condition,
	const struct ehr_assess_value *value,
	const struct ehr_assess_value *than, enum ehr_assess_truth *truth,
	struct ehr_err *err)
{
	int least = 0, most = 0;

	if (ehr_assess_value_number(value, err) ||
		ehr_assess_value_number(than, err))
		return -1;
	if (!order_of(&value->low, &value->under, &than->high, &than->under,
		    &least) ||
		!order_of(&value->high, &value->under, &than->low, &than->under,
			&most))
		return ehr_fail(err, EHR_FAULT_DATA,
			_("too many digits to tell whether %s"),
			condition->text);
	*truth = by_orders(condition->relation, least, most);
	return 0;
}

int ehr_assess_holds(const struct ehr_assess_condition *condition,
	const struct ehr_assess_value *value, enum ehr_assess_truth *truth,
	struct ehr_err *err)
{
	const struct ehr_assess_value *of = &value[condition->evidence];
	struct ehr_assess_value than = { .state = EHR_ASSESS_KNOWN,
		.is_number = true,
		.low = condition->than.number,
		.high = condition->than.number,
		.under = ehr_decimal_of(1) };
	bool equal;

	*truth = EHR_ASSESS_PERHAPS;
	if (of->state == EHR_ASSESS_UNKNOWN)
		return 0;
	if (condition->word) {
		equal = ehr_str_is(of->text, condition->word);
		*truth = equal == (condition->relation == EHR_ASSESS_EQUAL)
				 ? EHR_ASSESS_YES
				 : EHR_ASSESS_NO;
		return 0;
	}
	if (condition->than.evidence >= 0)
		than = value[condition->than.evidence];
	if (than.state == EHR_ASSESS_UNKNOWN)
		return 0;
	return numbers(condition, of, &than, truth, err);
}

/* The first whose truth is what decides, else the first that is not known. */
static int first_of(const struct ehr_assess_conditions *conditions,
	const struct ehr_assess_value *value, enum ehr_assess_truth decides,
	enum ehr_assess_truth *truth, const struct ehr_assess_condition **at,
	struct ehr_err *err)
{
	enum ehr_assess_truth one;

	*at = NULL;
	*truth = turned(decides);
	for (size_t i = 0; i < conditions->n && *truth != decides; i++) {
		if (ehr_assess_holds(
			    &conditions->condition[i], value, &one, err))
			return -1;
		if (one == decides || (one == EHR_ASSESS_PERHAPS &&
					      *truth != EHR_ASSESS_PERHAPS)) {
			*truth = one;
			*at = &conditions->condition[i];
		}
	}
	return 0;
}

int ehr_assess_any(const struct ehr_assess_conditions *conditions,
	const struct ehr_assess_value *value, enum ehr_assess_truth *truth,
	const struct ehr_assess_condition **at, struct ehr_err *err)
{
	return first_of(conditions, value, EHR_ASSESS_YES, truth, at, err);
}

int ehr_assess_all(const struct ehr_assess_conditions *conditions,
	const struct ehr_assess_value *value, enum ehr_assess_truth *truth,
	const struct ehr_assess_condition **at, struct ehr_err *err)
{
	return first_of(conditions, value, EHR_ASSESS_NO, truth, at, err);
}
