package heartstring.platform.embedded;

/**
 * A way into the database of a data folder, for as long as one command takes.
 *
 * @param leaving what closing does: it stops the server if this visit has started it
 */
public record Visit(String jdbcUrl, String user, String password, Runnable leaving) implements AutoCloseable {
    @Override
    public void close() {
        leaving.run();
    }
}
