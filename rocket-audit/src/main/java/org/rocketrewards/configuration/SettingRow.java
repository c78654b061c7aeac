package org.rocketrewards.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it holds now.
 *
 * @param key name of the property
 * @param environment name of the environment variable
 * @param value in effect; never a secret: then dots if it is set; null: not set
 * @param usual the default; null: none
 * @param origin code of where the value comes from: {@code environment}, {@code property}, {@code file} or {@code
 *     default}
 * @param file name of the configuration source when it is a file; null otherwise
 */
public record SettingRow(
        String key,
        String environment,
        @Nullable String value,
        @Nullable String usual,
        String origin,
        @Nullable String file) {}
