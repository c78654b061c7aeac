package org.rocketrewards.seal.control;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.rocketrewards.seal.Checkpoint;
import org.rocketrewards.seal.Merkle;
import org.rocketrewards.seal.SignedNote;

/**
 * Why nothing may be sealed: the tree in the database is not the one of which this node keeps a checkpoint. Signing
 * another history under the same name would make the seals worthless.
 */
public final class Standstill {
    private final KeyFile files;

    /** Compares with the checkpoint kept there. */
    public Standstill(KeyFile files) {
        this.files = files;
    }

    /** Whether keeping this checkpoint would forget a longer tree. */
    public boolean wouldForget(SignedNote newest) throws IOException {
        return Files.exists(files.checkpoint())
                && Checkpoint.parse(newest.text()).size() < known().size();
    }

    /** The reason in a sentence; empty when the tree is the one that is known, grown or not. */
    public Optional<String> reason(StoredTree tree) throws SQLException, IOException {
        if (!Files.exists(files.checkpoint())) {
            return Optional.empty();
        }
        Checkpoint known = known();
        long size = tree.size();
        if (size < known.size()) {
            return Optional.of(
                    "the database has " + size + " sealed leaves and had " + known.size() + ": it was set back");
        }
        if (!Arrays.equals(Merkle.root(known.size(), tree), known.root())) {
            return Optional.of("the first " + known.size() + " sealed leaves are not those that were signed");
        }
        return Optional.empty();
    }

    private Checkpoint known() throws IOException {
        return Checkpoint.parse(
                SignedNote.parse(Files.readString(files.checkpoint())).text());
    }
}
