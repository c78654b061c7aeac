package org.rocketrewards.it.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The network between Rocket and its database: a port that passes everything on, until it is told otherwise. */
final class DatabaseLink implements AutoCloseable {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final int target;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean silent;
    private volatile long delayNanos;

    /** Leads to a port on loopback. */
    DatabaseLink(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("link", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Ends all connections, and each new one at once. */
    void cut() {
        cut = true;
        open.forEach(DatabaseLink::close);
    }

    /** Nothing arrives any more, and nobody is told; what was sent arrives later. */
    void silence() {
        silent = true;
    }

    /** Whatever arrives, arrives so much later. */
    void slow(long millis) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** As it was at first. */
    void mend() {
        cut = false;
        silent = false;
        delayNanos = 0;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (cut) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // closed, or the database is not there: the client sees its connection end
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(server);
            daemon("to database", () -> pass(client, server));
            daemon("from database", () -> pass(server, client));
        } catch (IOException e) {
            close(client);
            open.remove(client);
            throw e;
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                long due = System.nanoTime() + delayNanos;
                while ((silent || System.nanoTime() < due) && !door.isClosed()) {
                    LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // one side is gone: so is the other
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more in any case
        }
    }

    @Override
    public void close() {
        close(door);
        open.forEach(DatabaseLink::close);
    }
}
