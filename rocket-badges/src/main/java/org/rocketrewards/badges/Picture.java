package org.rocketrewards.badges;

import java.util.Arrays;
import java.util.Objects;

/** A picture of a badge, checked. */
public final class Picture {
    private final String type;
    private final byte[] bytes;

    /**
     * A picture.
     *
     * @param type media type
     */
    public Picture(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
    }

    /** Media type. */
    public String type() {
        return type;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture && type.equals(picture.type) && Arrays.equals(bytes, picture.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, Arrays.hashCode(bytes));
    }
}
