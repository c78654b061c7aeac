package org.rocketrewards.ingest.alerts.control;

import java.io.IOException;

/** A way on which people are told. */
public interface AlertChannel {
    /** The mail that people get. */
    String MAIL = "mail";
    /** The address that programs are told at. */
    String WEBHOOK = "webhook";

    /** Mail or webhook. */
    String name();

    /** Who is told, without secrets. */
    String target();

    /**
     * Tells of an alert.
     *
     * @throws IOException when it was not taken
     */
    void tell(Notice notice) throws IOException;

    /**
     * Tells that this is a test.
     *
     * @throws IOException when it was not taken
     */
    void test() throws IOException;
}
