package org.dialtone.app;

/**
 * The way to set option 66 on each DHCP server that sites often have already; angle brackets mark what differs from
 * site to site, and what the catalogue words ({@code <say:…>}).
 */
enum DhcpRecipe {
    WINDOWS("""
            <say:every>
              netsh dhcp server set optionvalue 66 STRING "<root>"
            <say:scope>
              netsh dhcp server scope <network> set optionvalue 66 STRING "<root>"
            <say:WINDOWS.class>
              Add-DhcpServerv4Class -Name 'Snom' -Type Vendor -Data 'snom'
              Add-DhcpServerv4Policy -Name 'Snom' -ScopeId <network> -Condition OR -VendorClass EQ,'Snom*'
              Set-DhcpServerv4OptionValue -ScopeId <network> -PolicyName 'Snom' -OptionId 66 -Value '<snom>'
            <say:reservation>
              netsh dhcp server scope <network> set reservedoptionvalue <address> 66 STRING "<root>"
            """),

    KEA("""
            <say:KEA.every>
              "option-data": [ { "name": "tftp-server-name", "data": "<root>" } ]
            <say:KEA.class>
              "client-classes": [ {
                "name": "snom",
                "test": "substring(option[60].hex,0,4) == 'snom'",
                "option-data": [ { "name": "tftp-server-name", "data": "<snom>" } ]
              }, {
                "name": "not-snom",
                "test": "not member('snom')",
                "option-data": [ { "name": "tftp-server-name", "data": "<root>" } ]
              } ]
            <say:KEA.reservation>
              "reservations": [ {
                "hw-address": "<mac>",
                "ip-address": "<address>",
                "option-data": [ { "name": "tftp-server-name", "data": "<root>" } ]
              } ]
            """),

    ISC("""
            <say:ISC.every>
              option tftp-server-name "<root>";
            <say:scope>
              subnet <network> netmask <netmask> {
                option tftp-server-name "<root>";
              }
            <say:class>
              class "snom" {
                match if substring(option vendor-class-identifier, 0, 4) = "snom";
                option tftp-server-name "<snom>";
              }
            <say:reservation>
              host reception {
                hardware ethernet <mac>;
                fixed-address <address>;
                option tftp-server-name "<root>";
              }
            """),

    DNSMASQ("""
            <say:every>
              dhcp-option=66,"<root>"
            <say:DNSMASQ.scope>
              dhcp-range=set:voice,<first>,<last>,<netmask>,12h
              dhcp-option=tag:voice,66,"<root>"
            <say:class>
              dhcp-vendorclass=set:snom,snom
              dhcp-option=tag:snom,66,"<snom>"
            <say:reservation>
              dhcp-host=<mac>,set:reception,<address>
              dhcp-option=tag:reception,66,"<root>"
            """),

    CISCO("""
            <say:CISCO.every>
              ip dhcp pool VOICE
               network <network> <netmask>
               option 66 ascii "<root>"
            <say:CISCO.class>
              ip dhcp pool SNOM
               option 66 ascii "<snom>"
            <say:reservation>
              ip dhcp pool RECEPTION
               host <address> <netmask>
               hardware-address <ciscoMac>
               option 66 ascii "<root>"
            """),

    MIKROTIK("""
            <say:MIKROTIK.first>
              /ip dhcp-server option add name=dialtone code=66 value="s'<root>'"
              /ip dhcp-server option add name=dialtone-snom code=66 value="s'<snom>'"
              /ip dhcp-server option sets add name=dialtone options=dialtone
              /ip dhcp-server option sets add name=dialtone-snom options=dialtone-snom
            <say:MIKROTIK.every>
              /ip dhcp-server set [find name=dhcp1] dhcp-option-set=dialtone
            <say:scope>
              /ip dhcp-server network set [find address=<subnet>] dhcp-option=dialtone
            <say:MIKROTIK.class>
              /ip dhcp-server matcher add name=snom server=dhcp1 address-pool=pool1 code=60 matching-type=substring value="snom" option-set=dialtone-snom
            <say:reservation>
              /ip dhcp-server lease set [find mac-address=<MAC>] dhcp-option=dialtone
            """);

    final String text;

    DhcpRecipe(String text) {
        this.text = text;
    }
}
