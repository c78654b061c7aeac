package org.rocketrewards.admin.leaderboards;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocketrewards.ledger.Leaderboard;
import org.rocketrewards.ledger.LeaderboardRow;
import org.rocketrewards.model.Csv;

/** A leaderboard as comma-separated values, from the first place on. */
final class LeaderboardFile {
    /** How many places a file has. */
    static final int MOST = 50_000;

    private LeaderboardFile() {}

    /** Writes what {@code parts} gives by cursor, part by part. */
    static void write(Function<@Nullable String, Leaderboard> parts, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Csv csv = new Csv(writer);
        csv.line("rank", "learner", "points");
        @Nullable String cursor = null;
        int rows = 0;
        do {
            Leaderboard part = parts.apply(cursor);
            for (LeaderboardRow row : part.items()) {
                csv.line(row.rank(), row.learner(), row.points());
            }
            rows += part.items().size();
            cursor = part.next();
        } while (cursor != null && rows < MOST);
        writer.flush();
    }
}
