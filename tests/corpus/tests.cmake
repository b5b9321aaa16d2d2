# SPDX-License-Identifier: GPL-3.0-or-later
# conformance corpora through our readers; blocks of any size
add_executable(corpus_tool ${CMAKE_CURRENT_LIST_DIR}/corpus_tool.c)
target_link_libraries(corpus_tool PRIVATE ehr_io)
set_target_properties(corpus_tool PROPERTIES
	RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
add_test(NAME corpus.suites COMMAND ${CMAKE_CURRENT_LIST_DIR}/corpus.py
	$<TARGET_FILE:corpus_tool> suites)
add_test(NAME threads.blocks COMMAND ${CMAKE_CURRENT_LIST_DIR}/corpus.py
	$<TARGET_FILE:corpus_tool> blocks)
