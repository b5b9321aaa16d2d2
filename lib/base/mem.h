/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that does not run out: these calls say so on standard error and end
 * the program with status 3 instead of returning NULL. Sizes are checked for
 * overflow. free(3) gives back what ehr_alloc and its kin gave.
 *
 * An arena gives memory that is all given back at once. { 0 } is empty and
 * valid. Not for two threads at a time.
 */
#ifndef EHR_BASE_MEM_H
#define EHR_BASE_MEM_H

#include "base/str.h"

void *ehr_alloc(size_t size);
void *ehr_calloc(size_t n, size_t size); /* zeroed */
void *ehr_realloc(void *p, size_t n, size_t size);
char *ehr_strdup(const char *text);

struct ehr_arena {
	struct ehr_arena_block *block; /* the newest, others behind it */
	size_t used;                   /* bytes in use in it */
};

void *ehr_arena_alloc(struct ehr_arena *arena, size_t size); /* aligned */
void *ehr_arena_calloc(struct ehr_arena *arena, size_t n, size_t size);
/* A copy of text with a NUL behind it (not counted in n). */
struct ehr_str ehr_arena_copy(struct ehr_arena *arena, struct ehr_str text);
/* The same as a string. */
char *ehr_arena_string(struct ehr_arena *arena, struct ehr_str text);
/* Empties the arena and keeps its newest block for the next use. */
void ehr_arena_reset(struct ehr_arena *arena);
void ehr_arena_release(struct ehr_arena *arena);

#endif
