package org.dialtone.web.console.forms;

import io.quarkus.qute.RawString;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.journal.Catalogue;
import org.dialtone.journal.EventWords;
import org.dialtone.journal.Language;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/**
 * The console's words in one language, by key. The key of a field is its object and its path
 * ({@code phone.settings.ntp}), so that a form names a field once; other keys begin with their page.
 */
public final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, Words> READ = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, String> texts;

    Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    public static Words english() {
        return of(Language.ENGLISH);
    }

    public static Words of(Language language) {
        return READ.computeIfAbsent(language, each -> new Words(each, Catalogue.read(Words.class, "words", each)));
    }

    public Language language() {
        return language;
    }

    /** The words for the journal's events in the same language. */
    public EventWords events() {
        return EventWords.of(language);
    }

    /**
     * The text of a key; {@code {0}} stands for the first value.
     *
     * @throws MissingResourceException where the catalogue has no such key
     */
    public String say(String key, Object... values) {
        String text = find(key).orElseThrow(() -> new MissingResourceException("no words", "Words", key));
        return PLACE.matcher(text).replaceAll(place -> {
            int value = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(value < values.length ? String.valueOf(values[value]) : place.group());
        });
    }

    /** What is wrong, and what would be right, as a sentence. */
    public String sentence(Complaint complaint) {
        String clause = clause(complaint);
        return capital(clause) + (clause.endsWith("?") ? "" : ".");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** As {@link #refused(Complaint, String)}, with what would be right. */
    public String refused(Complaint complaint) {
        return refused(complaint, clause(complaint));
    }

    /** That nothing was changed, and why; where the change may be in force, only why it isn't sure. */
    public String refused(Complaint complaint, String why) {
        return complaint.flaw() == Flaw.CHANGE_IN_DOUBT ? capital(why) : say("word.nothingWasChanged", why);
    }

    /** As {@link #sentence}, to go on within one. */
    public String clause(Complaint complaint) {
        return complaint.says(language) + ": " + complaint.remedy(language);
    }

    /** As {@link #say}, with the key's form for one or for many; {@code {0}} stands for the count. */
    public String count(String key, int count, Object... more) {
        return say(key + form(count), counted(count, more));
    }

    /** As {@link #count}, of a text that holds HTML. */
    public RawString countHtml(String key, int count, Object... more) {
        return html(key + form(count), counted(count, more));
    }

    private static String form(int count) {
        return count == 1 ? ".one" : ".many";
    }

    private static Object[] counted(int count, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = count;
        System.arraycopy(more, 0, values, 1, more.length);
        return values;
    }

    /** As {@link #say}, of a text that holds HTML; the values are texts, and are escaped. */
    public RawString html(String key, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = escaped(String.valueOf(values[i]));
        }
        return new RawString(say(key, escaped));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Empty where the catalogue has no such key. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** All texts by key, as they stand in the catalogue. */
    Map<String, String> texts() {
        return texts;
    }
}
