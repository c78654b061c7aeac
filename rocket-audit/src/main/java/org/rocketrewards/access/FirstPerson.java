package org.rocketrewards.access;

import org.rocketrewards.model.Secret;

/**
 * The first administrator and the first API key, at the only moment at which their secrets can be read.
 *
 * @param name to sign in with
 * @param password to be changed at the first sign-in
 * @param apiKey of role admin
 */
public record FirstPerson(String name, String password, Secret apiKey) {
    /** Never the secrets. */
    @Override
    public String toString() {
        return "FirstPerson[" + name + ", " + apiKey + "]";
    }
}
