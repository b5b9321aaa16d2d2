/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ref/event_rule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define HEAD "method,what,set,class,rule,column,op,value,status\n"
#define END "hj941,Q,Q,Q0,o,,otherwise,,\n"

static struct ehr_event_rules *read_text(
	const struct ehr_event_classes *classes, const char *text,
	struct ehr_err *err)
{
	char path[] = "/tmp/event_rule_XXXXXX";
	int fd = mkstemp(path);
	struct ehr_event_rules *rules;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (int)strlen(text));
	close(fd);
	*err = (struct ehr_err){ 0 };
	rules = ehr_event_rules_open(path, classes, err);
	unlink(path);
	return rules;
}

static void built_in(void **state)
{
	struct ehr_err err;
	struct ehr_event_classes *classes = ehr_event_classes_open(NULL, &err);
	struct ehr_event_rules *rules =
		ehr_event_rules_open(NULL, classes, &err);
	const struct ehr_event_rule_set *set;

	(void)state;
	assert_non_null(rules);
	assert_int_equal(
		ehr_event_rules_need(rules, "hj941", "Q", &set, &err), 0);
	assert_int_equal(set->n, 4);
	assert_int_equal(set->test[0].op, EHR_EVENT_GE);
	assert_true(set->test[0].number == 100);
	assert_string_equal(set->set->word[set->test[0].class], "Q3");
	assert_int_equal(
		ehr_event_rules_need(rules, "hj941", "X", &set, &err), -1);
	ehr_event_rules_close(rules);
	ehr_event_classes_close(classes);
}

static void takes_and_refuses(void **state)
{
	static const char *const bad[] = {
		HEAD "hj941,Q,Q,Q3,a,q,ge,100,\n",        /* no otherwise */
		HEAD "hj941,Q,Q,Q9,a,q,ge,100,\n" END,    /* no such class */
		HEAD "hj941,Q,X,Q3,a,q,ge,100,\n" END,    /* no such set */
		HEAD "hj941,Q,Q,Q3,a,q,about,100,\n" END, /* no such operator */
		HEAD "hj941,Q,Q,Q3,a,q,ge,many,\n" END,   /* no number */
		HEAD "hj941,Q,Q,Q3,a,,ge,100,\n" END,     /* no column */
		HEAD END "hj941,Q,Q,Q3,a,q,ge,100,\n" END, /* behind the end */
	};
	struct ehr_err err;
	struct ehr_event_classes *classes = ehr_event_classes_open(NULL, &err);
	struct ehr_event_rules *rules = read_text(
		classes, HEAD "hj941,Q,Q,Q3,a,q,ge,100,memory\n" END, &err);

	(void)state;
	assert_non_null(rules);
	assert_true(ehr_event_rules_at(rules, 0)->memory);
	ehr_event_rules_close(rules);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_null(read_text(classes, bad[i], &err));
		assert_int_equal(err.fault, EHR_FAULT_DATA);
	}
	ehr_event_classes_close(classes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in),
		cmocka_unit_test(takes_and_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
