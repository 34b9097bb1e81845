package org.dialtone.site;

import java.util.List;
import org.dialtone.site.file.RowFate;

/**
 * The result of checking a table of extensions and phones.
 *
 * @param review findings by row and column, and the changes that importing it makes or made
 * @param rows   the fate of each row; with a fault anywhere nothing is taken
 */
public record CsvReview(Review review, List<RowFate> rows) {}
