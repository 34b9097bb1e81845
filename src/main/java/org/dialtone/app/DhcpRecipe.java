package org.dialtone.app;

/**
 * The way to set option 66 on each DHCP server that sites often have already; angle brackets mark what differs from
 * site to site.
 */
enum DhcpRecipe {
    WINDOWS("Windows Server, in a command prompt as administrator", """
            every client:
              netsh dhcp server set optionvalue 66 STRING "<root>"
            one scope:
              netsh dhcp server scope <network> set optionvalue 66 STRING "<root>"
            one vendor class (PowerShell, Windows Server 2012 and later: netsh has no policies, and its own
            vendor classes put the value into option 43, where phones don't look for it):
              Add-DhcpServerv4Class -Name 'Snom' -Type Vendor -Data 'snom'
              Add-DhcpServerv4Policy -Name 'Snom' -ScopeId <network> -Condition OR -VendorClass EQ,'Snom*'
              Set-DhcpServerv4OptionValue -ScopeId <network> -PolicyName 'Snom' -OptionId 66 -Value '<snom>'
            one reservation:
              netsh dhcp server scope <network> set reservedoptionvalue <address> 66 STRING "<root>"
            """),

    KEA("Kea, in kea-dhcp4.conf", """
            every client, inside "Dhcp4"; one scope, inside its entry of "subnet4":
              "option-data": [ { "name": "tftp-server-name", "data": "<root>" } ]
            one vendor class and all others, inside "Dhcp4" (Kea prefers an option of "subnet4" to a class's:
            take it out there; an option of "Dhcp4" may stay, since a class's is preferred to it):
              "client-classes": [ {
                "name": "snom",
                "test": "substring(option[60].hex,0,4) == 'snom'",
                "option-data": [ { "name": "tftp-server-name", "data": "<snom>" } ]
              }, {
                "name": "not-snom",
                "test": "not member('snom')",
                "option-data": [ { "name": "tftp-server-name", "data": "<root>" } ]
              } ]
            one reservation, inside the entry of "subnet4":
              "reservations": [ {
                "hw-address": "<mac>",
                "ip-address": "<address>",
                "option-data": [ { "name": "tftp-server-name", "data": "<root>" } ]
              } ]
            """),

    ISC("ISC dhcpd, in dhcpd.conf", """
            every client, outside all braces:
              option tftp-server-name "<root>";
            one scope:
              subnet <network> netmask <netmask> {
                option tftp-server-name "<root>";
              }
            one vendor class:
              class "snom" {
                match if substring(option vendor-class-identifier, 0, 4) = "snom";
                option tftp-server-name "<snom>";
              }
            one reservation:
              host reception {
                hardware ethernet <mac>;
                fixed-address <address>;
                option tftp-server-name "<root>";
              }
            """),

    DNSMASQ(
            "dnsmasq, in dnsmasq.conf (it ends the text with a NUL byte, which a phone may take for a part of the URL)",
            """
            every client:
              dhcp-option=66,"<root>"
            one scope (set:voice is added to the line that it has):
              dhcp-range=set:voice,<first>,<last>,<netmask>,12h
              dhcp-option=tag:voice,66,"<root>"
            one vendor class:
              dhcp-vendorclass=set:snom,snom
              dhcp-option=tag:snom,66,"<snom>"
            one reservation:
              dhcp-host=<mac>,set:reception,<address>
              dhcp-option=tag:reception,66,"<root>"
            """),

    CISCO("Cisco IOS, in configuration mode", """
            every client: in each pool; one scope: in its pool:
              ip dhcp pool VOICE
               network <network> <netmask>
               option 66 ascii "<root>"
            one vendor class: IOS chooses options by pool alone; put these phones into a network of their own:
              ip dhcp pool SNOM
               option 66 ascii "<snom>"
            one reservation:
              ip dhcp pool RECEPTION
               host <address> <netmask>
               hardware-address <ciscoMac>
               option 66 ascii "<root>"
            """),

    MIKROTIK("MikroTik RouterOS, in its terminal", """
            first, whatever the level:
              /ip dhcp-server option add name=dialtone code=66 value="s'<root>'"
              /ip dhcp-server option add name=dialtone-snom code=66 value="s'<snom>'"
              /ip dhcp-server option sets add name=dialtone options=dialtone
              /ip dhcp-server option sets add name=dialtone-snom options=dialtone-snom
            every client of a server:
              /ip dhcp-server set [find name=dhcp1] dhcp-option-set=dialtone
            one scope:
              /ip dhcp-server network set [find address=<subnet>] dhcp-option=dialtone
            one vendor class (RouterOS 7.16 and later; pool1 is the pool that the server has):
              /ip dhcp-server matcher add name=snom server=dhcp1 address-pool=pool1 code=60 matching-type=substring value="snom" option-set=dialtone-snom
            one reservation:
              /ip dhcp-server lease set [find mac-address=<MAC>] dhcp-option=dialtone
            """);

    final String title;
    final String text;

    DhcpRecipe(String title, String text) {
        this.title = title;
        this.text = text;
    }
}
