package org.dialtone.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Phones in a loop, in a namespace whose link gives each address the hardware address of its phone (nft, table {@code
 * phones}). Arguments: how many phones, how many visitors, the longest rest in ms, the seed. Orders come by standard
 * input: {@code visit N} lets N new phones boot, {@code leave} ends those that are up. Tells what happens by lines:
 * {@code did MAC WHAT BEGAN ENDED}, {@code failed MAC WHAT WHY}.
 */
public final class LoopPhonesMain implements LoopPhone.Diary {

    public static final List<String> VENDORS = List.of("yealink", "fanvil", "grandstream", "htek");

    private final Map<Ip4, MacAddress> devices = new HashMap<>();

    private LoopPhonesMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int phones = Integer.parseInt(arguments[0]);
        List<Roster.Member> all = new Roster()
                .generate(phones + Integer.parseInt(arguments[1]), VENDORS)
                .members();
        Duration pace = Duration.ofMillis(Long.parseLong(arguments[2]));
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[3]));
        LoopPhonesMain diary = new LoopPhonesMain();
        try (LinkDhcp link = new LinkDhcp();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<LoopPhone> made = new ArrayList<>();
            for (Roster.Member each : all) {
                made.add(new LoopPhone(each, link, random.split(), diary));
            }
            for (LoopPhone each : made.subList(0, phones)) {
                threads.submit(() -> {
                    each.loop(pace);
                    return null;
                });
            }
            orders(new ArrayDeque<>(made.subList(phones, made.size())), threads);
            threads.shutdownNow();
        }
    }

    private static void orders(Queue<LoopPhone> visitors, ExecutorService threads) throws IOException {
        List<LoopPhone> here = new ArrayList<>();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals("leave")) {
                here.forEach(each -> threads.submit(() -> {
                    each.leave();
                    return null;
                }));
                here.clear();
            } else {
                for (int i = Integer.parseInt(order.split(" ")[1]); i > 0; i--) {
                    LoopPhone visitor = visitors.remove();
                    here.add(visitor);
                    threads.submit(() -> {
                        visitor.boot("visit");
                        return null;
                    });
                }
            }
        }
    }

    @Override
    public synchronized void holds(Roster.Member who, LinkClient.Lease lease) throws IOException, InterruptedException {
        MacAddress before = devices.put(lease.address(), who.mac());
        if (!who.mac().equals(before)) {
            if (before != null) {
                rule("delete", lease.address().toString());
            }
            rule("add", lease.address() + " : " + who.mac());
        }
    }

    @Override
    public synchronized void leaves(LinkClient.Lease lease) throws IOException, InterruptedException {
        if (devices.remove(lease.address()) != null) {
            rule("delete", lease.address().toString());
        }
    }

    /** Returns when the kernel goes by it. */
    private static void rule(String what, String element) throws IOException, InterruptedException {
        Process nft = new ProcessBuilder("nft", what + " element netdev phones macs { " + element + " }")
                .redirectErrorStream(true)
                .start();
        String said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (nft.waitFor() != 0) {
            throw new IOException("nft: " + said);
        }
    }

    @Override
    public synchronized void did(Roster.Member who, String what, long began, long ended) {
        System.out.println("did " + who.mac() + " " + what + " " + began + " " + ended);
    }

    @Override
    public synchronized void failed(Roster.Member who, String what, Exception why) {
        System.out.println("failed " + who.mac() + " " + what + " " + why);
    }
}
