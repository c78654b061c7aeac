package org.rocketrewards.bench.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives the request's thread back and answers from the lane that committed. */
public class AsyncServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.body(request);
        AsyncContext context = request.startAsync();
        context.setTimeout(10_000);
        Commits.SHARED.await(() -> {
            try {
                Answer.send((HttpServletResponse) context.getResponse());
            } catch (IOException e) {
                log("answer", e);
            }
            context.complete();
        });
    }
}
