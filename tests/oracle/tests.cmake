# SPDX-License-Identifier: GPL-3.0-or-later
# results of others and hand calculations, as command cases; see tests/run.sh
file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true ${CMAKE_CURRENT_LIST_DIR}/*)
foreach(folder ${folders})
	if(IS_DIRECTORY ${folder} AND NOT folder MATCHES "/(units|epc-stats|epc-program|screen|response|response-program|whitelist|aqhi|aqi)$")
		get_filename_component(name ${folder} NAME)
		add_test(NAME oracle.${name} COMMAND ${PROJECT_SOURCE_DIR}/tests/run.sh
			--bin ${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${folder})
	endif()
endforeach()

# the table of units against UDUNITS
add_executable(units_tool ${CMAKE_CURRENT_LIST_DIR}/units/units_tool.c)
target_link_libraries(units_tool PRIVATE ehr_ref)
set_target_properties(units_tool PROPERTIES
	RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
add_test(NAME oracle.units COMMAND ${CMAKE_CURRENT_LIST_DIR}/units/udunits.py
	$<TARGET_FILE:units_tool> ${PROJECT_SOURCE_DIR}/lib/ref/data/units.csv)
set_tests_properties(oracle.units PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")

# the statistics of lib/calc against R; 77: R is not here
foreach(name stats special)
	add_executable(${name}_tool ${CMAKE_CURRENT_LIST_DIR}/epc-stats/${name}_tool.c)
	target_link_libraries(${name}_tool PRIVATE ehr_calc)
	set_target_properties(${name}_tool PROPERTIES
		RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
	add_test(NAME oracle.epc-${name} COMMAND
		${CMAKE_CURRENT_LIST_DIR}/epc-stats/against-r ${name}.R
		$<TARGET_FILE:${name}_tool> ${PROJECT_SOURCE_DIR}/testdata)
	set_tests_properties(oracle.epc-${name} PROPERTIES SKIP_RETURN_CODE 77)
endforeach()

# the whole of ehrisk-epc against R
add_test(NAME oracle.epc-program COMMAND
	${CMAKE_CURRENT_LIST_DIR}/epc-program/against-r
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle.epc-program PROPERTIES SKIP_RETURN_CODE 77)

# the tables of the gamma distribution against R's random numbers
add_test(NAME oracle.epc-tables COMMAND
	${CMAKE_CURRENT_LIST_DIR}/epc-stats/against-r tables.R
	${PROJECT_SOURCE_DIR}/lib/ref/data)
set_tests_properties(oracle.epc-tables PROPERTIES SKIP_RETURN_CODE 77)

# ehrisk-screen against its formulas written again
add_test(NAME oracle.screen COMMAND
	${CMAKE_CURRENT_LIST_DIR}/screen/screen.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle.screen PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")

# the regression kernel against R's glm: as kept, and run now; and on simulated
# series of a known effect
foreach(name response pooling coverage)
	add_executable(${name}_tool ${CMAKE_CURRENT_LIST_DIR}/response/${name}_tool.c)
	target_link_libraries(${name}_tool PRIVATE ehr_calc)
	target_compile_definitions(${name}_tool PRIVATE _DEFAULT_SOURCE)
	set_target_properties(${name}_tool PROPERTIES
		RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
endforeach()
set(here ${CMAKE_CURRENT_LIST_DIR}/response)
add_test(NAME oracle.response-kept COMMAND ${here}/compare.py
	$<TARGET_FILE:response_tool>
	${PROJECT_SOURCE_DIR}/testdata/mortality-chicago/days.csv
	${here}/models.txt ${here}/models.csv)
add_test(NAME oracle.response-coverage COMMAND coverage_tool)
add_test(NAME oracle.response-r COMMAND ${here}/against-r
	$<TARGET_FILE:response_tool> ${PROJECT_SOURCE_DIR})
add_test(NAME oracle.response-pooling COMMAND
	${CMAKE_CURRENT_LIST_DIR}/epc-stats/against-r ../response/pooling.R
	$<TARGET_FILE:pooling_tool>)
add_test(NAME oracle.response-more COMMAND
	${CMAKE_CURRENT_LIST_DIR}/epc-stats/against-r ../response/more.R
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/ehrisk-response
	${PROJECT_SOURCE_DIR}/testdata/mortality-chicago/days.csv)
set_tests_properties(oracle.response-r oracle.response-pooling oracle.response-more PROPERTIES
	SKIP_RETURN_CODE 77)

# ehrisk-whitelist against the text of its rules written again
add_test(NAME oracle.whitelist COMMAND
	${CMAKE_CURRENT_LIST_DIR}/whitelist/grades.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle.whitelist PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")

# the whole of ehrisk-response against R: as kept, and run now
set(here ${CMAKE_CURRENT_LIST_DIR}/response-program)
add_test(NAME oracle.response-program-kept COMMAND ${here}/compare.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR}
	${here}/expected.csv)
add_test(NAME oracle.response-program-r COMMAND ${here}/against-r
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle.response-program-kept PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
set_tests_properties(oracle.response-program-r PROPERTIES
	SKIP_RETURN_CODE 77 ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")

# ehrisk-aqhi against its methods written again
add_test(NAME oracle.aqhi COMMAND
	${CMAKE_CURRENT_LIST_DIR}/aqhi/aqhi.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle.aqhi PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")

# its quality indices and summaries against the standards written again
add_test(NAME oracle.aqi COMMAND
	${CMAKE_CURRENT_LIST_DIR}/aqi/aqi.py
	${CMAKE_RUNTIME_OUTPUT_DIRECTORY} ${PROJECT_SOURCE_DIR})
set_tests_properties(oracle.aqi PROPERTIES
	ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
