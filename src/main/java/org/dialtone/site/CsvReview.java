package org.dialtone.site;

import java.util.List;
import org.dialtone.site.file.RowFate;

/**
 * What was made of a table of extensions and phones.
 *
 * @param review findings by row and column, and what importing it changes or changed
 * @param rows   what becomes of each row; with a fault anywhere nothing is taken
 */
public record CsvReview(Review review, List<RowFate> rows) {}
