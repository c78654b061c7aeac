package org.rocketrewards.admin.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.rocketrewards.audit.AuditEntry;
import org.rocketrewards.audit.CallContext;
import org.rocketrewards.audit.boundary.AuditTrail;
import org.rocketrewards.ingest.boundary.RequestOrigin;

/**
 * Tells the audit trail which request a thread works for, and puts on record what a program wanted to change and was
 * refused. The webhook is not concerned: its deliveries have a log of their own.
 */
@WebFilter(
        urlPatterns = {"/api/v1/*", "/admin/*"},
        asyncSupported = true)
public class CallContextFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final int REFUSED_FROM = 400;
    private static final int REFUSED_BELOW = 500;

    @Inject
    transient RequestOrigin origins;

    @Inject
    transient AuditTrail audit;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = UUID.randomUUID().toString();
        response.setHeader(REQUEST_ID, id);
        CallContext.begin(new CallContext(origins.of(request).address(), id));
        try {
            chain.doFilter(request, response);
            noteRefusal(request, response.getStatus());
        } finally {
            CallContext.end();
        }
    }

    private void noteRefusal(HttpServletRequest request, int status) {
        if (request.getServletPath().startsWith("/api")
                && CHANGING.contains(request.getMethod())
                && status >= REFUSED_FROM
                && status < REFUSED_BELOW
                && !CallContext.refusalNoted()) {
            String path = request.getRequestURI();
            audit.recordRefusal(AuditEntry.of("api.change", "address", request.getMethod() + ' ' + path)
                    .because("HTTP " + status));
        }
    }
}
