package heartstring.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param port 0 for any that is free
 * @param address null for every address of the machine
 */
record Door(int port, @Nullable String address) {

    private static final int LAST_PORT = 65_535;

    /** Fails with a sentence when nobody can listen there; asked before the database starts, for that takes long. */
    void check() {
        if (port < 0 || port > LAST_PORT) {
            throw new Hindrance("a port is a number from 0 to " + LAST_PORT + ", not " + port);
        }
        try (ServerSocket socket = new ServerSocket()) {
            InetAddress at = address == null ? null : InetAddress.getByName(address);
            socket.setReuseAddress(true);
            socket.bind(at == null ? new InetSocketAddress(port) : new InetSocketAddress(at, port));
        } catch (UnknownHostException e) {
            throw new Hindrance("there is no address " + address + " to listen on");
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            throw new Hindrance(why.contains("in use") ? taken(port) : "cannot listen on port " + port + ": " + why);
        }
    }

    /** Says that somebody else listens there. */
    static String taken(int port) {
        return "port " + port + " is in use; choose another with --port";
    }

    /** Whether only programs on this machine reach it. */
    boolean isPrivate() {
        try {
            return address != null && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of("server.port", port));
        if (address != null) {
            properties.put("server.address", address);
        }
        return properties;
    }
}
