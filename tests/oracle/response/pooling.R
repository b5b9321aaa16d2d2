# SPDX-License-Identifier: GPL-3.0-or-later
#
# pooling.R TOOL: pooling_tool.c against metafor's rma.uni and blup, for several
# sets of estimates; with "print" as TOOL only metafor's numbers, which
# tests/unit/pooling_test.c keeps. A line for each difference; status 1 if there
# is one; 77 without metafor.
if (!requireNamespace("metafor", quietly = TRUE))
	quit(status = 77)
suppressMessages(library(metafor))
tool <- commandArgs(trailingOnly = TRUE)[1]

# tight, in units of the standard errors: metafor stops at absolute changes
fit <- function(b, se, method, scale) {
	r <- suppressWarnings(rma.uni(b * scale, sei = se * scale,
		method = method, control = list(threshold = 1e-9, maxiter = 10000)))
	list(r = r, number = c(mu = as.numeric(r$beta) / scale, se = r$se / scale,
		tau2 = r$tau2 / scale^2, q = r$QE, qp = r$QEp, i2 = r$I2))
}

sets <- list(
	# 13 trials of BCG vaccine, as metafor's dat.bcg has them: log relative risks
	bcg = with(escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg,
		data = dat.bcg), list(as.numeric(yi), sqrt(vi))),
	# invented coefficients of seven cities, per ug/m3
	cities = list(c(3.1, 8.2, -1.4, 5.0, 2.2, 9.7, 4.1) * 1e-4,
		c(0.98, 2.1, 3.3, 1.2, 0.7, 2.8, 1.9) * 1e-4),
	alike = list(c(5.0, 5.2, 4.9, 5.1) * 1e-4, c(2, 1, 3, 2.5) * 1e-4),
	two = list(c(0.1, 0.9), c(0.2, 0.1)))
set.seed(1)
for (i in 1:10)
	sets[[paste0("random", i)]] <- list(rnorm(8, 0.5, 0.3 + i / 10),
		sqrt(rchisq(8, 3)) / 5)

worst <- 0
bad <- 0
for (name in names(sets)) {
	b <- sets[[name]][[1]]
	se <- sets[[name]][[2]]
	scale <- 1 / median(se)
	expected <- c()
	for (method in c("FE", "DL", "REML")) {
		part <- fit(b, se, method, scale)
		prefix <- c(FE = "fixed", DL = "dl", REML = "reml")[method]
		names(part$number) <- paste0(prefix, "_", names(part$number))
		expected <- c(expected, part$number)
		if (method == "DL") {
			local <- blup(part$r)
			expected <- c(expected, setNames(local$pred / scale,
				paste0("shrunken", seq_along(b))), setNames(
				local$se / scale, paste0("shrunken_se", seq_along(b))))
		}
	}
	if (tool == "print") {
		cat(name, "\n", sprintf("%.17g, %.17g\n", b, se), sep = "")
		cat(sprintf("%s %.12g\n", names(expected), expected), sep = "")
		next
	}
	part <- strsplit(system2(tool, input = sprintf("%.17g %.17g", b, se),
		stdout = TRUE), " ")
	found <- setNames(as.numeric(sapply(part, `[`, 2)), sapply(part, `[`, 1))
	for (key in names(expected)) {
		size <- if (grepl("tau2", key)) median(se)^2
			else if (grepl("i2", key)) 1 else abs(expected[key])
		off <- abs(found[key] - expected[key]) / max(size, 1e-12)
		worst <- max(worst, off)
		if (is.na(off) || off > 1e-6) {
			cat(sprintf("%s: %s is %.12g, in metafor %.12g\n", name, key,
				found[key], expected[key]))
			bad <- bad + 1
		}
	}
}
if (tool != "print")
	cat(sprintf("%d sets; apart at most %.1e\n", length(sets), worst))
quit(status = if (bad) 1 else 0)
