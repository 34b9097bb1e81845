package org.dialtone.site.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.site.file.Written.Mapping;
import org.dialtone.site.file.Written.Pair;
import org.dialtone.site.file.Written.Refused;
import org.dialtone.site.file.Written.Scalar;
import org.dialtone.site.file.Written.Sequence;
import org.dialtone.site.file.Written.Spot;
import org.dialtone.site.model.Flaw;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one document from YAML events; nothing else in the program parses YAML. Events rather than
 * composed nodes: they still tell a tag that was written from one that was guessed, and an alias from a copy, and no
 * nesting can exhaust the stack.
 */
final class TreeBuilder {

    private static final int DEEPEST = 20;
    /** 50,000 phones take 8 MiB. */
    private static final int LARGEST = 16 << 20;

    private static final int MOST_ALIASES = 10;

    private final Findings findings;
    private final boolean sharing;
    private final Map<String, Written> anchored = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private Written root;
    private boolean tooMuch;
    private int aliases;

    private record Open(CollectionStartEvent start, List<Written> items) {

        boolean mapping() {
            return start instanceof MappingStartEvent;
        }
    }

    private TreeBuilder(Findings findings, boolean sharing) {
        this.findings = findings;
        this.sharing = sharing;
    }

    /** For a site file, which has neither anchors nor tags: what its writer can't write, its reader doesn't take. */
    static TreeBuilder ofSite(Findings findings) {
        return new TreeBuilder(findings, false);
    }

    /** For files that people alone write: a few values may stand once and be used twice, and tags count for nothing. */
    static TreeBuilder sharing(Findings findings) {
        return new TreeBuilder(findings, true);
    }

    /** Empty where the text is no YAML, or too large or deep to go on; the findings tell why. */
    Optional<Written> build(String yaml) {
        if (yaml.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            refuse(new Spot(1, 1), Flaw.YAML_TOO_LARGE);
            return Optional.empty();
        }
        try {
            readAll(yaml);
        } catch (YamlEngineException e) {
            open.clear();
            YamlFault fault = YamlFault.of(e, yaml);
            findings.fault("", fault.spot(), fault.complaint());
            return Optional.empty();
        }
        if (root == null && !tooMuch) {
            refuse(new Spot(1, 1), Flaw.YAML_EMPTY);
        }
        return tooMuch ? Optional.empty() : Optional.ofNullable(root);
    }

    private void readAll(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(LARGEST + 1).build();
        int documents = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                refuse(spot(event), Flaw.YAML_SECOND_DOCUMENT);
                tooMuch = true;
            }
            if (tooMuch) {
                return;
            }
            take(event);
        }
    }

    private void take(Event event) {
        switch (event) {
            case AliasEvent alias ->
                add(sharing ? shared(alias) : refuse(spot(alias), Flaw.YAML_ALIAS, alias.getAlias()));
            case ScalarEvent scalar ->
                add(plainOf(scalar)
                        .orElseGet(() -> kept(scalar, new Scalar(scalar.getValue(), scalar.isPlain(), spot(scalar)))));
            case CollectionStartEvent start -> begin(start);
            case CollectionEndEvent _ -> add(close(open.pop()));
            default -> {}
        }
    }

    private Written shared(AliasEvent alias) {
        Written value = anchored.get(alias.getAlias().getValue());
        aliases += value instanceof Scalar ? 0 : 1;
        if (value != null && aliases <= MOST_ALIASES) {
            return value;
        }
        tooMuch = true;
        return value == null
                ? refuse(spot(alias), Flaw.YAML_ALIAS_UNKNOWN, alias.getAlias())
                : refuse(spot(alias), Flaw.YAML_ALIASES_TOO_MANY, MOST_ALIASES);
    }

    private Written kept(NodeEvent event, Written value) {
        event.getAnchor().ifPresent(anchor -> anchored.put(anchor.getValue(), value));
        return value;
    }

    private void begin(CollectionStartEvent start) {
        plainOf(start);
        open.push(new Open(start, new ArrayList<>()));
        if (open.size() > DEEPEST) {
            open.clear();
            refuse(spot(start), Flaw.YAML_TOO_DEEP, DEEPEST);
            tooMuch = true;
        }
    }

    private Written close(Open done) {
        if (!done.mapping()) {
            return kept(done.start(), new Sequence(List.copyOf(done.items()), spot(done.start())));
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < done.items().size(); i += 2) {
            pairs.add(new Pair(done.items().get(i), done.items().get(i + 1)));
        }
        return kept(done.start(), new Mapping(List.copyOf(pairs), spot(done.start())));
    }

    private void add(Written value) {
        if (open.isEmpty()) {
            root = value;
        } else {
            open.peek().items().add(value);
        }
    }

    /** A refusal where the value has an anchor or a tag that the file may not have. */
    private Optional<Written> plainOf(NodeEvent event) {
        if (sharing) {
            return Optional.empty();
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent start -> start.getTag();
            default -> Optional.empty();
        };
        if (event.getAnchor().isPresent()) {
            return Optional.of(
                    refuse(spot(event), Flaw.YAML_ANCHOR, event.getAnchor().get()));
        }
        return tag.map(name -> refuse(spot(event), Flaw.YAML_TAG, name));
    }

    private Refused refuse(Spot spot, Flaw flaw, Object... details) {
        findings.fault(path(), spot, flaw, details);
        return new Refused(spot);
    }

    /** The path of the value that comes next. */
    private String path() {
        StringBuilder path = new StringBuilder();
        for (Open each : open.reversed()) {
            if (!each.mapping()) {
                path.append('[').append(each.items().size()).append(']');
            } else if (each.items().size() % 2 == 1 && each.items().getLast() instanceof Scalar key) {
                path.append(path.isEmpty() ? "" : ".").append(key.text());
            }
        }
        return path.toString();
    }

    private static Spot spot(Event event) {
        return event.getStartMark().map(TreeBuilder::spot).orElse(new Spot(1, 1));
    }

    private static Spot spot(Mark mark) {
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
