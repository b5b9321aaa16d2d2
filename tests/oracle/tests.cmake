# SPDX-License-Identifier: GPL-3.0-or-later
# results of others and hand calculations, as command cases; see tests/run.sh
file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true ${CMAKE_CURRENT_LIST_DIR}/*)
foreach(folder ${folders})
	if(IS_DIRECTORY ${folder})
		get_filename_component(name ${folder} NAME)
		add_test(NAME oracle.${name} COMMAND ${PROJECT_SOURCE_DIR}/tests/run.sh
			--bin ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${folder})
	endif()
endforeach()
