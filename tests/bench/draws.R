# SPDX-License-Identifier: GPL-3.0-or-later
# The draws of the benchmark with R, each row at once. draws.R INPUT N OUTPUT
args <- commandArgs(TRUE)
rows <- read.csv(args[1])
n <- as.integer(args[2])
set.seed(1)
triangle <- function(u) ifelse(u <= .5, 150 + sqrt(u * 2e4),
	350 - sqrt((1 - u) * 2e4))
people <- rlnorm(n, log(80), log(2)) * triangle(runif(n)) /
	rlnorm(n, log(70), log(1.2)) * 1e-6
shares <- c(.05, .25, .5, .75, .9, .95, .99, .999)
summed <- function(x, target) c(mean(x), sd(x),
	quantile(x, shares, names = FALSE), mean(x > target))
reference <- c("7440-38-2" = 1e-4, "7440-66-6" = 0.2)
hazard <- people / 365
cancer <- people * 25 / 25550
one <- function(i) {
	c <- rlnorm(n, log(rows$value[i]), log(2))
	c(summed(c * hazard / reference[[rows$cas[i]]], 1),
		if (rows$cas[i] == "7440-38-2") summed(c * cancer, 1e-6)
		else rep(NA, 11))
}
out <- data.frame(rows$source_id, t(vapply(seq_len(nrow(rows)), one,
	numeric(22))))
names(out) <- c("source_id", paste0(rep(c("hq_", "cr_"), each = 11),
	c("mean", "sd", "p05", "p25", "p50", "p75", "p90", "p95", "p99", "p999",
		"above")))
write.csv(out, args[3], row.names = FALSE, quote = FALSE, na = "")
