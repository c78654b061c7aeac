package org.rocketrewards.access;

import java.time.Duration;

/** What becomes of an attempt to sign in. None of the refusals tells whether the person exists. */
public sealed interface SignInAnswer {
    /** Name and password fit. */
    record Accepted(SignedIn person) implements SignInAnswer {}

    /** Name or password is wrong, or the person may no longer sign in. */
    record Refused() implements SignInAnswer {}

    /** Too many attempts failed for this name or from this address; the password was not looked at. */
    record Throttled(Duration pause) implements SignInAnswer {}
}
