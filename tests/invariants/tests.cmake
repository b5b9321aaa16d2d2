# SPDX-License-Identifier: GPL-3.0-or-later
# what must hold for every chemical and every built-in profile, tried with random
# rows; what is expected comes from mathematics, not from the programs
add_test(NAME invariants.ehrisk-score COMMAND ${CMAKE_CURRENT_LIST_DIR}/score.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(invariants.ehrisk-score PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
add_test(NAME invariants.ehrisk-event COMMAND ${CMAKE_CURRENT_LIST_DIR}/event.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(invariants.ehrisk-event PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
add_test(NAME invariants.ehrisk-whitelist COMMAND ${CMAKE_CURRENT_LIST_DIR}/grades.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(invariants.ehrisk-whitelist PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
add_test(NAME invariants.ehrisk-whitelist-lists COMMAND
	${CMAKE_CURRENT_LIST_DIR}/lists.py ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(invariants.ehrisk-whitelist-lists PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
add_test(NAME invariants.ehrisk-warn COMMAND ${CMAKE_CURRENT_LIST_DIR}/warnings.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(invariants.ehrisk-warn PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
add_test(NAME invariants.ehrisk-tasks COMMAND ${CMAKE_CURRENT_LIST_DIR}/tasks.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
set_tests_properties(invariants.ehrisk-tasks PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
