package org.dialtone.phone;

import java.util.List;

/**
 * How phones of a vendor search their phone book: the parameters of the query that they append to its URL.
 *
 * @param names   each holds a part of a name, with stars for whatever else
 * @param numbers each holds a whole number, or a star
 * @param first   which of the entries found is to come first, from 1 on; null: always the first
 * @param count   how many are wanted; null: as many as fit
 * @param echo    comes back in the answer as it was; null: nothing does
 * @param most    entries in one answer
 * @param longest characters of a name that the phone takes
 */
public record BookSearch(
        List<String> names, List<String> numbers, String first, String count, String echo, int most, int longest) {}
