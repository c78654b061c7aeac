package org.rocketrewards.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The address and port to listen on. The server itself would go on without one, so it is tried here. */
record Port(String address, int number) {

    /** Throws when nobody could listen there. */
    void refuseIfTaken() {
        try {
            tryToListen();
        } catch (BindException e) {
            throw new CannotStartException(ExitCode.PORT_TAKEN, explain(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new CannotStartException(
                    ExitCode.PORT_TAKEN, "cannot listen on port " + number + ": " + e.getMessage());
        }
    }

    /** Whether somebody listens there. */
    boolean taken() {
        try {
            tryToListen();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void tryToListen() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address.isEmpty()
                            ? new InetSocketAddress(number)
                            : new InetSocketAddress(InetAddress.getByName(address), number));
        }
    }

    private String explain(String reason) {
        if (reason.contains("Permission denied")) {
            return System.getProperty("user.name") + " may not listen on port " + number
                    + "; choose one above 1023 with ROCKET_PORT";
        }
        if (reason.contains("Cannot assign")) {
            return address + " is no address of this machine; see ROCKET_HTTP_ADDRESS";
        }
        return "port " + number + " is taken by another program; stop that, or choose another with ROCKET_PORT";
    }
}
