package org.rocketrewards.ingest;

import org.rocketrewards.model.Secret;

/** A new token at the only moment at which its secret can be read. */
public record IssuedToken(TokenRow token, Secret secret) {}
