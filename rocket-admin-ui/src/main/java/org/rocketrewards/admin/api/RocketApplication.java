package org.rocketrewards.admin.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * The REST interface. Its resources are found in the modules that own them; the webhook is a servlet, mapped beside
 * it.
 */
@ApplicationPath("api")
public class RocketApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true); // /openapi describes it
    }
}
