# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/year, with harm done to it at every step
add_test(NAME chain.faults COMMAND ${CMAKE_CURRENT_LIST_DIR}/faults.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(chain.faults PROPERTIES TIMEOUT 1200
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
