# SPDX-License-Identifier: GPL-3.0-or-later
# air.R INPUT OUTPUT: the same three indices by data.table. Means are of rows: a
# table with missing hours would need them first.
suppressMessages(library(data.table))
arg <- commandArgs(TRUE)
d <- fread(arg[1], colClasses = c(time = "character"))
setkey(d, station, time)
mean3 <- function(x) {
  there <- frollsum(as.numeric(!is.na(x)), 3, fill = NA)
  n <- length(x)
  there[1:2] <- cumsum(as.numeric(!is.na(x)))[1:2]
  total <- frollsum(fifelse(is.na(x), 0, as.numeric(x)), 3, fill = NA)
  total[1:2] <- cumsum(fifelse(is.na(x), 0, as.numeric(x)))[1:2]
  fifelse(there >= 2, total / there, NA_real_)
}
p <- c("pm25", "pm10", "no2", "so2", "o3")
d[, paste0(p, "_3h") := lapply(.SD, mean3), by = station, .SDcols = p]
er <- function(b, x) 100 * expm1(b * x)
d[, hk := er(0.0004462559, no2_3h) + er(0.0001393235, so2_3h) +
  er(0.0004888034, o3_3h) +
  pmax(er(0.0002821751, pm10_3h), er(0.0002180567, pm25_3h), na.rm = TRUE)]
d[, zj := er(0.000683, pm25_3h) + er(0.000586, o3_3h) +
  er(0.002246, so2_3h) + er(0.001314, no2_3h)]
d[, cn := er(0.00022, pm25_3h) + er(0.00059, so2_3h) + er(0.0009, no2_3h) +
  er(0.00024, o3_3h)]
hk <- c(0, 1.87, 3.73, 5.60, 7.46, 9.33, 11.20, 12.81, 14.94, 17.08, 19.21, Inf)
d[, aqhi_hk := c(1:10, "10+")[findInterval(hk, ..hk, left.open = TRUE,
  rightmost.closed = TRUE)]]
d[!is.na(zj), level_zj := paste0("level_", findInterval(zj, c(0, 16.71, 25.74, 51.84),
  left.open = TRUE))]
d[, aqhi_cn := fifelse(cn > 21.042, "10+", as.character(round(cn / 2.004)))]
d[, paste0(p, "_3h") := NULL]
fwrite(d, arg[2])
