package org.dialtone.phone;

import java.util.List;

/**
 * How phones of a vendor search their phone book: the parameters of the query that they append to its URL.
 *
 * @param names   parameters that hold a part of a name, with stars for the rest
 * @param numbers parameters that hold a whole number, or a star
 * @param first   the parameter for the first wanted entry of those found, counted from 1; null: always the first
 * @param count   the parameter for the number of wanted entries; null: as many as fit
 * @param echo    the parameter that the answer repeats unchanged; null: none
 * @param most    the largest number of entries in one answer
 * @param longest the longest name that the phone takes, in characters
 */
public record BookSearch(
        List<String> names, List<String> numbers, String first, String count, String echo, int most, int longest) {}
