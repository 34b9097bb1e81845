package org.dialtone.provision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings of phones in common terms, for any vendor. Values are text; lists have a blank between their words. */
public enum Setting {

    /** IANA name. */
    TIMEZONE("timezone", "zone", "timezone"),
    /** Two letters. */
    LANGUAGE("language", "language"),
    /** Addresses or names, or {@code self}. */
    NTP("ntp", "ntp"),
    /** Keys of {@link Codec}, the most wanted first. */
    CODECS("codecs", "codecs", "codecList"),
    /** {@code rfc2833}, {@code info} or {@code inband}. */
    DTMF("dtmf", "dtmf"),
    /** {@code udp}, {@code tcp} or {@code tls}. */
    TRANSPORT("transport", "transport", "transportCode"),
    /** {@code perPhone}, {@code perSite}, {@code vendor} (left as it is), or {@link #SET} and the password. */
    ADMIN_PASSWORD("adminPassword", "adminPassword"),
    /** {@code true}: SIP from the server alone, no calls to an address. */
    SERVER_ONLY("serverOnly", "serverOnly"),
    /** A number and {@code s}, {@code m}, {@code h} or {@code d}. */
    RECHECK("recheck", "recheckHours", "recheckMinutes", "recheckSeconds"),
    /** {@code off}, {@code self} or an address. */
    SYSLOG("syslog", "syslog"),
    /** 1 to 4094, or empty: none. */
    VLAN("vlan", "vlan"),
    /** 0 to 7, or empty. */
    VLAN_PRIORITY("vlanPriority", "vlanPriority"),
    /** 1 to 4094, or empty: none. */
    PC_VLAN("pcVlan", "pcVlan"),
    /** {@code auto} or {@code off}. */
    DIAL_PLAN("dialPlan", "dialPlan", "dialRules"),
    /** {@code on} or {@code off}. */
    PHONEBOOK("phonebook", "phonebookUrl"),
    /** Addresses with ports of multicast groups, {@code off}, or empty: left as it is. */
    PAGING("paging", "paging", "unusedPaging"),
    /** {@code on}, {@code off}, or empty: left as it is. */
    INTERCOM("intercom", "intercom"),
    /** The number that is dialled when the handset is lifted, {@code off}, or empty: left as it is. */
    HOTLINE("hotline", "hotline"),
    /** 0 to 9 seconds, or empty: left as it is. */
    HOTLINE_DELAY("hotlineDelay", "hotlineDelay");

    /**
     * The settings that put a phone on another network: it leaves the one where it has its address, and so begins anew,
     * whatever its vendor.
     */
    static final List<Setting> NETWORK = List.of(VLAN, VLAN_PRIORITY, PC_VLAN);

    /** The prefix of an admin password that was set by hand; alone it stands for one that is kept. */
    public static final String SET = "set:";

    private final String key;
    private final List<String> viewKeys;

    Setting(String key, String... viewKeys) {
        this.key = key;
        this.viewKeys = List.of(viewKeys);
    }

    /** The setting's key in the site file. */
    public String key() {
        return key;
    }

    /** The keys of the view for this setting; a vendor whose templates use none of them doesn't support it. */
    public List<String> viewKeys() {
        return viewKeys;
    }

    public static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
