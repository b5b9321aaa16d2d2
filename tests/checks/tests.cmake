# SPDX-License-Identifier: GPL-3.0-or-later
# checks of the source tree; their results do not depend on the build
foreach(check includes style text)
	add_test(NAME source.${check} COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-${check})
endforeach()
add_test(NAME source.broken COMMAND ${CMAKE_CURRENT_LIST_DIR}/broken.py)
# each catalogue of translations has every message, and nothing else
add_test(NAME source.messages COMMAND ${PROJECT_SOURCE_DIR}/scripts/update-po --check)
