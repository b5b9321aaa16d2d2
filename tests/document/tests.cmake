# SPDX-License-Identifier: GPL-3.0-or-later
# A report with one of everything as a page in a real browser, on paper and as
# Markdown for pandoc and GitHub's reader. Debian's python3 is named in full: it
# is the one that has python3-selenium.
add_executable(document_sample ${CMAKE_CURRENT_LIST_DIR}/sample.c)
target_link_libraries(document_sample PRIVATE ehr_render)
set_target_properties(document_sample PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
foreach(kind page markdown)
	add_test(NAME document.${kind} COMMAND /usr/bin/python3
		${CMAKE_CURRENT_LIST_DIR}/${kind}.py $<TARGET_FILE:document_sample>
		${CMAKE_CURRENT_BINARY_DIR}/document-${kind})
	set_tests_properties(document.${kind} PROPERTIES TIMEOUT 300)
endforeach()
