package org.rocketrewards.seal.verify;

/** Is told how far a verification is. */
@FunctionalInterface
public interface Progress {
    /** So many {@code what} have been verified. */
    void at(String what, long done);
}
