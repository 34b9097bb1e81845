package org.dialtone.dhcp.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The options with a name (IANA's BOOTP and DHCP parameters, in Kea's spelling) and the shape of their values. */
public final class OptionTable {

    private static final String TABLE = """
              1 subnet-mask                       ADDRESS
              2 time-offset                       SIGNED_32
              3 routers                           ADDRESSES
              4 time-servers                      ADDRESSES
              5 name-servers                      ADDRESSES
              6 domain-name-servers               ADDRESSES
              7 log-servers                       ADDRESSES
              8 cookie-servers                    ADDRESSES
              9 lpr-servers                       ADDRESSES
             10 impress-servers                   ADDRESSES
             11 resource-location-servers         ADDRESSES
             12 host-name                         TEXT
             13 boot-size                         NUMBER_16
             14 merit-dump                        TEXT
             15 domain-name                       TEXT
             16 swap-server                       ADDRESS
             17 root-path                         TEXT
             18 extensions-path                   TEXT
             19 ip-forwarding                     SWITCH
             20 non-local-source-routing          SWITCH
             21 policy-filter                     ADDRESS_PAIRS
             22 max-dgram-reassembly              NUMBER_16
             23 default-ip-ttl                    NUMBER_8
             24 path-mtu-aging-timeout            SECONDS
             25 path-mtu-plateau-table            NUMBERS_16
             26 interface-mtu                     NUMBER_16
             27 all-subnets-local                 SWITCH
             28 broadcast-address                 ADDRESS
             29 perform-mask-discovery            SWITCH
             30 mask-supplier                     SWITCH
             31 router-discovery                  SWITCH
             32 router-solicitation-address       ADDRESS
             33 static-routes                     ADDRESS_PAIRS
             34 trailer-encapsulation             SWITCH
             35 arp-cache-timeout                 SECONDS
             36 ieee802-3-encapsulation           SWITCH
             37 default-tcp-ttl                   NUMBER_8
             38 tcp-keepalive-interval            SECONDS
             39 tcp-keepalive-garbage             SWITCH
             40 nis-domain                        TEXT
             41 nis-servers                       ADDRESSES
             42 ntp-servers                       ADDRESSES
             43 vendor-encapsulated-options       ANYTHING
             44 netbios-name-servers              ADDRESSES
             45 netbios-dd-server                 ADDRESSES
             46 netbios-node-type                 NUMBER_8
             47 netbios-scope                     TEXT
             48 font-servers                      ADDRESSES
             49 x-display-manager                 ADDRESSES
             50 dhcp-requested-address            ADDRESS
             51 dhcp-lease-time                   SECONDS
             52 dhcp-option-overload              NUMBER_8
             53 dhcp-message-type                 NUMBER_8
             54 dhcp-server-identifier            ADDRESS
             55 dhcp-parameter-request-list       NUMBERS_8
             56 dhcp-message                      TEXT
             57 dhcp-max-message-size             NUMBER_16
             58 dhcp-renewal-time                 SECONDS
             59 dhcp-rebinding-time               SECONDS
             60 vendor-class-identifier           TEXT
             61 dhcp-client-identifier            BYTES
             62 nwip-domain-name                  TEXT
             63 nwip-suboptions                   BYTES
             64 nisplus-domain-name               TEXT
             65 nisplus-servers                   ADDRESSES
             66 tftp-server-name                  TEXT
             67 boot-file-name                    TEXT
             68 mobile-ip-home-agent              ADDRESSES
             69 smtp-server                       ADDRESSES
             70 pop-server                        ADDRESSES
             71 nntp-server                       ADDRESSES
             72 www-server                        ADDRESSES
             73 finger-server                     ADDRESSES
             74 irc-server                        ADDRESSES
             75 streettalk-server                 ADDRESSES
             76 streettalk-directory-assistance-server ADDRESSES
             77 user-class                        ANYTHING
             78 slp-directory-agent               BYTES
             79 slp-service-scope                 BYTES
             80 rapid-commit                      NOTHING
             81 fqdn                              BYTES
             82 dhcp-agent-options                BYTES
             85 nds-servers                       ADDRESSES
             86 nds-tree-name                     TEXT
             87 nds-context                       TEXT
             88 bcms-controller-names             DOMAINS
             89 bcms-controller-address           ADDRESSES
             90 authenticate                      BYTES
             91 client-last-transaction-time      NUMBER_32
             92 associated-ip                     ADDRESSES
             93 client-system                     NUMBERS_16
             94 client-ndi                        BYTES
             97 uuid-guid                         BYTES
             98 uap-servers                       TEXT
             99 geoconf-civic                     BYTES
            100 pcode                             TEXT
            101 tcode                             TEXT
            108 v6-only-preferred                 SECONDS
            112 netinfo-server-address            ADDRESSES
            113 netinfo-server-tag                TEXT
            114 v4-captive-portal                 TEXT
            116 auto-config                       NUMBER_8
            117 name-service-search               NUMBERS_16
            118 subnet-selection                  ADDRESS
            119 domain-search                     DOMAINS
            120 sip-servers                       SIP_SERVERS
            121 classless-static-route            ROUTES
            122 cablelabs-client-configuration    BYTES
            123 geoconf                           BYTES
            124 vivco-suboptions                  VENDOR_CLASSES
            125 vivso-suboptions                  VENDOR_OPTIONS
            136 pana-agent                        ADDRESSES
            137 v4-lost                           DOMAINS
            138 capwap-ac-v4                      ADDRESSES
            139 mos-addresses                     BYTES
            140 mos-domain-names                  BYTES
            141 sip-ua-cs-domains                 DOMAINS
            142 andsf-addresses                   ADDRESSES
            143 v4-sztp-redirect                  BYTES
            144 geoloc                            BYTES
            145 forcerenew-nonce-capable          NUMBERS_8
            146 rdnss-selection                   BYTES
            147 dots-ri                           DOMAINS
            148 dots-address                      ADDRESSES
            150 tftp-server-address               ADDRESSES
            151 status-code                       BYTES
            152 base-time                         NUMBER_32
            153 start-time-of-state               NUMBER_32
            154 query-start-time                  NUMBER_32
            155 query-end-time                    NUMBER_32
            156 dhcp-state                        NUMBER_8
            157 data-source                       NUMBER_8
            158 v4-pcp-server                     BYTES
            159 v4-portparams                     BYTES
            161 mud-url-v4                        TEXT
            162 v4-dnr                            BYTES
            209 pxelinux-config-file              TEXT
            210 pxelinux-path-prefix              TEXT
            211 pxelinux-reboot-time              SECONDS
            212 option-6rd                        BYTES
            213 v4-access-domain                  DOMAINS
            242 avaya-ip-phone                    TEXT
            252 wpad-url                          TEXT
            """;

    private static final List<OptionDefinition> ALL =
            TABLE.lines().map(OptionTable::line).toList();
    private static final OptionDefinition[] BY_CODE = byCode();
    private static final Map<String, OptionDefinition> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(OptionDefinition::name, Function.identity()));

    private OptionTable() {}

    /** All options with a name, by code. */
    public static List<OptionDefinition> all() {
        return ALL;
    }

    /** Finds an option in any case, and takes {@code _} for {@code -}. */
    public static Optional<OptionDefinition> byName(String name) {
        return Optional.ofNullable(
                BY_NAME.get(name.strip().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    /**
     * Finds an option by its code; a code without a name takes text or bytes.
     *
     * @throws IllegalArgumentException for a code outside 1 to 254
     */
    public static OptionDefinition byCode(int code) {
        if (code < 1 || code > 254) {
            throw new IllegalArgumentException("an option's code is 1 to 254, not " + code);
        }
        return BY_CODE[code];
    }

    private static OptionDefinition line(String line) {
        String[] columns = line.strip().split(" +");
        return new OptionDefinition(Integer.parseInt(columns[0]), columns[1], OptionShape.valueOf(columns[2]));
    }

    private static OptionDefinition[] byCode() {
        OptionDefinition[] definitions = new OptionDefinition[255];
        for (int code = 1; code < definitions.length; code++) {
            definitions[code] = new OptionDefinition(code, "option-" + code, OptionShape.ANYTHING);
        }
        ALL.forEach(option -> definitions[option.code()] = option);
        return definitions;
    }
}
