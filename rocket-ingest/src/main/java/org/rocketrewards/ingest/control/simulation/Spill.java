package org.rocketrewards.ingest.control.simulation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocketrewards.rules.LearningEvent;

/**
 * Events sorted into temporary files by learner, so that one file after the other can be decided in memory, however many
 * events there are. The files are this process's own and gone when it is closed.
 */
final class Spill implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final int MOST_FILES = 256;
    private static final int EVENTS_PER_FILE = 10_000;

    private final int sourceId;
    private final Path directory;
    private final List<DataOutputStream> files = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** Files for about this many events. */
    Spill(int sourceId, long events) throws IOException {
        this.sourceId = sourceId;
        directory = Files.createTempDirectory("rocket-simulation-");
        int count = (int) Math.max(1, Math.min(MOST_FILES, events / EVENTS_PER_FILE + 1));
        for (int i = 0; i < count; i++) {
            files.add(new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(directory.resolve(String.valueOf(i))), BUFFER)));
        }
    }

    /** An event with the learner whose standings it touches. */
    void add(long learnerKey, PastEvent past) throws IOException {
        int file = (int) Math.floorMod((learnerKey * 0x9E37_79B9_7F4A_7C15L) >>> 32, (long) files.size());
        DataOutputStream out = files.get(file);
        LearningEvent event = past.event();
        out.writeLong(learnerKey);
        out.writeLong(past.id());
        out.writeInt(past.version());
        out.writeBoolean(past.inPeriod());
        out.writeLong(event.moodleId());
        out.writeInt(number(event.name()));
        out.writeLong(event.userId());
        out.writeLong(event.occurredAt().getEpochSecond());
        out.writeShort(event.fields().size());
        for (Map.Entry<String, String> field : event.fields().entrySet()) {
            out.writeInt(number(field.getKey()));
            out.writeUTF(field.getValue());
        }
    }

    /** Names repeat in every event; strange ones are few. */
    private int number(String name) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = names.size();
            numbers.put(name, known);
            names.add(name);
        }
        return known;
    }

    int files() {
        return files.size();
    }

    /** The events of a file by learner; nothing is added afterwards. */
    Map<Long, List<PastEvent>> read(int file) throws IOException {
        files.get(file).close();
        Map<Long, List<PastEvent>> byLearner = new HashMap<>();
        Path path = directory.resolve(String.valueOf(file));
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            while (in.available() > 0) {
                byLearner.computeIfAbsent(in.readLong(), k -> new ArrayList<>()).add(event(in));
            }
        }
        Files.delete(path);
        return byLearner;
    }

    private PastEvent event(DataInputStream in) throws IOException {
        long id = in.readLong();
        int version = in.readInt();
        boolean inPeriod = in.readBoolean();
        long moodleId = in.readLong();
        String name = names.get(in.readInt());
        long userId = in.readLong();
        Instant occurredAt = Instant.ofEpochSecond(in.readLong());
        int size = in.readShort();
        Map<String, String> fields = new HashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            fields.put(names.get(in.readInt()), in.readUTF());
        }
        return new PastEvent(
                id, new LearningEvent(sourceId, moodleId, name, userId, occurredAt, fields), version, inPeriod);
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < files.size(); i++) {
            files.get(i).close();
            Files.deleteIfExists(directory.resolve(String.valueOf(i)));
        }
        Files.deleteIfExists(directory);
    }
}
