package org.dialtone.pack;

import java.util.Locale;
import org.dialtone.net.MacAddress;

/**
 * A phone of each of the seven first vendors, its files, and the names under which its file is read: of a raw
 * parameter, of the first display name, of the second key's label, and of the parameter that keeps SIP from others
 * away.
 */
enum FirstVendor {
    YEALINK(
            "001565aabbcc",
            "T46S",
            "001565aabbcc.cfg",
            "y000000000066.cfg",
            "phone_setting.backlight_time",
            "phone_setting.backlight_time",
            "account.1.display_name",
            "linekey.2.label",
            "sip.trust_ctrl"),
    FANVIL(
            "0c383e07e16c",
            "X5U",
            "0c383e07e16c.cfg",
            "F0V00X5U0000.cfg",
            "phone.display.LCDTitle",
            "sysConf.phone.display.LCDTitle",
            "sysConf.sip.line.1.DisplayName",
            "sysConf.dsskey.internal.1.Fkey.2.Title",
            "sysConf.call.port.1.AllowIPCall"),
    FANVIL_X4(
            "0c383e07e16d",
            "X4",
            "0c383e07e16d.cfg",
            "f0X4hw1.100.cfg",
            "PHONE_CONFIG_MODULE.LCD_Title",
            "VOIP_CONFIG_FILE.PHONE_CONFIG_MODULE.LCD_Title",
            "VOIP_CONFIG_FILE.SIP_CONFIG_MODULE.SIP_Line_List.SIP_Line_List_Entry.Display_Name",
            "VOIP_CONFIG_FILE.PHONE_CONFIG_MODULE.Function_Key.Function_Key_Entry.Title",
            "VOIP_CONFIG_FILE.AAA_CONFIG_MODULE.Syslog_port"),
    GRANDSTREAM(
            "000b82aabbcc",
            "GXP2140",
            "cfg000b82aabbcc.xml",
            "cfggxp2140.xml",
            "P340",
            "gs_provision.config.P340",
            "gs_provision.config.P3",
            "gs_provision.config.P305",
            "gs_provision.config.P2347"),
    DINSTAR(
            "f8a03d000001",
            "C60",
            "f8a03d000001.cfg",
            null,
            "Config.Settings.GENERAL.WebTitle",
            "Config.Settings.GENERAL.WebTitle",
            "Config.Account1.GENERAL.DisplayName",
            "Config.Programable.LINEKEY2.Label",
            "Config.Settings.GENERAL.DirectIP"),
    ALE(
            "3c28a620089e",
            "M3",
            "config.3c28a620089e.xml",
            "config.M3.xml",
            "DeviceLogLevel",
            "settings.DeviceLogLevel",
            "settings.Account1DisplayName",
            "settings.ProgramKey2Label",
            "settings.SIPPeerFilterEnable"),
    HTEK(
            "001fc110d3a9",
            "UC924",
            "cfg001fc110d3a9.xml",
            "cfg0012.xml",
            "P8951",
            "hl_provision.config.P8951",
            "hl_provision.config.P3",
            "hl_provision.config.P41401",
            "hl_provision.config.P258"),
    SNOM(
            "000413922d24",
            "D785",
            "snomD785-000413922D24.htm",
            "snomD785.htm",
            "user_ringer/1",
            "settings.phone-settings.user_ringer.1",
            "settings.phone-settings.user_realname.1",
            "settings.functionKeys.fkey.1@label",
            "settings.phone-settings.filter_registrar");

    final MacAddress mac;
    final String model;
    final String file;
    final String common;
    final String raw;
    final String rawParameter;
    final String nameParameter;
    final String labelParameter;
    final String serverOnlyParameter;

    FirstVendor(
            String mac,
            String model,
            String file,
            String common,
            String raw,
            String rawParameter,
            String nameParameter,
            String labelParameter,
            String serverOnlyParameter) {
        this.mac = MacAddress.of(mac);
        this.model = model;
        this.file = file;
        this.common = common;
        this.raw = raw;
        this.rawParameter = rawParameter;
        this.nameParameter = nameParameter;
        this.labelParameter = labelParameter;
        this.serverOnlyParameter = serverOnlyParameter;
    }

    String vendor() {
        return name().startsWith("FANVIL") ? "fanvil" : name().toLowerCase(Locale.ROOT);
    }
}
