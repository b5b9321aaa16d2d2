# SPDX-License-Identifier: GPL-3.0-or-later
# the examples of README and manual, a test for each page
file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/man/*.[157]
	${PROJECT_SOURCE_DIR}/README.md)
foreach(page ${pages})
	get_filename_component(name ${page} NAME)
	add_test(NAME examples.${name} COMMAND ${CMAKE_CURRENT_LIST_DIR}/examples.py
		${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${page})
endforeach()
