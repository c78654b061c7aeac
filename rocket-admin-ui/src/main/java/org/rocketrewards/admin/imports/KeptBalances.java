package org.rocketrewards.admin.imports;

import jakarta.ejb.EJBAccessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rocketrewards.ingest.imports.boundary.Uploads;

/**
 * A file of opening balances that waits, with what was said about it. Neither stays behind when the page is left; but
 * what is being booked by then is booked to its end.
 */
final class KeptBalances {
    private final Uploads uploads;
    private final Aim aim;
    private final String file;
    private final Path answer;
    private boolean busy;
    private boolean left;

    /** What a file is for. */
    record Aim(String source, String reason) {}

    /**
     * A file that is kept.
     *
     * @param file name under which it is
     * @param answer file with each row and what would become of it; what became of it after the booking
     */
    KeptBalances(Uploads uploads, Aim aim, String file, Path answer) {
        this.uploads = uploads;
        this.aim = aim;
        this.file = file;
        this.answer = answer;
    }

    String source() {
        return aim.source();
    }

    Path answer() {
        return answer;
    }

    /** The booking, from now on. It may begin later, on another thread, when nobody looks any more. */
    synchronized Callable<Path> booking() {
        busy = true;
        return () -> {
            try {
                return uploads.balances(file, aim.source(), aim.reason(), true);
            } finally {
                booked();
            }
        };
    }

    private synchronized void booked() {
        busy = false;
        if (left) {
            remove();
        }
    }

    /** Nobody looks any more. */
    synchronized void leave() {
        left = true;
        if (!busy) {
            remove();
        }
    }

    private void remove() {
        try {
            uploads.forget(file);
            Files.deleteIfExists(answer);
        } catch (EJBAccessException e) {
            // the session ran out: nobody is signed in any more, and the file waits for whoever tidies up
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
