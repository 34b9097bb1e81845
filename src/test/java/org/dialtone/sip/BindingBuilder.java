package org.dialtone.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Builds a binding for a test. What isn't said: the phone registered by UDP from port 5060 and names no instance. */
public final class BindingBuilder {

    private final String user;
    private final Ip4 source;
    private String contact;
    private int port = 5060;
    private Transport transport = Transport.UDP;
    private String callId = "call";
    private Instant registered = Instant.EPOCH;
    private Instant expires = Instant.EPOCH;
    private String userAgent;
    private MacAddress holder;

    public BindingBuilder(String user, String source) {
        this(user, Ip4.of(source));
    }

    public BindingBuilder(String user, Ip4 source) {
        this.user = user;
        this.source = source;
        contact = "sip:" + user + "@" + source;
    }

    public BindingBuilder contact(String value) {
        contact = value;
        return this;
    }

    public BindingBuilder port(int value) {
        port = value;
        return this;
    }

    public BindingBuilder transport(Transport value) {
        transport = value;
        return this;
    }

    public BindingBuilder callId(String value) {
        callId = value;
        return this;
    }

    public BindingBuilder from(Instant value, Duration expiry) {
        return between(value, value.plus(expiry));
    }

    public BindingBuilder between(Instant since, Instant until) {
        registered = since;
        expires = until;
        return this;
    }

    public BindingBuilder userAgent(String value) {
        userAgent = value;
        return this;
    }

    public BindingBuilder holder(MacAddress value) {
        holder = value;
        return this;
    }

    public Binding build() {
        return new Binding(
                user,
                contact,
                source,
                port,
                transport,
                callId,
                1,
                registered,
                expires,
                userAgent,
                List.of(),
                null,
                holder);
    }
}
