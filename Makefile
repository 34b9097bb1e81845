SHELL := bash
.DEFAULT_GOAL := help
MVN := .mk/with-java mvn -B

.PHONY: run test native-test build native image iso iso-test bench fuzz simulation soak power takeover deb deb-test arm64-test release twice clean help

run: ## start the box with the demo site and simulated phones; INTERFACE=eth1 [SITE=site.yaml] serves a real network
	@INTERFACE='$(INTERFACE)' SITE='$(SITE)' .mk/run

test: ## run everything that proves the project; as root with real DHCP and SIP clients, which it installs by apt
	@.mk/test

native-test: ## test target/dialtone, the binary at DIALTONE_BINARY, or where there is none the jar, as root with real clients; no GraalVM
	@.mk/native-test

build: ## build target/quarkus-app/quarkus-run.jar
	@$(MVN) -q -DskipTests package

native: ## build target/dialtone, one native binary: with GRAALVM_HOME (GraalVM CE or Mandrel 25), else in a container
	@.mk/native

image: ## build the container image dialtone:latest with docker or podman, of target/dialtone where make native was run; ARCH=arm64
	@ARCH='$(ARCH)' .mk/image

bench: ## measure beside others: DHCP with perfdhcp (as root), SIP with sipp, HTTP with wrk; BENCH="dhcp sip http", or pg: DHCP with leases in PostgreSQL, or site: edits among 5,000 phones, or tls: what a phone over TLS takes of the memory, or console: 20 consoles while phones boot, or watch: keys that are told of calls, or storm (as root): 5,000 phones boot at once, or takeover (as root): the same, while one process takes over from another, or branches (as root): 50,000 phones at 100 branches, SERVERS="kea-1 kea isc kamailio dialtone"
	@BENCH='$(BENCH)' SERVERS='$(SERVERS)' .mk/bench

soak: ## kill -9 the box KILLS (200) times under load, then run for SOAK_SECONDS (3600) under phones that boot again and again; fails where a lease is lost or something grows
	@KILLS='$(KILLS)' SOAK_SECONDS='$(SOAK_SECONDS)' .mk/soak

power: ## cut the power of the box's disk ROUNDS (50) times under load, as root; fails where an acknowledged lease is lost
	@ROUNDS='$(ROUNDS)' .mk/power

takeover: ## fail machines that share a PostgreSQL server ROUNDS (100) times under 300 phones, as root: killed, frozen, cut off; SEED=7; fails where a lease is lost or doubled, or a new phone isn't up SOON (30) seconds after a fault
	@ROUNDS='$(ROUNDS)' SEED='$(SEED)' SOON='$(SOON)' .mk/takeover

fuzz: ## fuzz every parser for FUZZ_SECONDS (60) each
	@FUZZ_SECONDS='$(FUZZ_SECONDS)' .mk/fuzz

simulation: ## run box, phones, disk and network in one thread from SEED=7 or SEEDS=1..1000, PHONES=300; fails with a story where a promise breaks
	@SEED='$(SEED)' SEEDS='$(SEEDS)' PHONES='$(PHONES)' .mk/simulation

iso: ## build target/iso: a bootable stick image and a disk image of the appliance, as root; ARCH=arm64 into target/iso-arm64
	@.mk/with-java mvn -B -q -DskipTests package
	@ARCH='$(ARCH)' .mk/with-java iso/build

iso-test: ## boot what make iso built in qemu, with a phone in another namespace, as root; WHAT="iso-uefi disk-bios install-bios update broken" ARCH=arm64
	@ARCH='$(ARCH)' .mk/with-java iso/boot-test $(WHAT)

deb: ## build target/dialtone_VERSION_amd64.deb, of target/dialtone where make native was run; ARCH=arm64
	@.mk/dated .mk/with-java mvn -B -q -DskipTests package
	@ARCH='$(ARCH)' .mk/dated .mk/with-java deb/build

deb-test: ## install, upgrade, remove and purge what make deb built on a Debian 13 of its own, where it serves a phone, as root
	@.mk/deb-test

arm64-test: ## boot a Debian 13 for arm64 in qemu, with what make deb ARCH=arm64 builds installed, where it serves a phone, as root
	@$(MAKE) -s deb ARCH=arm64
	@.mk/arm64-test

release: ## build all of a release into target/release, with SHA256SUMS signed by RELEASE_KEY, as root; PARTS="app deb iso" ARCHS="amd64 arm64"
	@PARTS='$(PARTS)' ARCHS='$(ARCHS)' .mk/release

twice: ## build this commit in two clones and compare every file; PARTS="app deb iso" (iso as root)
	@PARTS='$(PARTS)' ARCH='$(ARCH)' .mk/twice

clean: ## remove what was built
	@rm -rf target

help: ## print this
	@echo 'Dialtone: DHCP, provisioning and SIP registration for desk phones in one box. Targets:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
