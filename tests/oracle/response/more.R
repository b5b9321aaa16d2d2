# SPDX-License-Identifier: GPL-3.0-or-later
#
# more.R PROGRAM DAYS: --curve, --diagnose and --validate of ehrisk-response
# against R: glm with ns of the exposure, predict of its terms, anova's F test; acf
# and pacf of deviance residuals, other degrees of freedom, months as strata; an
# index in the place of the pollutant in held-out years, cor by ranks, table. A
# line for each difference; status 1 if there is one. The last line says how far
# apart the two were at most.
library(splines)

argument <- commandArgs(trailingOnly = TRUE)
program <- argument[1]
file <- argument[2]
days <- read.csv(file)
n <- nrow(days)
date <- as.Date(days$date)
dow <- factor(as.POSIXlt(date)$wday)
time <- seq_len(n)
years <- function(df, n) round(df * n / 365.25)
temp3 <- rowMeans(sapply(0:3, function(l) c(rep(NA, l), days$temp[1:(n - l)])))
tight <- glm.control(epsilon = 1e-11)
worst <- 0
bad <- 0

compare <- function(label, found, expected, most = 1e-6) {
	off <- max(abs(found - expected) / pmax(abs(expected), 1e-9))
	worst <<- max(worst, off)
	if (length(found) != length(expected) || is.na(off) || off > most) {
		cat(sprintf("%s: %.12g, in R %.12g\n", label, found, expected))
		bad <<- bad + 1
	}
}

run <- function(...) {
	output <- system2(program, c("--outcome", "death", "--pollutant", "pm10",
		"--temp", "temp", "--temp-lag", "0-3", "--na", "NA", "--lag", "0",
		..., file), stdout = TRUE, stderr = FALSE)
	read.csv(text = output)
}

# --curve
curve <- run("--curve", "--curve-df", "4", "--reference", "20")
shape <- ns(days$pm10, df = 4)
rest <- cbind(ns(time, years(7, n)), ns(temp3, 5), model.matrix(~dow)[, -1])
line <- glm(days$death ~ days$pm10 + rest, quasipoisson, control = tight)
bent <- glm(days$death ~ shape + rest, quasipoisson, control = tight)
row <- predict(shape, curve$exposure) -
	predict(shape, rep(20, nrow(curve)))
at <- grep("shape", names(coef(bent)))
log_rr <- drop(row %*% coef(bent)[at])
se <- sqrt(rowSums((row %*% vcov(bent)[at, at]) * row))
z <- qnorm(0.975)
compare("rr", curve$rr, exp(log_rr))
compare("rr_lo", curve$rr_lo, exp(log_rr - z * se))
compare("rr_hi", curve$rr_hi, exp(log_rr + z * se))
compare("p_line", curve$p_line[1], anova(line, bent, test = "F")[["Pr(>F)"]][2],
	1e-5)

# --diagnose
found <- run("--diagnose")
residual <- rep(NA, n)
residual[as.integer(names(residuals(line)))] <- residuals(line, "deviance")
expected <- acf(residual, 30, plot = FALSE, na.action = na.pass)$acf[-1]
compare("acf", found$value[found$check == "acf"], expected)
expected <- drop(pacf(residual, 30, plot = FALSE, na.action = na.pass)$acf)
compare("pacf", found$value[found$check == "pacf"], expected)
trial <- function(label, check, setting, ...) {
	fit <- glm(days$death ~ days$pm10 + ..., quasipoisson, control = tight)
	row <- found[found$check == check & found$setting == setting, ]
	compare(paste(label, "beta"), row$value, coef(fit)[[2]])
	compare(paste(label, "se"), row$se, sqrt(vcov(fit)[2, 2]), 1e-5)
}
trial("4 df", "time_df", "4",
	cbind(ns(time, years(4, n)), ns(temp3, 5), model.matrix(~dow)[, -1]))
trial("months", "time", "month", cbind(model.matrix(~format(date, "%Y-%m"))[, -1],
	ns(temp3, 5), model.matrix(~dow)[, -1]))
trial("3 df of temperature", "temp_df", "3",
	cbind(ns(time, years(7, n)), ns(temp3, 3), model.matrix(~dow)[, -1]))

# --validate: two indices made up here, one of them missing on some days
x <- c(exp(days$pm10 / 50))
index <- data.frame(date = days$date, a = round(x, 3),
	b = round(sqrt(pmax(days$pm10, 0)) + days$o3, 2))
index$b[seq(5, n, 100)] <- NA
index$ca <- ifelse(is.na(index$a), "", ifelse(index$a > 2, "high", "low"))
index$cb <- ifelse(is.na(index$b), "", ifelse(index$b > 25, "bad",
	ifelse(index$b > 15, "fair", "good")))
path <- tempfile(fileext = ".csv")
write.csv(index, path, row.names = FALSE, quote = FALSE, na = "")
found <- run("--validate", path, "--index", "a:ca,b:cb", "--validate-years",
	"1996-2000")
part <- date >= as.Date("1996-01-01")
y <- days$death[part]
time <- seq_len(sum(part))
rest <- cbind(ns(time, years(7, sum(part))), ns(temp3[part], 5),
	model.matrix(~dow)[part, -1])
both <- !is.na(index$a[part]) & !is.na(index$b[part])
y[!both] <- NA
bare <- glm(y ~ rest, quasipoisson, control = tight)
for (name in c("a", "b")) {
	fit <- glm(y ~ index[[name]][part] + rest, quasipoisson, control = tight)
	row <- found[found$part == "fit" & found$index == name, ]
	compare("index beta", row$beta, coef(fit)[[2]])
	compare("index t", row$t, summary(fit)$coef[2, 3], 1e-5)
	compare("index gain", row$deviance_gain, deviance(bare) - deviance(fit))
	iqr <- IQR(index[[name]][part][both])
	compare("index er_iqr", row$er_iqr, 100 * expm1(iqr * coef(fit)[[2]]))
	compare("index n", row$n, sum(both))
}
row <- found[found$part == "rank", ]
compare("spearman", row$spearman, cor(index$a[part], index$b[part],
	method = "spearman", use = "complete.obs"))
classes <- table(index$ca[part], index$cb[part])
row <- found[found$part == "class", ]
compare("classes", row$n, classes[cbind(row$index_class, row$other_class)])
if (nrow(row) != 6 || !identical(row$other_class[1:3], c("good", "fair", "bad"))) {
	cat("classes are not in order\n")
	bad <- bad + 1
}
cat(sprintf("apart at most %.1e\n", worst))
quit(status = if (bad) 1 else 0)
