-- SPDX-License-Identifier: GPL-3.0-or-later
-- Three health indices of means over three hours, as ehrisk-aqhi has them, but for
-- the hours that a table lacks: they would have to be made first.
SET threads TO @threads@;
COPY (
WITH mean AS (
	SELECT station, time, pm25, pm10, no2, so2, o3,
		CASE WHEN count(pm25) OVER w >= 2 THEN avg(pm25) OVER w END AS a,
		CASE WHEN count(pm10) OVER w >= 2 THEN avg(pm10) OVER w END AS b,
		CASE WHEN count(no2) OVER w >= 2 THEN avg(no2) OVER w END AS n,
		CASE WHEN count(so2) OVER w >= 2 THEN avg(so2) OVER w END AS s,
		CASE WHEN count(o3) OVER w >= 2 THEN avg(o3) OVER w END AS o
	FROM read_csv('@input@', header = true, columns = {
		'station': 'VARCHAR', 'time': 'TIMESTAMP', 'pm25': 'DOUBLE',
		'pm10': 'DOUBLE', 'no2': 'DOUBLE', 'so2': 'DOUBLE',
		'o3': 'DOUBLE'})
	WINDOW w AS (PARTITION BY station ORDER BY time
		RANGE BETWEEN INTERVAL 2 HOURS PRECEDING AND CURRENT ROW)),
risk AS (
	SELECT *,
		100 * (exp(0.0004462559 * n) - 1) +
		100 * (exp(0.0001393235 * s) - 1) +
		100 * (exp(0.0004888034 * o) - 1) +
		greatest(100 * (exp(0.0002821751 * b) - 1),
			100 * (exp(0.0002180567 * a) - 1)) AS hk,
		100 * (exp(0.000683 * a) - 1) + 100 * (exp(0.000586 * o) - 1) +
		100 * (exp(0.002246 * s) - 1) +
		100 * (exp(0.001314 * n) - 1) AS zj,
		100 * (exp(0.00022 * a) - 1) + 100 * (exp(0.00059 * s) - 1) +
		100 * (exp(0.0009 * n) - 1) + 100 * (exp(0.00024 * o) - 1) AS cn
	FROM mean)
SELECT station, time, pm25, pm10, no2, so2, o3,
	CASE WHEN hk IS NULL THEN NULL WHEN hk <= 1.87 THEN '1'
		WHEN hk <= 3.73 THEN '2' WHEN hk <= 5.60 THEN '3'
		WHEN hk <= 7.46 THEN '4' WHEN hk <= 9.33 THEN '5'
		WHEN hk <= 11.20 THEN '6' WHEN hk <= 12.81 THEN '7'
		WHEN hk <= 14.94 THEN '8' WHEN hk <= 17.08 THEN '9'
		WHEN hk <= 19.21 THEN '10' ELSE '10+' END AS aqhi_hk, hk,
	CASE WHEN zj IS NULL THEN NULL WHEN zj <= 16.71 THEN 'level_1'
		WHEN zj <= 25.74 THEN 'level_2' WHEN zj <= 51.84 THEN 'level_3'
		ELSE 'level_4' END AS level_zj, zj,
	CASE WHEN cn > 21.042 THEN '10+'
		ELSE cast(round(cn / 2.004) AS INTEGER)::VARCHAR END AS aqhi_cn, cn
FROM risk) TO '@output@' (HEADER, DELIMITER ',');
