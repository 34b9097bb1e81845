package org.dialtone.site.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.site.model.Flaw;
import org.dialtone.site.model.Unreadable;

/**
 * Cells as spreadsheets leave them. Reports values that a spreadsheet broke, and keeps it from running texts as
 * formulas.
 */
final class CsvCells {

    private static final Pattern EXPONENT = Pattern.compile("\\d+[.,]?\\d*[eE][+-]?\\d+");
    private static final Pattern DATE = Pattern.compile(
            "\\d{1,2}-(MONTH)|(MONTH)-\\d{2}".replace("MONTH", "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"));
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern FORMULA_TEXT = Pattern.compile("=\"(.*)\"");
    private static final Pattern FORMULA = Pattern.compile("'*[=+@-].*", Pattern.DOTALL);
    private static final int EXCEL_DIGITS = 15;
    private static final int MAC_DIGITS = 12;
    private static final String AS_TEXT = "format the column as text in the spreadsheet and write the number again";

    private CsvCells() {}

    /**
     * The meaning of a cell: {@code ="0101"} keeps a number a text, and an apostrophe before a formula keeps it from
     * running.
     */
    static String read(String cell) {
        String text = cell.strip();
        Matcher kept = FORMULA_TEXT.matcher(text);
        if (kept.matches()) {
            return kept.group(1).strip();
        }
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }

    /** Writes a text so that no spreadsheet takes it for a formula; {@link #read} undoes it. */
    static String write(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** @throws Unreadable where a spreadsheet made another number of the text */
    static String number(String text) {
        unbroken(text);
        if (DIGITS.matcher(text).matches() && text.length() > EXCEL_DIGITS && text.endsWith("0")) {
            throw new Unreadable(Flaw.CELL_DIGITS_LOST, text, EXCEL_DIGITS);
        }
        return Conversions.extensionNumber(text);
    }

    /** As {@link #number}, for a number that is only dialled. */
    static String dialled(String text) {
        unbroken(text);
        return Conversions.dialled(text);
    }

    /** @throws Unreadable where a spreadsheet made a number of a MAC address of digits alone */
    static String mac(String text) {
        unbroken(text);
        if (DIGITS.matcher(text).matches() && text.length() < MAC_DIGITS) {
            throw new Unreadable(Flaw.CELL_MAC_SHORT, text, text.length());
        }
        return text;
    }

    private static void unbroken(String text) {
        if (DATE.matcher(text).matches()) {
            throw new Unreadable(Flaw.CELL_DATE, text);
        }
        if (EXPONENT.matcher(text).matches() && (text.contains("+") || text.contains(".") || text.contains(","))) {
            throw new Unreadable(Flaw.CELL_EXPONENT, text);
        }
    }
}
