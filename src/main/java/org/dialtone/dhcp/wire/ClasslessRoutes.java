package org.dialtone.dhcp.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dialtone.dhcp.wire.Misfit.Why;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** Classless static routes (RFC 3442): the prefix, the bytes of the network that it covers, the router. */
final class ClasslessRoutes {

    private ClasslessRoutes() {}

    static byte[] encode(List<String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        values.forEach(route -> write(route, bytes));
        return bytes.toByteArray();
    }

    private static void write(String route, ByteArrayOutputStream bytes) {
        String[] parts = route.split("\\s+(?:via|-)\\s+", -1);
        if (parts.length != 2) {
            throw new Misfit(Why.NO_ROUTE, route, "\"" + route + "\" is no route");
        }
        Subnet target = target(parts[0]);
        bytes.write(target.prefix());
        bytes.write(target.network().bytes(), 0, significant(target.prefix()));
        bytes.writeBytes(OptionShape.address(parts[1]).bytes());
    }

    private static Subnet target(String text) {
        try {
            return Subnet.of(text);
        } catch (IllegalArgumentException e) {
            throw new Misfit(Why.NO_SUBNET, text, e.getMessage());
        }
    }

    static String describe(byte[] bytes) {
        List<String> routes = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int prefix = bytes[at] & 0xff;
            OptionShape.demand(prefix <= 32);
            byte[] network = Arrays.copyOf(Arrays.copyOfRange(bytes, at + 1, at + 1 + significant(prefix)), 4);
            at += 1 + significant(prefix);
            routes.add(Ip4.of(network, 0) + "/" + prefix + " via " + Ip4.of(bytes, at));
            at += 4;
        }
        return String.join(", ", routes);
    }

    private static int significant(int prefix) {
        return (prefix + 7) / 8;
    }
}
