package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorScriptTest {

    private static final VendorScripts SCRIPTS = VendorScripts.load();
    private static final MacAddress MAC = MacAddress.of("00:04:13:aa:bb:cc");

    /** One line in each vendor's file, and a second empty one, as the vendor's own documents write it. */
    private static final Map<String, String> FILES = Map.of(
            "yealink", """
                    #!version:1.0.0.1
                    account.1.enable = 1
                    account.1.user_name = 1001
                    account.1.auth_name = auth
                    account.1.password = p=w:1#
                    account.1.sip_server.1.address = 127.66.0.1
                    account.1.sip_server.1.port = 15060
                    account.1.sip_server.1.transport_type = 1
                    account.1.sip_server.1.expires = 600
                    account.2.user_name = %NULL%
                    """,
            "fanvil", """
                    <sysConf><Version>2.0002</Version><sip>
                      <line index="1"><PhoneNumber>1001</PhoneNumber><RegisterAddr>127.66.0.1</RegisterAddr><RegisterPort>15060</RegisterPort>
                        <RegisterUser>auth</RegisterUser><RegisterPswd>p=w:1#</RegisterPswd><RegisterTTL>600</RegisterTTL><Transport>1</Transport></line>
                      <line index="2"><PhoneNumber></PhoneNumber></line>
                    </sip></sysConf>
                    """,
            "grandstream", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <gs_provision version="1"><config version="1">
                      <P35>1001</P35><P36>auth</P36><P34>p=w:1#</P34><P47>127.66.0.1:15060</P47><P130>1</P130><P32>10</P32><P404></P404>
                    </config></gs_provision>
                    """,
            "dinstar", """
                    Config.Account1.GENERAL.UserName = 1001
                    Config.Account1.GENERAL.AuthName = auth
                    Config.Account1.GENERAL.Pwd = p=w:1#
                    Config.Account1.SIP.Server = 127.66.0.1
                    Config.Account1.SIP.Port = 15060
                    Config.Account1.SIP.TransType = 1
                    Config.Account1.REG.Timeout = 600
                    Config.Account2.GENERAL.UserName =
                    """,
            "ale", """
                    <settings>
                      <setting id="Account1UserName" value="1001" override="true"/><setting id="Account1RegName" value="auth" override="true"/>
                      <setting id="Account1Password" value="p=w:1#" override="true"/>
                      <setting id="Account1Server1Address" value="127.66.0.1" override="true"/>
                      <setting id="Account1Server1Port" value="15060" override="true"/>
                      <setting id="Account1Server1Transport" value="1" override="true"/>
                      <setting id="Account1Server1Expire" value="600" override="true"/>
                      <setting id="Account2UserName" value="" override="true"/>
                    </settings>
                    """,
            "htek", """
                    <hl_provision version="1"><config version="1">
                      <P47 para="Profile1_Sipserver">127.66.0.1:15060</P47><P130 para="Profile1_SipTransport">1</P130>
                      <P32 para="Profile1_RegisterExpiration">10</P32><P35 para="Account1_SipUserId">1001</P35>
                      <P36 para="Account1_AuthenticateID">auth</P36><P34 para="Account1_AuthenticatePassword">p=w:1#</P34>
                    </config></hl_provision>
                    """,
            "snom", """
                    <settings><phone-settings>
                      <user_name idx="1" perm="R">1001</user_name><user_pname idx="1" perm="R">auth</user_pname>
                      <user_pass idx="1" perm="R">p=w:1#</user_pass><user_host idx="1" perm="R">127.66.0.1</user_host>
                      <user_outbound idx="1" perm="R">127.66.0.1:15060;transport=tcp</user_outbound><user_expiry idx="1" perm="R">600</user_expiry>
                      <user_name idx="2" perm="R"></user_name>
                    </phone-settings></settings>
                    """);

    @ParameterizedTest
    @ValueSource(strings = {"yealink", "fanvil", "grandstream", "dinstar", "ale", "htek", "snom"})
    void findsTheAccountInTheVendorsFile(String vendor) {
        assertEquals(
                List.of(new LineAccount("1001", "auth", "p=w:1#", "127.66.0.1", 15060, "tcp", Duration.ofMinutes(10))),
                SCRIPTS.get(vendor).orElseThrow().accounts(PhoneFile.of(FILES.get(vendor))));
    }

    @Test
    void findsNoAccountInACommonFile() {
        assertEquals(
                List.of(),
                SCRIPTS.get("yealink").orElseThrow().accounts(PhoneFile.of("#!version:1.0.0.1\nlang.gui = English\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yealink     | http://h:8080/provision/t/          | 000413aabbcc.boot y000000000000.boot y000000000066.cfg 000413aabbcc.cfg",
                "fanvil      | http://h:8080/provision/t/          | F0V00X5U0000.cfg 000413aabbcc.cfg",
                "grandstream | http://h:8080/provision/t           | cfg000413aabbcc cfg000413aabbcc.bin cfg000413aabbcc.xml cfggrp2614.xml cfg.xml",
                "grandstream | h:8080/provision/t/                 | cfg000413aabbcc cfg000413aabbcc.bin cfg000413aabbcc.xml cfggrp2614.xml cfg.xml",
                "dinstar     | http://h:8080/provision/t/          | 000413aabbcc.cfg",
                "ale         | http://h:8080/provision/t/          | config.M3.xml config.000413aabbcc.xml",
                "htek        | http://h:8080/provision/t           | cfg0012.xml cfg000413aabbcc cfg000413aabbcc.xml",
                "snom        | http://h:8080/provision/t/          | snomD785.htm snomD785-000413AABBCC.htm",
                "snom        | http://h:8080/provision/t/{mac}.htm | 000413AABBCC.htm",
                "snom        | http://h:8080/provision/t/{mac}     | 000413AABBCC",
                "fanvil      | http://h:8080/provision/t/$mac.cfg  | 000413aabbcc.cfg",
                "yealink     | http://h:8080/provision/t/own.cfg   | own.cfg"
            })
    void asksForTheVendorsFilesInItsOrder(String vendor, String told, String names) {
        VendorScript script = SCRIPTS.get(vendor).orElseThrow();
        assertEquals(
                List.of(names.split(" ")).stream()
                        .map(name -> "http://h:8080/provision/t/" + name)
                        .toList(),
                script.urls(told, script.models().getFirst(), MAC));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yealink     | Yealink SIP-T46S 66.86.0.15 00:04:13:aa:bb:cc",
                "fanvil      | Fanvil X5U 2.12.1.4 000413aabbcc",
                "grandstream | Grandstream Model HW GRP2614 SW 1.0.5.15 DevId 000413aabbcc",
                "ale         | ALE M3-CE 2.11.01.1604 000413aabbcc",
                "htek        | Htek UC924 2.0.4.6.41 00:04:13:aa:bb:cc",
                "snom        | Mozilla/4.0 (compatible; snomD785-SIP 10.1.33.33 2010.12-00004-g9ba52f5 000413AABBCC SXM:0 UXM:0)",
                "dinstar     |"
            })
    void callsItselfAsTheVendorsPhonesDo(String vendor, String userAgent) {
        VendorScript script = SCRIPTS.get(vendor).orElseThrow();
        assertEquals(
                userAgent, VendorScript.fill(script.userAgent(), script.models().getFirst(), MAC));
    }

    @Test
    void aBootFileTellsWhatToFetchInstead() {
        assertEquals(
                List.of("common.cfg", "own.cfg"),
                SCRIPTS.get("yealink").orElseThrow().included("""
                #!version:1.0.0.1
                include:config "common.cfg"
                include:config "own.cfg"
                overwrite_mode = 1
                """));
    }
}
