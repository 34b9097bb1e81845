SHELL := bash
.DEFAULT_GOAL := help
MVN := .mk/with-java mvn -B

.PHONY: run test build native image iso iso-test bench fuzz soak clean help

run: ## start the box with the demo site and simulated phones; INTERFACE=eth1 [SITE=site.yaml] serves a real network
	@INTERFACE='$(INTERFACE)' SITE='$(SITE)' .mk/run

test: ## run everything that proves the project; as root with real DHCP and SIP clients, which it installs by apt
	@.mk/test

build: ## build target/quarkus-app/quarkus-run.jar
	@$(MVN) -q -DskipTests package

image: ## build the container image dialtone:latest with docker or podman
	@.mk/image

bench: ## measure beside others: DHCP with perfdhcp (as root), SIP with sipp, HTTP with wrk; BENCH="dhcp sip http", SERVERS="kea-1 kea isc kamailio dialtone"
	@BENCH='$(BENCH)' SERVERS='$(SERVERS)' .mk/bench

fuzz: ## fuzz every parser for FUZZ_SECONDS (60) each
	@FUZZ_SECONDS='$(FUZZ_SECONDS)' .mk/fuzz

iso: ## build target/iso: a bootable stick image and a disk image of the appliance, as root
	@.mk/with-java mvn -B -q -DskipTests package
	@.mk/with-java iso/build

iso-test: ## boot what make iso built in qemu, with a phone in another namespace, as root; WHAT="iso-uefi disk-bios update broken"
	@.mk/with-java iso/boot-test $(WHAT)

clean: ## remove what was built
	@rm -rf target

help: ## print this
	@echo 'Dialtone: DHCP, provisioning and SIP registration for desk phones in one box. Targets:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo 'Not built yet, and refused with words: soak. Not proven yet: native (needs GRAALVM_HOME).'

native:
	@test -x "$$GRAALVM_HOME/bin/native-image" || { echo 'dialtone: needs GraalVM 25: set GRAALVM_HOME to it' >&2; exit 1; }
	@$(MVN) -Dnative -DskipTests package
	@cp target/dialtone-*-runner target/dialtone

soak:
	@echo 'dialtone: make $@ is not built yet' >&2; exit 2
