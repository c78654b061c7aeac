package org.rocketrewards.admin.api;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** One address per thing: a trailing slash or a path parameter makes it another one, which does not exist. */
@Provider
@PreMatching
public class StrictPath implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        if (path.endsWith("/") || path.contains(";")) {
            throw new NotFoundException();
        }
    }
}
