# SPDX-License-Identifier: GPL-3.0-or-later
# every figure of the built-in reports over random tables, worked out again
add_test(NAME pages.figures COMMAND ${CMAKE_CURRENT_LIST_DIR}/figures.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(pages.figures PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
