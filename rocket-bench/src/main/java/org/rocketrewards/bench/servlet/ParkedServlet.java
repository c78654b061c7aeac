package org.rocketrewards.bench.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Waits for the commit on the request's own thread. */
public class ParkedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.body(request);
        CompletableFuture<Boolean> committed = new CompletableFuture<>();
        Commits.SHARED.await(() -> committed.complete(true));
        committed.join();
        Answer.send(response);
    }
}
