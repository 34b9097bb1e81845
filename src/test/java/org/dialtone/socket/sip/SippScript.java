package org.dialtone.socket.sip;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes a scenario of sipp from one phone's part of a flow. */
final class SippScript {

    private static final String HOP = "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n";
    private static final String REST =
            "Call-ID: [call_id]\nContact: <sip:%s@[local_ip]:[local_port];transport=[transport]>\nMax-Forwards: 70\n%sContent-Length: 0\n\n";
    private static final String PROOF = "[authentication username=1001 password=secret]\n";
    /** Calls for these numbers need no password. */
    private static final Set<String> HELP = Set.of("112", "911");

    private static final String TAG = "[pid]x[call_number]";

    private static final Map<String, String> MORE = Map.of(
            "PRACK",
            "RAck: 1 1 INVITE\n",
            "REFER",
            "Refer-To: <sip:u2@127.0.0.1>\n",
            "SUBSCRIBE",
            "Event: dialog\nExpires: 60\n",
            "NOTIFY",
            "Event: dialog\nSubscription-State: active\n");

    private final String user;
    private final String server;
    private final boolean caller;
    private final StringBuilder steps = new StringBuilder();
    private String called = "u1";
    private int cseq;
    private int inviteCseq;
    private String lastHeard = "";

    private SippScript(String user, String server, boolean caller) {
        this.user = user;
        this.server = server;
        this.caller = caller;
    }

    static String of(String user, String server, boolean caller, String part) {
        SippScript script = new SippScript(user, server, caller);
        for (String step : part.strip().split(" ")) {
            script.add(step);
        }
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<scenario name=\"flow\">\n" + script.steps
                + script.references() + "</scenario>\n";
    }

    /** sipp reports a variable that is set and never used as an error. */
    private String references() {
        String kept = String.join(
                ",",
                Stream.of("peer", "own", "sequence")
                        .filter(name -> steps.indexOf("\"" + name + "\"") >= 0)
                        .toList());
        return kept.isEmpty() ? "" : "<Reference variables=\"" + kept + "\"/>\n";
    }

    private void add(String step) {
        boolean optional = step.startsWith("<?");
        String what = step.substring(optional ? 2 : 1);
        if (step.equals("pause")) {
            steps.append("<pause milliseconds=\"200\"/>\n");
        } else if (step.equals("linger")) {
            // Answers repeated messages whose answer was lost.
            steps.append("<pause milliseconds=\"5000\"/>\n");
        } else if (step.charAt(0) == '<') {
            steps.append(Character.isDigit(what.charAt(0)) ? hear(what, optional) : hearRequest(what));
        } else if (Character.isDigit(what.charAt(0))) {
            answer(what);
        } else {
            say(what);
        }
    }

    private String hear(String status, boolean optional) {
        return "<recv response=\"" + status + "\"" + (optional ? " optional=\"true\"" : "")
                + (status.equals("200") || status.equals("183") ? " rrs=\"true\"" : "") + "/>\n";
    }

    /** Keeps what the dialog needs from the first request. */
    private String hearRequest(String method) {
        lastHeard = method;
        boolean first = !caller && cseq == 0 && steps.indexOf("<recv request") < 0;
        String keep = "<action><ereg regexp=\".*\" search_in=\"hdr\" header=\"From:\" assign_to=\"peer\"/>"
                + "<ereg regexp=\".*\" search_in=\"hdr\" header=\"To:\" assign_to=\"own\"/></action>";
        String hop = method.equals("INVITE")
                ? "<action><ereg regexp=\".*\" search_in=\"hdr\" header=\"CSeq:\" assign_to=\"sequence\"/></action>"
                : "";
        String both = (first ? keep : "") + hop;
        return "<recv request=\"" + method + "\"" + (first ? " rrs=\"true\"" : "") + ">"
                + both.replace("</action><action>", "") + "</recv>\n";
    }

    private void answer(String what) {
        String[] words = what.split("/");
        boolean late = words.length > 1 && words[1].equals("INVITE");
        String tag = caller ? "" : ";tag=" + TAG;
        // An answer to the INVITE after a CANCEL has the INVITE's Via and CSeq.
        String head = late
                ? "[last_Via:]\n[last_From:]\n[last_To:]" + tag + "\n[last_Call-ID:]\nCSeq: [$sequence]\n"
                : "[last_Via:]\n[last_Record-Route:]\n[last_From:]\n[last_To:]" + (inside() ? "" : tag)
                        + "\n[last_Call-ID:]\n[last_CSeq:]\n";
        String contact = words[0].startsWith("3")
                ? words[1] + "@" + server
                : user + "@[local_ip]:[local_port];transport=[transport]";
        boolean repeats = lastHeard.equals("INVITE") && !words[0].startsWith("1") || late;
        steps.append(message(
                repeats ? " retrans=\"500\"" : "",
                "SIP/2.0 " + words[0] + " Whatever\n" + head + "Contact: <sip:" + contact
                        + ">\nContent-Length: 0\n\n"));
    }

    private boolean inside() {
        return caller
                || steps.lastIndexOf("<recv request") > steps.indexOf("<recv request") && steps.indexOf("CANCEL\"") < 0;
    }

    private void say(String what) {
        String[] words = what.split("/");
        String method = words[0];
        boolean begins = caller && cseq == 0;
        boolean sameHop = words.length > 1 && words[1].equals("hop") || method.equals("CANCEL");
        cseq += method.equals("ACK") || method.equals("CANCEL") ? 0 : 1;
        inviteCseq = method.equals("INVITE") ? cseq : inviteCseq;
        called = words.length > 1 && words[1].startsWith("to=") ? words[1].substring(3) : called;
        String peer = caller ? "<sip:" + called + "@" + server + ">" : "[$peer]";
        String own = caller ? "<sip:1001@" + server + ">" : "[$own]";
        String uri = begins || sameHop ? "sip:" + called + "@" + server : "[next_url]";
        // With -3 sipp gives a CANCEL or an ACK of the same hop the INVITE's branch.
        String hop = sameHop ? HOP.replace("[branch]", "[branch" + back() + "]") : HOP;
        String to = begins || method.equals("CANCEL") || !caller ? peer : peer + "[peer_tag_param]";
        String routes = begins || sameHop ? "" : "[routes]\n";
        if (begins && !HELP.contains(called)) {
            steps.append(request(method, uri, hop, own, to, cseq, ""));
            steps.append("<recv response=\"407\" auth=\"true\"/>\n");
            if (method.equals("INVITE")) {
                steps.append(request(
                        "ACK", uri, HOP.replace("[branch]", "[branch-2]"), own, to + "[peer_tag_param]", cseq, ""));
            }
            cseq++;
            inviteCseq = cseq;
            routes = PROOF;
        }
        steps.append(request(
                method,
                uri,
                hop,
                own,
                to,
                method.equals("ACK") || method.equals("CANCEL") ? inviteCseq : cseq,
                routes));
    }

    private String request(String method, String uri, String hop, String own, String to, int number, String more) {
        return message(
                method.equals("ACK") ? "" : " retrans=\"500\"",
                method + " " + uri + " SIP/2.0\n" + hop + more + "From: " + own + ";tag=" + TAG + "\nTo: " + to
                        + "\nCSeq: " + number + " " + method + "\n"
                        + REST.formatted(user, MORE.getOrDefault(method, "")));
    }

    /** Returns the number of steps since the INVITE. */
    private String back() {
        String text = steps.toString();
        String since = text.substring(text.lastIndexOf("INVITE sip"));
        long count = since.lines()
                .filter(line -> line.startsWith("<send") || line.startsWith("<recv") || line.startsWith("<pause"))
                .count();
        return "-" + (count + 1);
    }

    private static String message(String attributes, String text) {
        return "<send" + attributes + "><![CDATA[\n" + text + "]]></send>\n";
    }
}
