/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random numbers without a state: a uniform number is a function of a seed, a
 * row, a parameter, an outer draw and a draw, whatever was asked before. So a
 * simulation gives the same numbers in any order and on any number of threads.
 *
 * Philox4x64-10 (Salmon, Moraes, Dror, Shaw 2011, Parallel random numbers: as
 * easy as 1, 2, 3, SC11) by way of Random123: key { seed, purpose }, counter
 * { draw / 4, outer, row, parameter }; draw % 4 says which of the four numbers
 * of a block it is.
 */
#ifndef EHR_CALC_PHILOX_H
#define EHR_CALC_PHILOX_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What the numbers are for: different purposes never share a number. */
enum ehr_random_purpose {
	EHR_RANDOM_DRAW,        /* of a distribution */
	EHR_RANDOM_PERMUTATION, /* order of strata, ehr_permuted() */
	EHR_RANDOM_RANK,        /* scores of rank correlation */
	EHR_RANDOM_BOOTSTRAP,   /* samples drawn again */
};

/* One stream of numbers. row and parameter are hashes of names. */
struct ehr_stream {
	uint64_t seed, row, parameter, outer;
	enum ehr_random_purpose purpose;
};

/* Hash of a name (FNV-1a, 64 bits). Several parts: each added to the hash of
 * those before; a part ends with a byte that no text contains, so that
 * "ab", "c" and "a", "bc" differ. */
#define EHR_HASH_EMPTY UINT64_C(0xcbf29ce484222325)
uint64_t ehr_name_hash(struct ehr_str name);
uint64_t ehr_name_hash_add(uint64_t hash, struct ehr_str part);

/* The block itself, for its published test vectors. */
void ehr_philox_block(const uint64_t counter[static 4],
	const uint64_t key[static 2], uint64_t out[static 4]);

/* 64 random bits. */
uint64_t ehr_random_bits(const struct ehr_stream *stream, uint64_t draw);

/* A uniform number in the open interval (0, 1): an odd multiple of 2^-53, so
 * never 0 or 1, and u and 1 - u are equally likely. */
double ehr_uniform(const struct ehr_stream *stream, uint64_t draw);

/* The numbers of the draws first to first + n - 1, the same as one by one. */
void ehr_uniforms(
	const struct ehr_stream *stream, uint64_t first, size_t n, double *out);

/* Latin hypercube: n numbers, one in each n-th of the interval, the n-ths in
 * the random order of ehr_permuted(); n from 1 to 2^32. */
void ehr_uniforms_stratified(
	const struct ehr_stream *stream, size_t n, double *out);

/* A whole number from 0 to n - 1 (n from 1 to 2^32), each as likely as any
 * other to within n / 2^64. */
uint64_t ehr_random_below(
	const struct ehr_stream *stream, uint64_t draw, uint64_t n);

/*
 * Where i (below n, 1 to 2^32) stands in a random order of 0 to n - 1 that the
 * stream decides: for every stream each number is met once. The stream's
 * purpose is not looked at. (Feistel network over two digits of base about
 * sqrt(n), walking on while the result is n or more; Black and Rogaway 2002,
 * Ciphers with arbitrary finite domains.)
 */
struct ehr_permutation {
	uint64_t n, a, b;
	uint64_t key[8];
};
void ehr_permutation_init(struct ehr_permutation *permutation,
	const struct ehr_stream *stream, uint64_t n);
uint64_t ehr_permuted(const struct ehr_permutation *permutation, uint64_t i);

#endif
