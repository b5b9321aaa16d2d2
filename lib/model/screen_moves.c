/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "calc/weights.h"
#include "model/screen_state.h"

const char *const ehr_screen_moves[EHR_SCREEN_MOVE_OUTS + 1] = { "change",
	"indicator", "weight", "n_compared", "kendall_tau", "top_n",
	"top_kept_share", "largest_move", "largest_move_item" };

/* The ranking again, and what it is held against. */
struct again {
	const struct ehr_screen *self;
	size_t kept;
	double *score, *rank;
	struct ehr_writer *out;
};

/* How the ranks of a changed ranking differ. */
struct move {
	size_t compared;
	double tau;
	size_t first, still; /* first ones, and of them still among them */
	double largest;
	long item; /* row that moved most; -1: none */
};

static struct move compare(const struct again *again)
{
	const struct ehr_screen_ranking *ranking = &again->self->ranking;
	size_t n = ranking->criteria.n;
	struct move move = { .item = -1,
		.tau = ehr_kendall(ranking->rank, again->rank, n) };

	for (size_t i = 0; i < n; i++) {
		bool first = ranking->rank[i] <= (double)again->kept;
		double by = fabs(again->rank[i] - ranking->rank[i]);

		move.first += first;
		move.still += first && again->rank[i] <= (double)again->kept;
		if (isnan(by))
			continue;
		move.compared++;
		if (move.item >= 0 && by <= move.largest)
			continue;
		move.largest = by;
		move.item = (long)i;
	}
	return move;
}

static void put(struct ehr_writer *out, bool has, double value)
{
	if (has)
		ehr_writer_number(out, value);
	else
		ehr_writer_empty(out);
}

static int write_move(const struct again *again, const char *change,
	struct ehr_str indicator, double weight, struct ehr_err *err)
{
	const struct ehr_screen *self = again->self;
	struct move move = compare(again);

	ehr_writer_puts(again->out, change);
	ehr_writer_text(again->out, indicator);
	put(again->out, !isnan(weight), weight);
	ehr_writer_count(again->out, move.compared);
	put(again->out, !isnan(move.tau), move.tau);
	ehr_writer_count(again->out, move.first);
	put(again->out, move.first > 0,
		move.first > 0 ? (double)move.still / (double)move.first : 0);
	put(again->out, move.item >= 0, move.largest);
	if (move.item >= 0 && move.largest > 0)
		ehr_writer_text(
			again->out, ehr_screen_item_key(&self->loads,
					    self->ranking.item[move.item]));
	else
		ehr_writer_empty(again->out);
	return ehr_writer_end_row(again->out, err);
}

/* The weight of an indicator times factor, all scaled to 1 again. Nothing is
 * written where no weight is left. */
static int change_weight(const struct again *again, const char *change,
	size_t j, double factor, struct ehr_err *err)
{
	const struct ehr_screen_ranking *ranking = &again->self->ranking;
	double weight[EHR_CRITERIA_MAX], sum = 0;
	size_t m = ranking->criteria.m;

	for (size_t k = 0; k < m; k++) {
		weight[k] = ranking->weight[k] * (k == j ? factor : 1);
		sum += weight[k];
	}
	if (!(sum > 0))
		return 0;
	ehr_weights_scale(weight, m);
	ehr_screen_rank_by(ranking, weight, again->score, again->rank);
	return write_move(again, change, ranking->name[j], weight[j], err);
}

static int change_weights(
	const struct again *again, double step, struct ehr_err *err)
{
	const struct ehr_screen_ranking *ranking = &again->self->ranking;

	for (size_t j = 0; j < ranking->criteria.m; j++) {
		if (change_weight(again, "left_out", j, 0, err))
			return -1;
		if (!ehr_screen_has_weights(ranking->method))
			continue;
		if (change_weight(again, "weight_up", j, 1 + step, err) ||
			change_weight(again, "weight_down", j, 1 - step, err))
			return -1;
	}
	return 0;
}

/* What the load is ranked by instead: one of the effects, or plain kilograms. */
static int change_load(const struct again *again, struct ehr_err *err)
{
	static const char *const name[] = { "load_cancer", "load_noncancer",
		"amount" };
	const struct ehr_screen_ranking *ranking = &again->self->ranking;
	size_t n = ranking->criteria.n;

	for (int k = 0; k <= EHR_LOAD_EFFECTS; k++) {
		for (size_t i = 0; i < n; i++) {
			const struct ehr_screen_item *item =
				&again->self->loads.item[ranking->item[i]];

			if (k == EHR_LOAD_EFFECTS)
				again->score[i] = item->kg;
			else
				again->score[i] =
					item->has_load[k] ? item->load[k] : NAN;
		}
		ehr_rank(again->score, n, ranking->ties, again->rank);
		if (write_move(again, "instead", ehr_str_of(name[k]), NAN, err))
			return -1;
	}
	return 0;
}

int ehr_screen_write_moves(const struct ehr_screen *self, double step,
	size_t kept, struct ehr_writer *writer, struct ehr_err *err)
{
	size_t n = self->ranking.criteria.n;
	struct again again = {
		.self = self,
		.kept = kept,
		.score = ehr_calloc(n + 1, sizeof(*again.score)),
		.rank = ehr_calloc(n + 1, sizeof(*again.rank)),
		.out = writer,
	};
	int rc = self->opts->method == EHR_SCREEN_BY_LOAD
			 ? change_load(&again, err)
			 : change_weights(&again, step, err);

	free(again.score);
	free(again.rank);
	return rc;
}
