package org.rocketrewards.ingest.alerts;

import org.jspecify.annotations.Nullable;

/**
 * What came of a test of a channel.
 *
 * @param failure null: it was taken
 */
public record ChannelTest(
        String channel, String target, @Nullable String failure) {}
