# SPDX-License-Identifier: GPL-3.0-or-later
# ehrisk-limits with random rows: lower is never worse; pieces, order, threads
add_test(NAME limits.random COMMAND ${CMAKE_CURRENT_LIST_DIR}/random-rows
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
# shares of classes and compliance counted again from the rows
add_test(NAME limits.summary COMMAND ${CMAKE_CURRENT_LIST_DIR}/summary
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
