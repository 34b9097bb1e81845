package org.dialtone.site.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dialtone.dhcp.OptionSetting;
import org.dialtone.dhcp.OptionValue;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.Enterprises;
import org.dialtone.dhcp.wire.OptionDefinition;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.dhcp.wire.VendorClasses;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Site.SubOption;
import org.dialtone.site.model.Unreadable;

/** Options 124 and 125 (RFC 3925): the number of each enterprise, with its classes, or its data or sub-options. */
final class EnterpriseTexts {

    private static final long MOST = 0xffff_ffffL;

    private EnterpriseTexts() {}

    /** Whether this option's values belong to enterprises. */
    static boolean has(int code) {
        return code == Code.VENDOR_IDENTIFYING_CLASS || code == Code.VENDOR_IDENTIFYING_OPTIONS;
    }

    static long number(String text) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) > MOST) {
            throw new Unreadable(Flaw.ENTERPRISE_UNREADABLE, text, MOST);
        }
        return Long.parseLong(text);
    }

    static OptionValue value(int code, List<SubOption> parts) {
        Map<Long, List<SubOption>> enterprises = parts.stream()
                .collect(Collectors.groupingBy(SubOption::enterprise, LinkedHashMap::new, Collectors.toList()));
        return new OptionValue.ByEnterprise(enterprises.entrySet().stream()
                .map(each -> new OptionValue.ByEnterprise.Part(each.getKey(), data(code, each.getValue())))
                .toList());
    }

    /**
     * The value of one enterprise.
     *
     * @throws Unreadable where the data doesn't fit
     */
    static OptionValue data(int code, List<SubOption> parts) {
        SubOption first = parts.getFirst();
        OptionValue value = code == Code.VENDOR_IDENTIFYING_CLASS
                ? classes(first)
                : first.code() != null
                        ? new OptionValue.Encapsulated(SubOptionTexts.settings(parts))
                        : OptionTexts.value(definition(code, first), first.values());
        if (length(value) > Enterprises.ROOM) {
            throw new Unreadable(Flaw.ENTERPRISE_DATA_TOO_LONG, length(value), Enterprises.ROOM);
        }
        return value;
    }

    private static OptionValue classes(SubOption part) {
        List<byte[]> classes = part.values().stream()
                .map(text -> OptionTexts.encode(definition(Code.VENDOR_IDENTIFYING_CLASS, part), List.of(text)))
                .toList();
        return new OptionValue.Bytes(
                classes.stream().anyMatch(each -> each.length >= Enterprises.ROOM)
                        ? new byte[Enterprises.ROOM + 1]
                        : VendorClasses.data(classes));
    }

    private static OptionDefinition definition(int code, SubOption part) {
        return new OptionDefinition(code, "enterprise " + part.enterprise(), OptionShape.ANYTHING);
    }

    /** The length in bytes, as far as it is known before a phone asks. */
    private static int length(OptionValue value) {
        return switch (value) {
            case OptionValue.Bytes(byte[] bytes) -> bytes.length;
            case OptionValue.Encapsulated(List<OptionSetting> parts) ->
                parts.stream().mapToInt(part -> 2 + length(part.value())).sum();
            case OptionValue.ByEnterprise _, OptionValue.Text _ -> 0;
        };
    }
}
