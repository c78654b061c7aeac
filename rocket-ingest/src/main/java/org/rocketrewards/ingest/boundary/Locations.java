package org.rocketrewards.ingest.boundary;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where things are that a request made. */
final class Locations {
    private Locations() {}

    /** Below the address that was asked, by number. */
    static URI of(UriInfo asked, int id) {
        return asked.getAbsolutePathBuilder().path(String.valueOf(id)).build();
    }
}
