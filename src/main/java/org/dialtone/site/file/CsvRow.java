package org.dialtone.site.file;

import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A row of a table of extensions and phones: an extension, a phone, or both, where the extension is a line of the
 * phone. A value is null where its cell is empty.
 *
 * @param row the row's number as a spreadsheet counts; the heading is 1
 */
record CsvRow(
        int row,
        String number,
        String name,
        String password,
        Boolean anywhere,
        MacAddress mac,
        String vendor,
        String model,
        List<MacAddress> alsoMacs,
        List<Ip4> addresses,
        Boolean listed) {}
