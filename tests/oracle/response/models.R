# SPDX-License-Identifier: GPL-3.0-or-later
#
# models.R DAYS MODELS [NAME...]: fits the models of models.txt, or those named,
# with R's glm, and prints what response_tool.c prints: a line for each wanted
# term, model,term,beta,se,n,df,phi,deviance,qaic. The words of a model are
# explained there. Strata are dummies here.
library(splines)

argument <- commandArgs(trailingOnly = TRUE)
days <- read.csv(argument[1])
models <- strsplit(readLines(argument[2]), " ")
only <- argument[-(1:2)]

date <- as.Date(days$date)
n <- nrow(days)
days$time <- seq_len(n)
dow <- factor(as.POSIXlt(date)$wday)
month <- factor(format(date, "%m"))
yearmonth <- factor(format(date, "%Y-%m"))

before <- function(x, lag) c(rep(NA, lag), x[seq_len(n - lag)])
lags <- function(x, first, last)
	do.call(cbind, lapply(first:last, function(lag) before(x, lag)))
mean_of <- function(x, first, last) rowMeans(lags(x, first, last))

# the matrix C of effects by lag, if the model has one
basis <- function(part) {
	count <- as.integer(part[3])
	lag <- seq_len(count) - 1
	switch(part[1],
		lags = diag(count),
		runs = 1 * outer(findInterval(lag, as.integer(part[4:5])), 0:2, "=="),
		poly = outer(lag / (count - 1), 0:as.integer(part[4]), "^"))
}

say <- function(model, term, beta, se, fit) {
	phi <- summary(fit)$dispersion
	# conditional on the strata, where there are any
	y <- fit$y
	mu <- fitted(fit)
	if (is.null(fit$strata)) {
		likelihood <- sum(y * log(mu) - mu - lgamma(y + 1))
		rank <- fit$rank
	} else {
		total <- tapply(y, fit$strata, sum)
		likelihood <- sum(lgamma(total + 1)) - sum(lgamma(y + 1)) +
			sum(ifelse(y > 0, y * log(mu / total[fit$strata]), 0))
		rank <- fit$rank - length(total)
	}
	cat(sprintf("%s,%s,%.12g,%.12g,%d,%d,%.12g,%.12g,%.12g\n", model, term,
		beta, se, length(y), fit$df.residual, phi, deviance(fit),
		-2 * likelihood + 2 * phi * rank), sep = "")
}

# summary's phi has weights of the last step but one: with the usual 1e-8 it is
# up to 1e-4 off where counts are few
tight <- list(epsilon = 1e-11)

cat("model,term,beta,se,n,df,phi,deviance,qaic\n")
for (word in models) {
	if (length(only) && !word[1] %in% only)
		next
	outcome <- strsplit(word[2], "/")[[1]]
	y <- days[[outcome[1]]]
	if (length(outcome) > 1)
		y <- y %/% as.integer(outcome[2])
	wanted <- NULL
	C <- NULL
	offset <- rep(0, n)
	strata <- NULL
	other <- list()
	for (term in strsplit(word[-(1:2)], ":")) {
		x <- if (length(term) > 1) days[[term[2]]]
		number <- suppressWarnings(as.integer(term[-(1:2)]))
		column <- switch(term[1],
			ns = ns(mean_of(x, 0, number[2]), df = number[1]),
			dow = model.matrix(~dow)[, -1],
			month = model.matrix(~month)[, -1],
			yearmonth = model.matrix(~yearmonth)[, -1])
		if (!is.null(column))
			other <- c(other, list(unclass(column)))
		if (term[1] == "x")
			wanted <- cbind(wanted, mean_of(x, number[1], number[2]))
		if (term[1] == "x")
			colnames(wanted)[ncol(wanted)] <- term[2]
		if (term[1] == "shape") {
			wanted <- unclass(ns(x, df = number[1]))
			colnames(wanted) <- paste0("shape", seq_len(number[1]))
		}
		if (term[1] %in% c("lags", "runs", "poly")) {
			C <- basis(term)
			wanted <- lags(x, 0, number[1] - 1) %*% C
			colnames(wanted) <- paste0("q", seq_len(ncol(C)))
		}
		if (term[1] == "offset")
			offset <- log(1 + days$time / 1000)
		if (term[1] == "from")
			y[seq_len(as.integer(term[2]))] <- NA
		if (term[1] == "until")
			y[(as.integer(term[2]) + 1):n] <- NA
		if (term[1] == "crossover")
			strata <- paste(yearmonth, dow)
	}
	columns <- do.call(cbind, other)
	whole <- complete.cases(y, wanted, columns)
	if (!is.null(strata)) {
		count <- tapply(y[whole], strata[whole], sum)
		whole <- whole & strata %in% names(count)[count > 0]
		group <- factor(strata[whole])
		fit <- glm.fit(cbind(model.matrix(~group), wanted[whole, , drop = FALSE],
			columns[whole, ]), y[whole], family = quasipoisson(), control = tight)
	} else {
		fit <- glm.fit(cbind(1, wanted[whole, , drop = FALSE],
			columns[whole, ]), y[whole], offset = offset[whole],
			family = quasipoisson(), control = tight)
	}
	class(fit) <- c("glm", "lm")
	if (!is.null(strata))
		fit$strata <- group
	name <- colnames(wanted)
	beta <- coef(fit)[name]
	V <- summary(fit)$cov.scaled[name, name, drop = FALSE]
	if (is.null(C)) {
		say(word[1], name, beta, sqrt(diag(V)), fit)
	} else {
		C <- rbind(C, colSums(C))
		say(word[1], c(paste0("lag", seq_len(nrow(C) - 1) - 1), "all"),
			drop(C %*% beta), sqrt(rowSums((C %*% V) * C)), fit)
	}
}
