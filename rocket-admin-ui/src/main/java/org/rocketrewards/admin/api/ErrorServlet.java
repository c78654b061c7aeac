package org.rocketrewards.admin.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.rocketrewards.model.ProblemType;
import org.rocketrewards.model.Problems;
import org.rocketrewards.model.RocketException;

/**
 * Answers where nothing else did: what a servlet or the container refused, or let fall. A problem document below /api,
 * one plain line elsewhere; never the container's own page with its stack trace. Reached as error page only.
 */
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Map<Integer, ProblemType> TYPES = Map.of(
            400, ProblemType.INVALID_PARAMETER,
            401, ProblemType.TOKEN_REFUSED,
            403, ProblemType.FORBIDDEN,
            404, ProblemType.NOT_FOUND,
            405, ProblemType.METHOD_NOT_ALLOWED,
            406, ProblemType.NOT_ACCEPTABLE,
            413, ProblemType.BODY_TOO_LARGE,
            415, ProblemType.UNSUPPORTED_MEDIA_TYPE,
            503, ProblemType.OVERLOADED);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RocketException problem = problem(request);
        if (ApiFilter.asksForApi(request) || failedBelowApi(request)) {
            Problems.write(response, problem);
        } else if (!response.isCommitted()) {
            response.resetBuffer();
            response.setStatus(problem.type().status());
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write((problem.type().title() + ".\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean failedBelowApi(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String sent
                && ApiFilter.asksForApi(sent, request.getContextPath());
    }

    private static RocketException problem(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return Problems.nothingHere();
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return Problems.of(thrown);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 500;
        ProblemType type = TYPES.get(status);
        if (type != null) {
            return new RocketException(
                    type, "The request was not understood or not allowed: check its address and headers.");
        }
        return Problems.of(new IllegalStateException("answered with status " + status));
    }
}
