package org.rocketrewards.admin.parts;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.audit.boundary.Exports;
import org.rocketrewards.model.Csv;
import org.rocketrewards.model.Page;

/** The rows of a {@link Listing} as comma-separated values: all that fit the filter, read part by part. */
final class ListingFile {
    private static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private ListingFile() {}

    /** The file of a list's own columns. */
    static <T> Function<FilterValues, Download.File> of(Listing<T> listing, Exports record) {
        return filter -> {
            record.note(listing.path(), filter.values());
            return new Download.File(
                    listing.path().replace('/', '-') + ".csv",
                    MEDIA_TYPE,
                    out -> write(listing.columns(), listing.source(), filter, out));
        };
    }

    /** A file that a service writes. */
    static Function<FilterValues, Download.File> of(String name, Function<FilterValues, byte[]> csv) {
        return filter -> {
            byte[] bytes = csv.apply(filter);
            return new Download.File(name, MEDIA_TYPE, out -> out.write(bytes));
        };
    }

    static <T> void write(List<ListColumn<T>> columns, Listing.Rows<T> source, FilterValues filter, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Csv csv = new Csv(writer);
        csv.line(columns.stream().map(ListColumn::key).toArray());
        @Nullable String cursor = null;
        do {
            Page<T> page = source.read(filter, cursor, Page.MAX_LIMIT);
            for (T row : page.items()) {
                csv.line(columns.stream()
                        .map(column -> column.value().apply(row))
                        .toArray());
            }
            cursor = page.next();
        } while (cursor != null);
        writer.flush();
    }
}
