# SPDX-License-Identifier: GPL-3.0-or-later
# Flags of a release. Those that only one of gcc and clang knows are probed.
include(CheckCCompilerFlag)

add_compile_definitions(_FORTIFY_SOURCE=3)
foreach(flag
		-fstack-protector-strong
		-fstack-clash-protection
		-fcf-protection
		-ftrivial-auto-var-init=zero
		-fzero-call-used-regs=used-gpr)
	string(MAKE_C_IDENTIFIER "EHR_HAS${flag}" known)
	check_c_compiler_flag(${flag} ${known})
	if(${known})
		add_compile_options(${flag})
	endif()
endforeach()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_compile_options(-fPIE)
add_link_options(-pie -Wl,-z,relro,-z,now -Wl,--as-needed)
