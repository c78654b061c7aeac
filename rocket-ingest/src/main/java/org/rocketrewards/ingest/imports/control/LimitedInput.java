package org.rocketrewards.ingest.imports.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Hands out no more than a number of bytes, so that a small file cannot unpack to one without end. */
final class LimitedInput extends FilterInputStream {
    private final long most;
    private long left;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new UnusableFileException(
                    "too_large",
                    null,
                    "The file unpacks to more than " + most + " bytes (rocket.imports.unpacked.bytes): split it.");
        }
    }
}
