package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Puts a value into an XML file by its path. */
class XmlLinesTest {

    private static final String FILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <sysConf>
              <sip>
                <line index="1">
                  <Name>a</Name>
                </line>
                <line index="2">
                  <Name>b</Name>
                </line>
              </sip>
              <phone>
                <Name>c</Name>
              </phone>
            </sysConf>
            """;

    @Test
    void aValueThatIsThereIsReplaced() {
        assertEquals(FILE.replace(">b<", ">x &lt;&amp;&gt;<"), put("sip.line.2.Name", "x <&>"));
        assertEquals(FILE.replace(">c<", "><"), put("phone.Name", ""));
    }

    @Test
    void aNewOneGoesIntoItsGroup() {
        assertEquals(
                FILE.replace("      <Name>a</Name>\n", "      <Name>a</Name>\n      <Port>5060</Port>\n"),
                put("sip.line.1.Port", "5060"));
    }

    @Test
    void groupsThatAreMissingAreMade() {
        assertEquals(
                FILE.replace(
                        "</sysConf>",
                        "  <web>\n    <account index=\"1\">\n      <Level>10</Level>\n    </account>\n  </web>\n</sysConf>"),
                put("web.account.1.Level", "10"));
        assertEquals(
                FILE.replace("  </sip>", "    <line index=\"3\">\n      <Name>x</Name>\n    </line>\n  </sip>"),
                put("sip.line.3.Name", "x"));
    }

    private static String put(String path, String value) {
        XmlLines lines = new XmlLines(FILE);
        lines.put(path, value);
        return lines.text();
    }
}
