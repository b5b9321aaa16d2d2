/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	BLOCK_FIRST = 4096,
	BLOCK_MOST = 1 << 20, /* larger only for a single large piece */
	STATUS_SYSTEM = 3,
};

struct ehr_arena_block {
	struct ehr_arena_block *next;
	size_t size;
	alignas(max_align_t) char bytes[];
};

static _Noreturn void out_of_memory(void)
{
	static const char message[] = "ehrisk: out of memory\n";

	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(STATUS_SYSTEM);
	exit(STATUS_SYSTEM);
}

void *ehr_alloc(size_t size)
{
	void *p = malloc(size == 0 ? 1 : size);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *ehr_calloc(size_t n, size_t size)
{
	void *p = n == 0 || size == 0 ? calloc(1, 1) : calloc(n, size);

	if (p == NULL)
		out_of_memory();
	return p;
}

void *ehr_realloc(void *p, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes) || bytes > PTRDIFF_MAX)
		out_of_memory();
	void *moved = realloc(p, bytes == 0 ? 1 : bytes);
	if (moved == NULL)
		out_of_memory();
	return moved;
}

char *ehr_strdup(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(ehr_alloc(size), text, size);
}

static void *arena_block(struct ehr_arena *arena, size_t size)
{
	size_t room = BLOCK_FIRST;

	if (arena->block != NULL)
		room = arena->block->size < BLOCK_MOST / 2
			       ? arena->block->size * 2
			       : BLOCK_MOST;
	if (room < size)
		room = size;
	if (room > PTRDIFF_MAX - sizeof(struct ehr_arena_block))
		out_of_memory();
	struct ehr_arena_block *block =
		ehr_alloc(sizeof(struct ehr_arena_block) + room);
	block->next = arena->block;
	block->size = room;
	arena->block = block;
	arena->used = size;
	return block->bytes;
}

void *ehr_arena_alloc(struct ehr_arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct ehr_arena_block *block = arena->block;

	if (block == NULL)
		return arena_block(arena, size);
	size_t at = (arena->used + align - 1) / align * align;
	if (at > block->size || size > block->size - at)
		return arena_block(arena, size);
	arena->used = at + size;
	return block->bytes + at;
}

void *ehr_arena_calloc(struct ehr_arena *arena, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		out_of_memory();
	return memset(ehr_arena_alloc(arena, bytes), 0, bytes);
}

struct ehr_str ehr_arena_copy(struct ehr_arena *arena, struct ehr_str text)
{
	return (struct ehr_str){ ehr_arena_string(arena, text), text.n };
}

char *ehr_arena_string(struct ehr_arena *arena, struct ehr_str text)
{
	if (text.n == SIZE_MAX)
		out_of_memory();
	char *copy = ehr_arena_alloc(arena, text.n + 1);
	if (text.n > 0)
		memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	return copy;
}

static void free_blocks(struct ehr_arena_block *block)
{
	while (block != NULL) {
		struct ehr_arena_block *next = block->next;

		free(block);
		block = next;
	}
}

void ehr_arena_reset(struct ehr_arena *arena)
{
	if (arena->block != NULL) {
		free_blocks(arena->block->next);
		arena->block->next = NULL;
	}
	arena->used = 0;
}

void ehr_arena_release(struct ehr_arena *arena)
{
	free_blocks(arena->block);
	*arena = (struct ehr_arena){ 0 };
}
