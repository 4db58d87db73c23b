# vcctl and libvc. Everything is made under $(B); `make deps` installs what
# that needs, every other target says so when something is missing. V=1 shows
# the commands.
B = build
PREFIX = /usr/local
CFLAGS = -O2 -g -fstack-protector-strong
SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
FUZZ = -O1 -g -fno-omit-frame-pointer \
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZ_SECONDS = 0
JOBS = $(shell nproc)
Q = $(if $(V),,@echo '  $@';)

DEPS_BUILD = gcc libc6-dev make pkg-config gettext libsqlite3-dev libcsv-dev \
	libutf8proc-dev libjansson-dev nettle-dev
DEPS_CHECK = binutils libcmocka-dev mandoc perl postgresql sqlite3
DEPS_LINT = clang clang-format cppcheck mandoc valgrind libc6-dbg

LIB_SRC := $(sort $(wildcard lib/*.c lib/*/*.c))
CMD_SRC := $(sort $(wildcard cmd/*.c cmd/*/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c tests/unit/cmd_*.c))
# Programs that tests run, and that are no tests themselves.
TOOL_SRC := $(sort $(wildcard tests/unit/tool_*.c))
HEADERS := $(sort $(wildcard lib/*.h lib/*/*.h cmd/*.h cmd/*/*.h \
	tests/unit/*.h))
SCHEMA := $(sort $(wildcard lib/db/schema/*.sql))
MAN := $(sort $(wildcard man/*.[1-8]))
MO := $(patsubst cmd/po/%.po,locale/%/LC_MESSAGES/vcctl.mo,\
	$(sort $(wildcard cmd/po/*.po)))
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o) $(B)/schema.o
CMD_OBJ := $(CMD_SRC:%.c=$(B)/%.o)
UNIT := $(UNIT_SRC:tests/unit/%.c=$(B)/unit/%)
TOOL := $(TOOL_SRC:tests/unit/%.c=$(B)/unit/%)
FUZZ_SRC := $(sort $(wildcard tests/fuzz/*.c))
FUZZER := $(FUZZ_SRC:tests/fuzz/%.c=$(B)/%)
TESTS := $(sort $(wildcard tests/*.t))
# What check-valgrind runs: the paths through the library, each once.
VALGRIND_T := $(wildcard $(patsubst %,tests/%.t,db org import report))
VERSION := $(shell sed -n 's/^.define VC_VERSION "\(.*\)"/\1/p' lib/vc.h)

WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wwrite-strings -Wpointer-arith -Wvla $(if $(WERROR),-Werror)
PKGS := sqlite3 libutf8proc nettle
# The small libraries go into the program where they can, for each one that is
# loaded costs a command a tenth of a millisecond; SQLite's comes from the
# system, for its mendings.
small = $(foreach l,$1,$(if $(filter /%,$(shell $(CC) -print-file-name=lib$l.a)),-l:lib$l.a,-l$l))
FLAGS := -std=c11 -D_GNU_SOURCE $(WARN) $(CFLAGS) -pthread \
	-include lib/banned.h -DLOCALEDIR='"$(PREFIX)/share/locale"' \
	$(shell pkg-config --cflags $(PKGS) jansson 2>/dev/null)
LINK = $(CC) $(CFLAGS) -pthread -Wl,--as-needed $(LDFLAGS)
LIBS := $(call small,csv utf8proc nettle jansson) \
	$(shell pkg-config --libs sqlite3 2>/dev/null) -lm
MAKEFLAGS += --no-print-directory

all: $(B)/vcctl $(B)/libvc.a $(addprefix $(B)/,$(MO))

$(B)/vcctl: $(CMD_OBJ) $(B)/libvc.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(B)/libvc.a: $(LIB_OBJ)
	@rm -f $@
	$(Q)$(AR) qcs $@ $^

$(B)/%.o: %.c $(B)/.flags | $(B)/.found
	@mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) $(INCLUDE) -MMD -MP -c -o $@ $<

$(CMD_OBJ): INCLUDE = -iquote lib -iquote cmd
$(B)/tests/%.o $(B)/schema.o: INCLUDE = -iquote . -iquote lib -iquote cmd

# Loops over bytes and points that only this vectorises.
$(B)/lib/core/text.o $(B)/lib/register/suggest_all.o: private FLAGS += -O3

$(B)/schema.o: $(B)/schema.c $(B)/.flags
	$(Q)$(CC) $(FLAGS) $(INCLUDE) -MMD -MP -c -o $@ $<

# Each line of a migration becomes a string; \? because of trigraphs.
$(B)/schema.c: $(SCHEMA) lib/db/schema Makefile
	@mkdir -p $(@D)
	$(Q){ echo '#include "lib/db/schema.h"'; \
	echo 'const struct vci_schema vci_schema[] = {'; \
	for f in $(SCHEMA); do \
		n=$$(basename $$f .sql); \
		echo "{ $$(expr $${n%%-*} + 0), \"$$n\","; \
		sed -e 's/[\\"?]/\\&/g' -e 's/.*/"&\\n"/' $$f; \
		echo '},'; \
	done; \
	echo '{ 0 } };'; } >$@

# Unit tests take what they need of the library and, cmd_*, of the program.
$(B)/cmd.a: $(filter-out %/main.o,$(CMD_OBJ))
	@rm -f $@
	$(Q)$(AR) qcs $@ $^

$(B)/unit/%: $(B)/tests/unit/%.o $(B)/cmd.a $(B)/libvc.a
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS) -lcmocka

# Only `make fuzz` can make these: in build/fuzz, with clang.
$(FUZZER): $(B)/%: $(B)/tests/fuzz/%.o $(B)/libvc.a
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

fuzzers: $(FUZZER)

# It looks on while the library speaks to the database.
$(B)/unit/tool_session: private LDFLAGS += $(addprefix -Xlinker --wrap=vci_,\
	prepare finalize bind_int bind_text bind_value bind_null step reset)

$(B)/locale/%/LC_MESSAGES/vcctl.mo: cmd/po/%.po | $(B)/.found
	@mkdir -p $(@D)
	$(Q)msgfmt -c -o $@ $<

# Changes when the compiler or its flags do, so that all is made anew.
$(B)/.flags: export WITH = $(CC) $(FLAGS) $(LINK)
$(B)/.flags: FORCE
	@mkdir -p $(@D)
	@echo "$$WITH" | cmp -s - $@ || echo "$$WITH" >$@

$(B)/.found: tests/deps.sh
	@CC='$(CC)' CFLAGS='$(CFLAGS)' tests/deps.sh libraries
	@mkdir -p $(@D)
	@touch $@

-include $(LIB_OBJ:.o=.d) $(CMD_OBJ:.o=.d) $(UNIT_SRC:%.c=$(B)/%.d) \
	$(TOOL_SRC:%.c=$(B)/%.d) $(FUZZ_SRC:%.c=$(B)/%.d)

# ---- installing what is needed ----

deps:
	@tests/deps.sh install $(DEPS_BUILD)
deps-check:
	@tests/deps.sh install $(DEPS_BUILD) $(DEPS_CHECK)
deps-lint:
	@tests/deps.sh install $(DEPS_LINT)

# ---- tests: all end with "N passed, N failed" ----

units: $(UNIT) $(TOOL)
tests: all units
	@B=$(B) JOBS=$(JOBS) tests/run $(if $(T),$(T),$(UNIT) $(TESTS))

demo: deps
	@$(MAKE) all
	@rm -f $(B)/demo.db $(B)/demo.db-wal $(B)/demo.db-shm
	@VCCTL=$(CURDIR)/$(B)/vcctl examples/stockholm-2007/run.sh $(B)/demo.db

check: deps-check
	@$(MAKE) tests

check-unit:
	@$(MAKE) tests T='$(UNIT)'

# Without WERROR: sanitized code makes gcc warn of what isn't so.
check-asan:
	@$(MAKE) tests B=build/asan WERROR= CFLAGS='$(SANITIZE)'

check-valgrind:
	@tests/deps.sh tools deps-lint valgrind:valgrind
	@UNDER=valgrind ROUNDS=1 $(MAKE) tests T='$(UNIT) $(VALGRIND_T)'

fuzz:
	@tests/deps.sh tools deps-lint clang:clang
	@$(MAKE) fuzzers B=build/fuzz CC=clang WERROR= CFLAGS='$(FUZZ)'
check-fuzz: fuzz
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run \
	    $(FUZZ_SRC:tests/fuzz/%.c=build/fuzz/%)

bench: all
	@VCCTL=$(CURDIR)/$(B)/vcctl tests/bench/run $(T)

# ---- looking at the source ----

lint:
	@tests/deps.sh tools deps-lint clang:clang clang-format:clang-format \
	    cppcheck:cppcheck mandoc:mandoc
	@$(MAKE) all units B=build/lint-gcc CC=gcc WERROR=1
	@$(MAKE) all units B=build/lint-clang CC=clang WERROR=1
	@# uninitvar: it does not follow "if (rc == VC_OK)"; gcc does.
	@# varFuncNullUB: POSIX has NULL be a pointer; gcc holds the sentinels.
	cppcheck -q -j $(JOBS) --std=c11 --error-exitcode=1 --inline-suppr \
	    --enable=warning,performance,portability -D_GNU_SOURCE -Ilib -Icmd \
	    --suppress=missingIncludeSystem --suppress=uninitvar \
	    --suppress=varFuncNullUB \
	    --library=posix,gnu $(LIB_SRC) $(CMD_SRC)
	clang-format --dry-run -Werror $(HEADERS) $(LIB_SRC) $(CMD_SRC) \
	    $(UNIT_SRC) $(TOOL_SRC) $(FUZZ_SRC)
	$(if $(MAN),mandoc -Tlint -Wwarning $(MAN))
	@B=$(B) tests/run tests/layers.t

format:
	clang-format -i $(HEADERS) $(LIB_SRC) $(CMD_SRC) $(UNIT_SRC) \
	    $(TOOL_SRC) $(FUZZ_SRC)

# ---- languages ----

# Message ids are marked: with _ and N_, or by what takes them. The catalogues
# get what is new, untranslated, and keep what is gone, as obsolete.
POT = cmd/po/vcctl.pot
PO = $(sort $(wildcard cmd/po/*.po))
ERRORS = -kvci_err:3 -kline_err:3
XGETTEXT = xgettext --from-code=UTF-8 --package-name=vcctl --omit-header \
	--add-location=file -k_ -kN_ -kC_:1c,2 -kngettext:1,2 -kvci_table_head:3 \
	-kvci_table_foot:3 $(ERRORS)
pot:
	@$(XGETTEXT) -o $(POT) $(LIB_SRC) $(CMD_SRC)
	@set -e; for f in $(PO); do \
		msgmerge -q -N --add-location=file -o $$f $$f $(POT); \
	done

# ---- where things go: FILE:PLACE under PREFIX ----

SHARE = $(foreach m,$(MAN),\
	$m:share/man/man$(subst .,,$(suffix $m))/$(notdir $m)) \
	$(foreach m,$(MO),$(B)/$m:share/$m) \
	$(addsuffix :share/bash-completion/completions/vcctl,\
	$(wildcard cmd/completion/*bash)) \
	$(addsuffix :share/zsh/site-functions/_vcctl,\
	$(wildcard cmd/completion/_vcctl cmd/completion/*zsh)) \
	$(addsuffix :share/fish/vendor_completions.d/vcctl.fish,\
	$(wildcard cmd/completion/*fish))
DATA = $(B)/libvc.a:lib/libvc.a lib/vc.h:include/vc.h \
	$(B)/libvc.pc:lib/pkgconfig/libvc.pc $(SHARE)

install: all
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' \
	    lib/libvc.pc.in >$(B)/libvc.pc
	install -D -m 755 $(B)/vcctl '$(DESTDIR)$(PREFIX)/bin/vcctl'
	@set -e; for f in $(DATA); do \
		echo install -D -m 644 $${f%:*} '$(DESTDIR)$(PREFIX)'/$${f#*:}; \
		install -D -m 644 $${f%:*} '$(DESTDIR)$(PREFIX)'/$${f#*:}; \
	done

uninstall:
	cd '$(DESTDIR)$(PREFIX)' && \
	rm -f bin/vcctl $(foreach f,$(DATA),$(lastword $(subst :, ,$f)))

dist:
	@mkdir -p $(B)
	git archive --prefix=vcctl-$(VERSION)/ -o $(B)/vcctl-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

FORCE:
.PHONY: all deps deps-check deps-lint units tests demo check check-unit \
	check-asan check-valgrind fuzz fuzzers check-fuzz bench lint format pot \
	install uninstall dist clean
.SECONDARY:
.DELETE_ON_ERROR:
