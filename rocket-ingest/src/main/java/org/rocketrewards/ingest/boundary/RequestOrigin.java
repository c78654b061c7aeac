package org.rocketrewards.ingest.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rocketrewards.access.Origin;
import org.rocketrewards.ingest.control.ClientAddress;
import org.rocketrewards.ingest.control.Networks;
import org.rocketrewards.ingest.control.Senders;

/** Tells where a request comes from; behind trusted proxies from where they say. */
@ApplicationScoped
public class RequestOrigin {
    @Inject
    @ConfigProperty(name = "rocket.trusted.proxies")
    Optional<String> trustedProxies;

    private ClientAddress clients;

    @PostConstruct
    void prepare() {
        clients = new ClientAddress(Networks.parse(trustedProxies.orElse("")));
    }

    /** The origin of a request. */
    public Origin of(HttpServletRequest request) {
        InetAddress client =
                clients.of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
        return new Origin(Senders.text(client), Senders.site(client));
    }
}
