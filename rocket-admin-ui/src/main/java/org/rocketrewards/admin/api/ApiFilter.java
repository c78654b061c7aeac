package org.rocketrewards.admin.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rocketrewards.ingest.boundary.Lanes;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/**
 * What holds for everything that was asked for below /api, whoever answers it: headers for browsers and caches, and no
 * page. A container resolves {@code /api/v1/..%2f..%2f} to a page or a redirect to one; Moodle's client would follow it
 * and take the event for delivered. Nor does it serve an address with an empty part ({@code /api//v1}), which a container
 * reads as another one: what stands in front of Rocket may not, and lets through what it was to keep out. There is no CORS: programs call this, pages of other sites may not.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ApiFilter implements Filter {
    private static final String API = "/api";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (Lanes.isLane()) {
            answer.setHeader("Connection", "close");
            Problems.write(
                    answer,
                    new RocketException(
                            ProblemType.OVERLOADED,
                            "Wait for the answer to a delivery before you send the next request."));
            return;
        }
        boolean served = below(asked.getServletPath());
        if (!served && !asksForApi(asked)) {
            chain.doFilter(request, response);
        } else if (served && asksForApi(asked) && isPlain(asked.getRequestURI())) {
            answer.setHeader("X-Content-Type-Options", "nosniff");
            answer.setHeader("Cache-Control", "no-store");
            chain.doFilter(request, response);
        } else {
            Problems.write(answer, Problems.nothingHere());
        }
    }

    /** An empty part or a path parameter makes it another address, at which nothing is. */
    private static boolean isPlain(String sent) {
        return !sent.contains("//") && sent.indexOf(';') < 0;
    }

    /** Whether the address as it was sent is /api or below it. */
    static boolean asksForApi(HttpServletRequest request) {
        return asksForApi(request.getRequestURI(), request.getContextPath());
    }

    static boolean asksForApi(String sent, String contextPath) {
        return sent.startsWith(contextPath) && below(sent.substring(contextPath.length()));
    }

    private static boolean below(String path) {
        return path.equals(API) || path.startsWith(API + "/") || path.startsWith(API + ";");
    }
}
