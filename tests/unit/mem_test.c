/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

static void test_alloc(void **state)
{
	(void)state;
	char *p = ehr_alloc(0);

	assert_non_null(p);
	free(p);
	p = ehr_calloc(3, 5);
	for (int i = 0; i < 15; i++)
		assert_int_equal(p[i], 0);
	p = ehr_realloc(p, 40, 2);
	free(p);
	p = ehr_strdup("abc");
	assert_string_equal(p, "abc");
	free(p);
}

static void ask_realloc(void)
{
	free(ehr_realloc(NULL, SIZE_MAX / 2, 3));
}

static void ask_calloc(void)
{
	struct ehr_arena arena = { 0 };

	(void)ehr_arena_calloc(&arena, SIZE_MAX / 2, 3);
}

static void ask_arena(void)
{
	struct ehr_arena arena = { 0 };

	(void)ehr_arena_alloc(&arena, SIZE_MAX - 8);
}

/* Asking for what cannot be had ends with one line and status 3. */
static void assert_dies(void (*ask)(void))
{
	int pipes[2], status = 0;
	char line[64];

	assert_int_equal(pipe(pipes), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		(void)dup2(pipes[1], STDERR_FILENO);
		ask();
		_exit(0);
	}
	(void)close(pipes[1]);
	ssize_t n = read(pipes[0], line, sizeof(line) - 1);
	(void)close(pipes[0]);
	assert_true(n > 0);
	line[n] = '\0';
	assert_string_equal(line, "ehrisk: out of memory\n");
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
}

static void test_out_of_memory(void **state)
{
	(void)state;
	assert_dies(ask_realloc);
	assert_dies(ask_calloc);
	assert_dies(ask_arena);
}

static void test_arena(void **state)
{
	(void)state;
	struct ehr_arena arena = { 0 };
	char *piece[400];

	for (size_t i = 0; i < 400; i++) {
		piece[i] = ehr_arena_alloc(&arena, i + 1);
		assert_int_equal((uintptr_t)piece[i] % sizeof(void *), 0);
		memset(piece[i], (int)(i % 128), i + 1);
	}
	for (size_t i = 0; i < 400; i++)
		for (size_t k = 0; k <= i; k++)
			assert_int_equal(piece[i][k], i % 128);
	char *large = ehr_arena_alloc(&arena, 5 << 20);
	memset(large, 1, 5 << 20);
	char *zeroed = ehr_arena_calloc(&arena, 10, 10);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(zeroed[i], 0);
	ehr_arena_release(&arena);
	assert_null(arena.block);
	ehr_arena_release(&arena);
}

static void test_arena_reset(void **state)
{
	(void)state;
	struct ehr_arena arena = { 0 };

	ehr_arena_reset(&arena);
	(void)ehr_arena_alloc(&arena, 100000);
	char *before = ehr_arena_alloc(&arena, 8);
	ehr_arena_reset(&arena);
	char *after = ehr_arena_alloc(&arena, 8);
	/* the block is kept: what fitted in it needs no other */
	assert_true(after <= before);
	assert_null(*(void **)arena.block);
	char *zeroed = ehr_arena_calloc(&arena, 1, 64);
	for (size_t i = 0; i < 64; i++)
		assert_int_equal(zeroed[i], 0);
	ehr_arena_release(&arena);
}

static void test_copies(void **state)
{
	(void)state;
	struct ehr_arena arena = { 0 };
	struct ehr_str copy =
		ehr_arena_copy(&arena, (struct ehr_str){ "abcdef", 3 });

	assert_int_equal(copy.n, 3);
	assert_string_equal(copy.p, "abc");
	assert_string_equal(
		ehr_arena_string(&arena, (struct ehr_str){ NULL, 0 }), "");
	ehr_arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_alloc),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_arena_reset),
		cmocka_unit_test(test_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
